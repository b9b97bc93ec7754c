/** Check my org asks what restricts from where, and when, SpaceIQ signs in; and is red only where nothing relaxes it. */

import { describe, expect, test } from 'vitest'
import { addProfileFixture, addUserFixture } from '../../../test/practice-org/fixtures.ts'
import { findProfile } from '../../../test/practice-org/state.ts'
import {
  type CheckedOrg,
  createCheckedOrg,
  createMetadataResponder,
  createSoapFaultResponder,
  fetchCheckRows,
  formatRowDetails,
} from '../../../test/support/check-practice-org.ts'
import { emptyApiState } from '../api-state.ts'
import { parseApiState } from '../background/api-state.schema.ts'

const inside = [{ start: '10.0.0.0', end: '10.255.255.255' }]
const officeHours = { mondayStart: 480, mondayEnd: 1020 }

const statuses = async (asked: CheckedOrg) =>
  Object.fromEntries([...(await fetchCheckRows(asked))].map(([id, { status }]) => [id, status]))

describe('login IP ranges', () => {
  test.each(['ENFORCE', 'ENFORCE_RELAXREFRESH', 'BYPASS_2FACTOR'] as const)(
    'are wrong, and named, where the app has %s',
    async (ipRelaxation) => {
      const asked = createCheckedOrg()
      asked.app.ipRelaxation = ipRelaxation
      asked.profile.loginIpRanges = inside
      const row = (await fetchCheckRows(asked)).get('app-address')
      expect(row).toMatchObject({ status: 'wrong', action: { kind: 'show-me', step: 'keys' } })
      expect(formatRowDetails(row)).toEqual([
        'check_ranges_set SpaceIQ API Only 10.0.0.0–10.255.255.255',
        'check_ranges_cure',
      ])
    },
  )

  test('are right where the app relaxes them, and still told', async () => {
    const asked = createCheckedOrg()
    asked.profile.loginIpRanges = inside
    const row = (await fetchCheckRows(asked)).get('app-address')
    expect(row?.status).toBe('right')
    expect(formatRowDetails(row)).toContain('check_ranges_set SpaceIQ API Only 10.0.0.0–10.255.255.255')
  })

  test.each([
    ['none are set', []],
    ['they span every address', [{ start: '0.0.0.0', end: '255.255.255.255' }]],
    ['one of them spans every address', [...inside, { start: '0.0.0.0', end: '255.255.255.255' }]],
  ])('are right where %s', async (_, ranges) => {
    const asked = createCheckedOrg()
    asked.app.ipRelaxation = 'ENFORCE'
    asked.profile.loginIpRanges = ranges
    expect((await fetchCheckRows(asked)).get('app-address')).toMatchObject({
      status: 'right',
      details: [{ key: 'check_ranges_none' }],
    })
  })

  test('are to be looked at where they could not be read, with Salesforce’s words', async () => {
    const asked = createCheckedOrg()
    asked.app.ipRelaxation = 'ENFORCE'
    asked.responseOverrides.push({
      asked: /readMetadata.*type>Profile</,
      answer: createSoapFaultResponder('SOME_CODE', 'words of it'),
    })
    const row = (await fetchCheckRows(asked)).get('app-address')
    expect(row?.status).toBe('unknown')
    expect(formatRowDetails(row)).toEqual([
      'check_ranges_untold',
      'api_invalid',
      'signin_says SOME_CODE: words of it',
    ])
  })

  test('that no app can relax yet stand in a row of their own', async () => {
    const asked = createCheckedOrg()
    asked.org.apps.length = 0
    asked.profile.loginIpRanges = inside
    expect(await statuses(asked)).toMatchObject({ app: 'wrong', 'login-ranges': 'wrong' })
    asked.profile.loginIpRanges = []
    expect(await statuses(asked)).toMatchObject({ 'login-ranges': 'right' })
  })

  test.each([
    ['tells', []],
    [
      'does not tell',
      [{ asked: /listMetadata.*type>Profile</, answer: createSoapFaultResponder('SOME_CODE', 'no list') }],
    ],
  ])('are those of the user’s own profile where the list %s how it is called', async (_, instead) => {
    const asked = createCheckedOrg()
    asked.responseOverrides.push(...instead)
    asked.app.ipRelaxation = 'ENFORCE'
    // A standard profile has a name of its own, which the list alone tells.
    const names = [...(instead.length > 0 ? [] : ['Read Only']), 'Zugriff (API) & mehr', 'Integração SpaceIQ']
    for (const name of names) {
      const profile = findProfile(asked.org, name) ?? addProfileFixture(asked.org, name)
      profile.loginIpRanges = [{ start: '192.0.2.1', end: '192.0.2.1' }]
      const user = addUserFixture(asked.org, {
        username: `${names.indexOf(name)}@acme.example`,
        profileId: profile.id,
      })
      const row = (await fetchCheckRows(asked, { username: user.username })).get('app-address')
      expect(formatRowDetails(row)[0], name).toBe(`check_ranges_set ${name} 192.0.2.1`)
    }
  })
})

test('a relaxation that nobody here knows is named as Salesforce names it', async () => {
  const asked = createCheckedOrg()
  Object.assign(asked.app, { ipRelaxation: 'RELAX_ON_FRIDAYS' })
  const row = (await fetchCheckRows(asked)).get('app-address')
  expect(row?.status).toBe('unknown')
  expect(formatRowDetails(row)).toEqual(['check_address_unknown RELAX_ON_FRIDAYS'])
})

