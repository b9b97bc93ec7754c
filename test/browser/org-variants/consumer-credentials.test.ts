/** Key and secret are captured in every way Salesforce shows them. */

import type { Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import type { FakeOrg } from '../../practice-org/types.ts'
import { sampleSweep } from '../../support/sample.ts'
import { consumerCredentialsStage } from '../setup-guide/journey.ts'
import { getAppDetailPath, getFirstApp, useOrgVariantFixture } from './fixtures.ts'

const stage = useOrgVariantFixture()
const { startGuide } = stage

describe('key and secret are picked up', () => {
  const held = async (org: FakeOrg, page: Page) => {
    const popup = await stage.extension.openPopup(page)
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
      const { org, page, journey } = await startGuide({ verification, fixtures: ['app'] }, (one) =>
        getAppDetailPath(getFirstApp(one)),
      )
      await consumerCredentialsStage.run(journey)
      await held(org, page)
    },
  )

  test('from the app for SpaceIQ only: the details of another say whose they are, and which app is meant', async () => {
    const { org, waitForPage, goToPath } = await startGuide(
      { verification: 'none', fixtures: ['app', 'other-app'] },
      (one) => getAppDetailPath(getFirstApp(one)),
    )
    await waitForPage('app-detail', ({ state }) => state?.step === 'keys')
    await goToPath(`/app/mgmt/forceconnectedapps/forceConsumerDetails.apexp?applicationId=${org.apps[1]?.id}`)
    const view = await waitForPage('consumer-details', ({ state }) => state?.state === 'blocked')
    expect(view.markers).toEqual([])
    expect(view.text).toContain('SpaceIQ uses “SpaceIQ”, so nothing was captured here.')
    // Only the app of this org is known: the first step is still open.
    expect(view.actions).toContain('still-open')
  })

  test('after a wrong code was refused in Salesforce’s words', async () => {
    const { org, page, waitForPage, clickMarkerAndNavigate, typeAtMarker } = await startGuide(
      { fixtures: ['app'] },
      (one) => getAppDetailPath(getFirstApp(one)),
    )
    await waitForPage('app-detail', ({ state, markers }) => state?.step === 'keys' && markers.length > 0)
    await clickMarkerAndNavigate('1')
    await waitForPage('verify-identity')
    await typeAtMarker('1', 'x')
    await clickMarkerAndNavigate('2')
    await waitForPage(
      'verify-identity',
      ({ state, text }) => state?.state === 'blocked' && text.includes("code isn't valid"),
    )
    await typeAtMarker('1', org.mailbox.findLast(({ code }) => code)?.code ?? '')
    await clickMarkerAndNavigate('2')
    await waitForPage('consumer-details', ({ state }) => state?.state === 'done')
    await held(org, page)
  })

  test.each([
    ['from a window of their own', { consumerOpens: 'new-window' }],
    ['from the page that reveals the secret', { consumer: 'reveal' }],
  ] as const)('%s', async (_, variant) => {
    const { org, page, journey } = await startGuide({ ...variant, fixtures: ['app'] }, (one) =>
      getAppDetailPath(getFirstApp(one)),
    )
    await consumerCredentialsStage.run(journey)
    await held(org, page)
  })
})
