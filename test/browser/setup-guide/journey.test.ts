import { afterAll, describe, expect } from 'vitest'
import { countCorrectFields, findAcceptedRequest } from '../../demo/report.ts'
import { test } from '../../harness/fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import type { PracticeOrg } from '../../practice-org/types.ts'
import { createJourney, type Journey, journeyStages } from './journey.ts'

describe('from an org that has nothing to credentials that SpaceIQ accepts', () => {
  let practice: PracticeOrg
  let extension: ExtensionDriver
  let journey: Journey

  // In its own browser, so that no other file affects the journey.
  test.beforeAll(async ({ practice: started }) => {
    practice = started
    extension = await launchBrowser({ port: practice.port, hostAccess: 'none' })
    journey = await createJourney(extension, practice)
  })

  afterAll(() => extension?.close())

  test.each(journeyStages)('$id', async (stage) => {
    await stage.run(journey)
  })

  test('the org holds the seven fields as the manual wants them', () => {
    expect(countCorrectFields(journey.org)).toBe(7)
  })

  test('the integration profile may see and edit all seven fields', () => {
    const profile = journey.org.profiles.find(({ name }) => name === 'SpaceIQ API Only')
    const ours = journey.org.fields.filter(({ security }) => Object.keys(security).length > 0)
    expect(ours).toHaveLength(7)
    for (const field of ours) {
      expect(field.security[profile?.id ?? '']).toEqual({ visible: true, readOnly: false })
    }
  })

  test('the connected app is as the manual wants it', () => {
    expect(journey.org.apps).toHaveLength(1)
    expect(journey.org.apps[0]).toMatchObject({
      name: 'SpaceIQ',
      callbackUrl: 'https://api.spaceiq.com',
      scopes: ['full'],
      secretForWebServer: false,
      secretForRefreshToken: true,
      pkce: false,
    })
  })

  test('the user has the API-only profile', () => {
    const profile = journey.org.profiles.find(({ permissions }) => permissions.ApiUserOnly && true)
    const user = journey.org.users.find(({ username }) => username.startsWith('spaceiq'))
    const own = journey.org.profiles.find(({ id }) => id === user?.profileId)
    expect(profile).toBeDefined()
    expect(own?.permissions).toMatchObject({
      ApiUserOnly: true,
      ApiEnabled: true,
      PasswordNeverExpires: true,
    })
  })

  test('SpaceIQ got exactly the values that the org holds, once', () => {
    expect(findAcceptedRequest(practice, journey.org)).toBeDefined()
    expect(practice.spaceiq.received).toHaveLength(1)
  })

  test('nothing in the org was saved twice', () => {
    const saves = journey.org.requests.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('NewCustomFieldStageManager'),
    )
    // Four stages for each of seven fields.
    expect(saves).toHaveLength(28)
  })
})
