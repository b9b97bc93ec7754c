/** Values leave the vault to be sealed, and enter it with their provenance and its rules. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { clientCredentialValues, passwordValues, sealedOrg } from '../../../test/support/sealed-fixtures.ts'
import { dispatchMessage } from '../../background/dispatch.ts'
import { loadChangeRecord } from '../../change-record/background/change-record-store.ts'
import { readVault, setCredential, setToken } from '../../credentials/background/vault.ts'
import { CREDENTIAL_LIFETIME_MS } from '../../credentials/background/vault-entry.ts'
import type { PageMessage } from '../../messages.ts'
import { credentialNames } from '../../required-setup.ts'
import { loadOrgState, updateOrgState } from '../../setup-guide/background/org-store.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const page = { id: 'our-id', url: 'chrome-extension://our-id/src/hand-over/ui/index.html' }
const send = (message: PageMessage) => dispatchMessage(message, page, self)

const sealedAt = Date.now() - 3_600_000
const received = { type: 'receive-credentials', org: sealedOrg, sealedAt } as const
const requested = { type: 'get-values-to-seal', org: sealedOrg, grant: 'password' } as const

const fillVault = async () => {
  for (const name of credentialNames) await setCredential(sealedOrg, name, passwordValues.values[name])
  await setToken(sealedOrg, 'the-admins-token')
}

beforeEach(() => fakeBrowserControls.reset())

describe('to seal', () => {
  test('are the values that Activate would send, and never the token', async () => {
    await fillVault()
    const reply = await send(requested)
    expect(reply).toEqual({ ok: true, value: passwordValues })
    expect(JSON.stringify(reply)).not.toContain('the-admins-token')
    // What rests on the recorded changes from now on is told before they are taken back.
    expect((await loadChangeRecord(sealedOrg)).handedOverAt).toBeGreaterThan(0)
  })

  test('are key, secret and domain alone with client credentials', async () => {
    await fillVault()
    await updateOrgState(sealedOrg, (state) => ({ ...state, chosenGrant: 'client_credentials' }))
    expect(await send({ ...requested, grant: 'client_credentials' })).toEqual({
      ok: true,
      value: clientCredentialValues,
    })
  })

  test('is nothing where a value is missing', async () => {
    await fillVault()
    await setCredential(sealedOrg, 'password', '')
    expect(await send(requested)).toEqual({ ok: true, value: null })
    expect((await loadChangeRecord(sealedOrg)).handedOverAt).toBeUndefined()
  })

  test('is nothing where another way to log in was chosen meanwhile', async () => {
    await fillVault()
    expect(await send({ ...requested, grant: 'client_credentials' })).toEqual({
      ok: false,
      reason: 'grant-changed',
    })
  })
})

describe('received', () => {
  test('values are held as sealed, and when; the way to log in with them', async () => {
    expect(await send({ ...received, ...clientCredentialValues })).toMatchObject({ ok: true })
    const { values, capturedAt } = await readVault(sealedOrg)
    const provenance = { from: 'sealed', at: sealedAt }
    expect(values).toEqual(
      Object.fromEntries(
        Object.entries(clientCredentialValues.values).map(([name, value]) => [name, { value, provenance }]),
      ),
    )
    // The half hour begins as they come in, not as they were sealed.
    expect(Date.now() - capturedAt).toBeLessThan(60_000)
    expect((await loadOrgState(sealedOrg)).chosenGrant).toBe('client_credentials')
  })

  test('values are gone after half an hour', async () => {
    await send({ ...received, ...passwordValues })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + CREDENTIAL_LIFETIME_MS })
    expect((await readVault(sealedOrg)).values).toEqual({})
    vi.useRealTimers()
  })

  test('values replace all that was held, and leave the colleague’s own token', async () => {
    await fillVault()
    await send({ ...received, ...clientCredentialValues })
    const { values, token } = await readVault(sealedOrg)
    expect(Object.keys(values).sort()).toEqual(['clientId', 'clientSecret', 'domain'])
    expect(token).toBe('the-admins-token')
  })

  test('values start no guide, register no script and ask for no access', async () => {
    await send({ ...received, ...passwordValues })
    expect((await loadOrgState(sealedOrg)).guideActive).toBe(false)
    const names = fakeBrowserControls.calls().map(({ name }) => name)
    expect(names.filter((name) => /^(?:scripting|permissions\.request)/.test(name))).toEqual([])
  })

  test('values of what is no org, incomplete ones and a session are refused', async () => {
    const wrong = [
      { ...received, ...passwordValues, org: 'evil.example' },
      { ...received, ...passwordValues, values: clientCredentialValues.values },
      { ...received, ...passwordValues, token: 'a-token' },
    ]
    for (const message of wrong) expect(await send(message as never)).toMatchObject({ ok: false })
    expect((await readVault(sealedOrg)).values).toEqual({})
  })
})

describe('by policy', () => {
  const messages = [requested, { ...received, ...passwordValues }] as const

  test.each(messages)('$type is off with seal', async (message) => {
    fakeBrowserControls.setPolicy({ disabledFeatures: ['seal'] })
    expect(await send(message)).toEqual({ ok: false, reason: 'switched-off' })
  })

  test('values with the domain of an excluded org are refused, by whichever server it is known', async () => {
    const org = 'na112.salesforce.com'
    fakeBrowserControls.setPolicy({ allowedOrgs: [org] })
    expect(await send({ ...received, ...passwordValues, org })).toEqual({
      ok: false,
      reason: 'org-not-allowed',
    })
    expect((await readVault(org)).values).toEqual({})
  })

  test.each(messages)('$type is refused for an org that is excluded', async (message) => {
    fakeBrowserControls.setPolicy({ allowedOrgs: ['other.my.salesforce.com'] })
    expect(await send(message)).toEqual({ ok: false, reason: 'org-not-allowed' })
    expect((await readVault(sealedOrg)).values).toEqual({})
  })
})

test.each([requested, { ...received, ...passwordValues }])(
  'a content script may not send $type',
  async (message) => {
    const script = {
      id: 'our-id',
      url: `https://${sealedOrg}/setup/forcecomHomepage.apexp`,
      tab: { id: 1, url: `https://${sealedOrg}/setup/forcecomHomepage.apexp` },
      frameId: 0,
    }
    expect(await dispatchMessage(message, script, self)).toEqual({ ok: false, reason: 'wrong-context' })
  },
)
