/** A connected app for SpaceIQ that an org has already: re-used, or mended. */

import { describe, expect, test } from 'vitest'
import { said } from '../../support/texts.ts'
import { keys } from '../setup-guide/journey.ts'
import { appList, detailOf, firstApp, stageOf } from './fixtures.ts'
import { mendApp } from './repair-app.ts'

const { begin } = stageOf()

describe('a connected app for SpaceIQ that is there already', () => {
  test('is re-used: the list leads to it, and nothing is left to do but its keys', async () => {
    const { org, arrive, follow } = await begin({ existing: ['app'] }, appList)
    const { markers } = await arrive('apps', (view) => view.markers.length === 3)
    expect(markers.map(({ number }) => number)).toEqual(['1', '2', '3'])
    await follow('3')
    await arrive('app-detail', ({ state }) => state?.step === 'keys' && state.state === 'guiding')
    expect(org.apps).toHaveLength(1)
  })

  test('is known by its callback URL, whatever its name', async () => {
    const { journey, arrive, org } = await begin({ existing: ['app-by-callback'] }, (one) =>
      detailOf(firstApp(one)),
    )
    await arrive('app-detail', ({ state }) => state?.step === 'keys')
    await keys.run(journey)
    expect(org.apps.map(({ name }) => name)).toEqual(['Facilities Integration'])
  })

  test('is known by its name, and the callback URL it lacks is added to the one it has', async () => {
    const visit = await begin({ existing: ['app-by-name'] }, (one) => detailOf(firstApp(one)))
    const { text } = await visit.arrive('app-detail', (view) =>
      view.text.includes(said('difference_callback', 'https://api.spaceiq.com')),
    )
    expect(text).toContain(said('go_app_detail_wrong', 'SpaceIQ'))
    await mendApp(visit)
    expect(firstApp(visit.org).callbackUrl.split(/\s+/)).toEqual([
      'https://login.salesforce.com/services/oauth2/success',
      'https://api.spaceiq.com',
    ])
  })

  test('with a wrong scope and a required secret is mended, and keeps its own name and address', async () => {
    const visit = await begin({ existing: ['app-wrong'] }, (one) => detailOf(firstApp(one)))
    const { text } = await visit.arrive('app-detail', (view) => view.text.includes('Facilities Integration'))
    expect(text).toContain(said('difference_scope'))
    expect(text).toContain(said('difference_secret'))
    expect(text).not.toContain(said('difference_callback', 'https://api.spaceiq.com'))
    await mendApp(visit)
    expect(visit.org.apps).toMatchObject([
      {
        name: 'Facilities Integration',
        apiName: 'Facilities_Integration',
        contactEmail: 'it@acme.example',
        callbackUrl: 'https://api.spaceiq.com',
        secretForWebServer: false,
      },
    ])
    expect(firstApp(visit.org).scopes.toSorted()).toEqual(['api', 'full'])
  })
})
