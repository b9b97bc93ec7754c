/** Key and secret, picked up in every way Salesforce shows them. */

import type { Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import type { FakeOrg } from '../../practice-org/types.ts'
import { sampleSweep } from '../../support/sample.ts'
import { consumerCredentialsStage } from '../setup-guide/journey.ts'
import { getAppDetailPath, getFirstApp, useOrgVariantFixture } from './fixtures.ts'

const stage = useOrgVariantFixture()
const { startGuide: begin } = stage

describe('key and secret are picked up', () => {
  const held = async (org: FakeOrg, page: Page) => {
    const popup = await stage.chromium.openPopup(page)
    const value = (name: string) =>
      popup
        .waitForSelector(`input[name="${name}"]`)
        .then((input) => input?.evaluate((one) => (one as HTMLInputElement).value))
    const [clientId, clientSecret] = [await value('clientId'), await value('clientSecret')]
    await popup.close()
    expect([clientId, clientSecret]).toEqual([getFirstApp(org).consumerKey, getFirstApp(org).consumerSecret])
  }

  test.each(sampleSweep('proofs of identity', ['email', 'sms', 'totp', 'authenticator', 'none'] as const, 2))(
    'after a proof of identity by %s',
    async (verification) => {
      const { org, page, journey } = await begin({ verification, fixtures: ['app'] }, (one) =>
        getAppDetailPath(getFirstApp(one)),
      )
      await consumerCredentialsStage.run(journey)
      await held(org, page)
    },
  )

  test('from the app for SpaceIQ only: the details of another say whose they are, and which app is meant', async () => {
    const {
      org,
      waitForPage: arrive,
      goToPath: go,
    } = await begin({ verification: 'none', fixtures: ['app', 'other-app'] }, (one) =>
      getAppDetailPath(getFirstApp(one)),
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
    const {
      org,
      page,
      waitForPage: arrive,
      clickMarkerAndNavigate: follow,
      typeAtMarker: type,
    } = await begin({ fixtures: ['app'] }, (one) => getAppDetailPath(getFirstApp(one)))
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
    const { org, page, journey } = await begin({ ...world, fixtures: ['app'] }, (one) =>
      getAppDetailPath(getFirstApp(one)),
    )
    await consumerCredentialsStage.run(journey)
    await held(org, page)
  })
})