describe('login hours', () => {
  test('are wrong, whatever the app relaxes: SpaceIQ signs in at any hour', async () => {
    const asked = createCheckedOrg()
    asked.profile.loginHours = officeHours
    const row = (await fetchCheckRows(asked)).get('login-hours')
    expect(row).toMatchObject({ status: 'wrong', action: { kind: 'show-me', step: 'profile' } })
    expect(formatRowDetails(row)).toEqual(['check_hours_set SpaceIQ API Only hours:480-1020'])
  })

  test.each<[string, Record<string, number>, string]>([
    ['a day of which nothing is allowed', { sundayStart: 0, sundayEnd: 0 }, 'wrong'],
    ['one hour that is missing', { fridayStart: 0, fridayEnd: 1380 }, 'wrong'],
    ['days that are allowed as a whole', { fridayStart: 0, fridayEnd: 1440 }, 'right'],
    ['none', {}, 'right'],
  ])('%s', async (_, hours, status) => {
    const asked = createCheckedOrg()
    asked.profile.loginHours = hours
    expect((await fetchCheckRows(asked)).get('login-hours')?.status).toBe(status)
  })

  test('that are not told in numbers are a restriction all the same', async () => {
    const asked = createCheckedOrg()
    asked.responseOverrides.push({
      asked: /readMetadata.*type>Profile</,
      answer: createMetadataResponder(
        '<fullName>SpaceIQ API Only</fullName><loginHours><mondayStart>8 AM</mondayStart><mondayEnd>late</mondayEnd></loginHours>',
      ),
    })
    const row = (await fetchCheckRows(asked)).get('login-hours')
    expect(row?.status).toBe('wrong')
  })

  test('of another profile than the user’s are none of theirs: an answer without it is no answer', async () => {
    const asked = createCheckedOrg()
    asked.responseOverrides.push({
      asked: /readMetadata.*type>Profile</,
      answer: createMetadataResponder('<fullName>Somebody Else’s</fullName>'),
    })
    expect((await fetchCheckRows(asked)).get('login-hours')).toMatchObject({
      status: 'unknown',
      details: [{ key: 'check_hours_untold' }, { key: 'api_not_found' }],
    })
  })
})

describe('sessions locked to their address', () => {
  test.each([
    [true, 'wrong'],
    [false, 'right'],
  ])('%s', async (sessionsLocked, status) => {
    expect(await statuses(createCheckedOrg({ lockSessionsToIp: sessionsLocked }))).toMatchObject({
      'session-lock': status,
    })
  })

  test('are to be looked at where the settings could not be read, or do not say', async () => {
    const refusing = createCheckedOrg()
    refusing.responseOverrides.push({
      asked: /type>SecuritySettings</,
      answer: createSoapFaultResponder('INSUFFICIENT_ACCESS', 'not you'),
    })
    const row = (await fetchCheckRows(refusing)).get('session-lock')
    expect(row?.status).toBe('unknown')
    expect(formatRowDetails(row)).toEqual([
      'check_lock_untold',
      'api_forbidden',
      'signin_says INSUFFICIENT_ACCESS: not you',
    ])
    const silent = createCheckedOrg()
    silent.responseOverrides.push({
      asked: /type>SecuritySettings</,
      answer: createMetadataResponder('<fullName>Security</fullName>'),
    })
    expect(await statuses(silent)).toMatchObject({ 'session-lock': 'unknown' })
  })
})

describe('the security token, which an API-only user cannot get', () => {
  test('is not wanted where the app relaxes addresses, nor from within the profile’s ranges', async () => {
    const asked = createCheckedOrg({ trustedRanges: [] })
    expect(await statuses(asked)).not.toHaveProperty('security-token')
    asked.app.ipRelaxation = 'ENFORCE'
    asked.profile.loginIpRanges = inside
    expect(await statuses(asked)).not.toHaveProperty('security-token')
  })

  test('is wanted from everywhere where no address is trusted', async () => {
    const asked = createCheckedOrg({ trustedRanges: [] })
    asked.app.ipRelaxation = 'ENFORCE'
    expect(await statuses(asked)).toMatchObject({ 'app-address': 'right', 'security-token': 'wrong' })
  })

  test('is wanted from all but the trusted addresses, which are named', async () => {
    const asked = createCheckedOrg({ trustedRanges: [{ start: '198.51.100.1', end: '198.51.100.9' }] })
    asked.app.ipRelaxation = 'ENFORCE'
    const row = (await fetchCheckRows(asked)).get('security-token')
    expect(row?.status).toBe('unknown')
    expect(formatRowDetails(row)).toEqual(['check_token_trusted 198.51.100.1–198.51.100.9'])
  })
})

test('an org without profile and user has no restrictions to tell of', async () => {
  const asked = createCheckedOrg()
  asked.org.users.splice(1)
  asked.org.profiles.splice(asked.org.profiles.indexOf(asked.profile), 1)
  const rows = await fetchCheckRows(asked, { username: '' })
  expect(rows.has('login-hours')).toBe(false)
})

test('all rows survive the session’s storage', async () => {
  const asked = createCheckedOrg()
  asked.user.frozen = true
  asked.profile.loginIpRanges = inside
  const report = { ok: true, at: 1, rows: [...(await fetchCheckRows(asked)).values()] } as const
  expect(parseApiState(structuredClone({ ...emptyApiState, report })).report).toEqual(report)
})
