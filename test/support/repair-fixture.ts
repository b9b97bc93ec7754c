/** Check my org and Mend it against an API in memory, for tests of one thing each. */

import type { Facts } from '../../src/org-check/facts/facts.ts'
import { gather } from '../../src/org-check/facts/fetch-facts.ts'
import { mendAll } from '../../src/org-check/repair/repair.ts'
import { itemId, type MendItem } from '../../src/org-check/repair/repair-item.ts'
import { mendPlan, usualUsername } from '../../src/org-check/repair/repair-plan.ts'
import { rowsOf } from '../../src/org-check/rows.ts'
import type { fakeApi } from './fake-api.ts'

export const org = 'acme.my.salesforce.com'
export type Fake = ReturnType<typeof fakeApi>

export const factsOf = async ({ api }: Pick<Fake, 'api'>, username = ''): Promise<Facts> => {
  const facts = await gather(api, {}, { username, usual: usualUsername(org) })
  if (!facts.ok) throw new Error(facts.reason)
  return facts.value
}

export const rowsIn = (facts: Facts) => new Map(rowsOf(facts, org).map((row) => [row.id, row]))

/** What a row says, by its texts' keys. */
export const saidIn = (facts: Facts, id: string): readonly string[] =>
  rowsIn(facts)
    .get(id)
    ?.evidence.map(({ key, subs }) => [key, ...subs].join(' ')) ?? []

export const planIn = (facts: Facts, hasPassword = false): readonly string[] =>
  mendPlan(facts, hasPassword, org).map(itemId)

export const mend = async (
  fake: Pick<Fake, 'api'>,
  { username = '', items }: { readonly username?: string; readonly items?: readonly MendItem[] } = {},
) => {
  const facts = await factsOf(fake, username)
  const passwords: { readonly password: string; readonly username: string }[] = []
  const results = await mendAll({
    api: fake.api,
    facts,
    items: items ?? mendPlan(facts, false, org),
    signal: new AbortController().signal,
    password: () => 'generated',
    onPassword: async (password, name) => void passwords.push({ password, username: name }),
  })
  return {
    facts,
    results,
    passwords,
    ends: Object.fromEntries(results.map(({ item, end }) => [itemId(item), end])),
    reasons: Object.fromEntries(results.map(({ item, reason }) => [itemId(item), reason])),
  }
}

/** The integration user, there with an API-only profile of this licence, and never used. */
export const withRobot = (
  fake: Fake,
  licence: Readonly<Record<string, unknown>> = { Name: 'Salesforce', LicenseDefinitionKey: 'SFDC' },
  user: Readonly<Record<string, unknown>> = {},
): Fake => {
  const profile = {
    Id: '00e000000000077AAA',
    Name: 'API Only Integrations',
    UserLicense: licence,
    PermissionsApiUserOnly: true,
    PermissionsApiEnabled: true,
    PermissionsPasswordNeverExpires: false,
  }
  fake.tables.Profile?.push(profile)
  fake.tables.PermissionSet?.push({
    Id: '0PS000000000077AAA',
    Name: 'X00e000000000077',
    ProfileId: profile.Id,
    IsOwnedByProfile: true,
    PermissionsApiUserOnly: true,
    PermissionsApiEnabled: true,
    PermissionsPasswordNeverExpires: false,
  })
  fake.tables.User?.push({
    Id: '005000000000077AAA',
    Username: 'spaceiq@acme.example',
    LastName: 'SpaceIQ Integration',
    IsActive: true,
    ProfileId: profile.Id,
    Profile: profile,
    ...user,
  })
  return fake
}
