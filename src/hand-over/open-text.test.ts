/** When and where a sealed text opens: this code, these 24 hours, an org that is allowed. */

import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  clientCredentialValues,
  createKeyFixture,
  passwordValues,
  sealedOrg,
  sealFixture,
} from '../../test/support/sealed-fixtures.ts'
import { type OpenProblem, openText } from './open-text.ts'
import { getPublicKey, isReceivingKeyExpired, parseReceivingKey, type ReceivingKey } from './receiving-key.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/fake-browser.ts')).fakeBrowser,
}))

const now = 1_795_000_000_000
const minute = 60_000
const day = 24 * 60 * minute
let key: ReceivingKey
let text: string

beforeAll(async () => {
  key = await createKeyFixture(now)
  text = await sealFixture(key, now + minute)
})

test('within the day it opens, and says from which org and when', async () => {
  for (const later of [minute, day - 1])
    expect(await openText(text, key, {}, now + later)).toEqual({
      org: sealedOrg,
      sealedAt: now + minute,
      sealed: passwordValues,
    })
})

describe('it does not open', () => {
  const expectProblem = async (
    problem: OpenProblem,
    { pasted = text, opener = key as ReceivingKey | null, policy = {}, at = now + 2 * minute } = {},
  ) => expect(await openText(pasted, opener, policy, at)).toBe(problem)

  test('without a code: used, expired, or the browser was closed', () =>
    expectProblem('no-receiving-code', { opener: null }))

  test('for another code', async () =>
    expectProblem('other-recipient', { opener: await createKeyFixture(now) }))

  test('after its 24 hours', () => expectProblem('expired', { at: now + minute + day }))

  test('for longer than 24 hours, whoever sealed it so', async () =>
    expectProblem('expired', {
      pasted: await sealFixture(key, now + minute, { change: { expiresAt: now + 2 * day } }),
    }))

  test('where the clock stands before the moment the code was made', () =>
    expectProblem('clock-set-back', { at: now - 1 }))

  test('where it was sealed in the future, or before there was a code', async () => {
    await expectProblem('clocks-differ', { pasted: await sealFixture(key, now + 13 * minute) })
    await expectProblem('clocks-differ', { pasted: await sealFixture(key, now - 11 * minute) })
  })

  test('but clocks of two computers may differ by some minutes', async () => {
    for (const skew of [-9, 9]) {
      const pasted = await sealFixture(key, now + skew * minute)
      expect(await openText(pasted, key, {}, now + minute), String(skew)).toHaveProperty('org')
    }
  })

  test('with any part of what it says openly changed', async () => {
    for (const change of [{ org: 'other.my.salesforce.com' }, { sealedAt: now + minute + 1 }])
      await expectProblem('altered', { pasted: await sealFixture(key, now + minute, { change }) })
    await expectProblem('other-recipient', {
      pasted: await sealFixture(key, now + minute, { change: { recipient: '0'.repeat(64) } }),
    })
  })

  test('for what is no org', async () => {
    for (const org of ['evil.example', 'acme.my.salesforce.com.evil.example', 'ACME.my.salesforce.com'])
      await expectProblem('no-sealed-text', { pasted: await sealFixture(key, now, { org }) })
  })

  test('with the domain of another org in it', async () => {
    const values = {
      ...clientCredentialValues,
      values: { ...clientCredentialValues.values, domain: 'https://other.my.salesforce.com/' },
    }
    await expectProblem('other-domain', { pasted: await sealFixture(key, now, { values }) })
  })

  test('where a policy excludes the org of the domain, though not the server it is known by', async () => {
    const values = {
      ...clientCredentialValues,
      values: { ...clientCredentialValues.values, domain: 'https://excluded.my.salesforce.com/' },
    }
    const org = 'na112.salesforce.com'
    const pasted = await sealFixture(key, now, { org, values })
    await expectProblem('domain-not-allowed', { pasted, policy: { allowedOrgs: [org] } })
    expect(await openText(pasted, key, {}, now + minute)).toHaveProperty('org', org)
  })

  test('where a policy excludes the org, or switches it off', async () => {
    await expectProblem('org-not-allowed', { policy: { allowedOrgs: ['other.my.salesforce.com'] } })
    await expectProblem('switched-off', { policy: { disabledFeatures: ['seal'] } })
  })
})

describe('the receiving key', () => {
  test('is kept as text and read back as it was', () => {
    expect(parseReceivingKey(JSON.parse(JSON.stringify(key)))).toEqual(key)
    expect(getPublicKey(key)).toHaveLength(32)
  })

  test.each([null, {}, 'key', { jwk: {}, createdAt: 1 }])('is none where %j is stored', (stored) => {
    expect(parseReceivingKey(stored)).toBeNull()
  })

  test('ends after 24 hours', () => {
    expect(isReceivingKeyExpired(key, now + day - 1)).toBe(false)
    expect(isReceivingKeyExpired(key, now + day)).toBe(true)
  })
})
