/** Key and secret, picked up in every way Salesforce shows them. */

import type { Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import type { OrgState } from '../../practice-org/types.ts'
import { sampled } from '../../support/sample.ts'
import { keys } from '../setup-guide/journey.ts'
import { detailOf, firstApp, stageOf } from './fixtures.ts'

const stage = stageOf()
const { begin } = stage

describe('key and secret are picked up', () => {
  const held = async (org: OrgState, page: Page) => {
    const popup = await stage.chromium.openPopup(page)
    const value = (name: string) =>
      popup
        .waitForSelector(`input[name="${name}"]`)
        .then((input) => input?.evaluate((one) => (one as HTMLInputElement).value))
    const [clientId, clientSecret] = [await value('clientId'), await value('clientSecret')]
    await popup.close()
    expect([clientId, clientSecret]).toEqual([firstApp(org).consumerKey, firstApp(org).consumerSecret])
  }

  test.each(sampled('proofs of identity', ['email', 'sms', 'totp', 'authenticator', 'none'] as const, 2))(
    'after a proof of identity by %s',
    async (verification) => {
      const { org, page, journey } = await begin({ verification, existing: ['app'] }, (one) =>
        detailOf(firstApp(one)),
      )
      await keys.run(journey)
      await held(org, page)
    },
  )

  test('from the app for SpaceIQ only: the details of another say whose they are, and which app is meant', async () => {
    const { org, arrive, go } = await begin({ verification: 'none', existing: ['app', 'other-app'] }, (one) =>
      detailOf(firstApp(one)),
    )
    await arrive('app-detail', ({ state }) => state?.step === 'keys')
    await go(`/app/mgmt/forceconnectedapps/forceConsumerDetails.apexp?applicationId=${org.apps[1]?.id}`)
    const view = await arrive('consumer-details', ({ state }) => state?.state === 'blocked')
    expect(view.markers).toEqual([])
    expect(view.text).toContain('The app for SpaceIQ is “SpaceIQ”: nothing is picked up here.')
    // Nothing is known of this org but the app: the first step is still open.
    expect(view.actions).toContain('still-open')
  })

  test('after a wrong code was refused in Salesforce’s words', async () => {
    const { org, page, arrive, follow, type } = await begin({ existing: ['app'] }, (one) =>
      detailOf(firstApp(one)),
    )
    await arrive('app-detail', ({ state, markers }) => state?.step === 'keys' && markers.length > 0)
    await follow('2')
    await arrive('verify-identity')
    await type('1', 'x')
    await follow('2')
    await arrive(
      'verify-identity',
      ({ state, text }) => state?.state === 'blocked' && text.includes("code isn't valid"),
    )
    await type('1', org.mailbox.findLast(({ code }) => code)?.code ?? '')
    await follow('2')
    await arrive('consumer-details', ({ state }) => state?.state === 'done')
    await held(org, page)
  })

  test.each([
    ['from a window of their own', { consumerOpens: 'new-window' }],
    ['from the page that reveals the secret', { consumer: 'reveal' }],
  ] as const)('%s', async (_, world) => {
    const { org, page, journey } = await begin({ ...world, existing: ['app'] }, (one) =>
      detailOf(firstApp(one)),
    )
    await keys.run(journey)
    await held(org, page)
  })
})
