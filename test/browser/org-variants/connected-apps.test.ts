/** A connected app for SpaceIQ that an org has already: re-used, or mended. */

import { describe, expect, test } from 'vitest'
import { resolveMessage } from '../../support/texts.ts'
import { consumerCredentialsStage } from '../setup-guide/journey.ts'
import { appListPath, getAppDetailPath, getFirstApp, useOrgVariantFixture } from './fixtures.ts'
import { repairConnectedApp } from './repair-app.ts'

const { startGuide } = useOrgVariantFixture()

describe('a connected app for SpaceIQ that is there already', () => {
  test('is re-used: the list leads to it, and nothing is left to do but its keys', async () => {
    const { org, waitForPage, clickMarkerAndNavigate } = await startGuide({ fixtures: ['app'] }, appListPath)
    const { markers } = await waitForPage('apps', (view) => view.markers.length === 3)
    expect(markers.map(({ number }) => number)).toEqual(['1', '2', '3'])
    await clickMarkerAndNavigate('3')
    await waitForPage('app-detail', ({ state }) => state?.step === 'keys' && state.state === 'guiding')
    expect(org.apps).toHaveLength(1)
  })

  test('is known by its callback URL, whatever its name', async () => {
    const { journey, waitForPage, org } = await startGuide({ fixtures: ['app-by-callback'] }, (one) =>
      getAppDetailPath(getFirstApp(one)),
    )
    await waitForPage('app-detail', ({ state }) => state?.step === 'keys')
    await consumerCredentialsStage.run(journey)
    expect(org.apps.map(({ name }) => name)).toEqual(['Facilities Integration'])
  })

  test('is known by its name, and the callback URL it lacks is added to the one it has', async () => {
    const visit = await startGuide({ fixtures: ['app-by-name'] }, (one) => getAppDetailPath(getFirstApp(one)))
    const { text } = await visit.waitForPage('app-detail', (view) =>
      view.text.includes(resolveMessage('difference_callback', 'https://api.spaceiq.com')),
    )
    expect(text).toContain(resolveMessage('go_app_detail_wrong', 'SpaceIQ'))
    await repairConnectedApp(visit)
    expect(getFirstApp(visit.org).callbackUrl.split(/\s+/)).toEqual([
      'https://login.salesforce.com/services/oauth2/success',
      'https://api.spaceiq.com',
    ])
  })

  test('with a wrong scope and a required secret is mended, and keeps its own name and address', async () => {
    const visit = await startGuide({ fixtures: ['app-wrong'] }, (one) => getAppDetailPath(getFirstApp(one)))
    const { text } = await visit.waitForPage('app-detail', (view) =>
      view.text.includes('Facilities Integration'),
    )
    expect(text).toContain(resolveMessage('difference_scope'))
    expect(text).toContain(resolveMessage('difference_secret'))
    expect(text).not.toContain(resolveMessage('difference_callback', 'https://api.spaceiq.com'))
    await repairConnectedApp(visit)
    expect(visit.org.apps).toMatchObject([
      {
        name: 'Facilities Integration',
        apiName: 'Facilities_Integration',
        contactEmail: 'it@acme.example',
        callbackUrl: 'https://api.spaceiq.com',
        secretForWebServer: false,
      },
    ])
    expect(getFirstApp(visit.org).scopes.toSorted()).toEqual(['api', 'full'])
  })
})
