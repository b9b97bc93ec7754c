/** Runs Check my org and Review fixes against an API in memory. */

import type { NewChange } from '../../src/change-record/new-change.ts'
import type { OrgFacts } from '../../src/org-check/facts/facts.ts'
import { fetchOrgFacts } from '../../src/org-check/facts/fetch-facts.ts'
import { applyRepairs } from '../../src/org-check/repair/repair.ts'
import { type RepairItem, repairItemId } from '../../src/org-check/repair/repair-item.ts'
import { defaultUsername, planRepairs } from '../../src/org-check/repair/repair-plan.ts'
import { checkRowsToday } from './check-rows.ts'
import type { createFakeApi } from './fake-api.ts'

export const repairOrgKey = 'acme.my.salesforce.com'
type FakeApi = ReturnType<typeof createFakeApi>

export const fetchFakeOrgFacts = async ({ api }: Pick<FakeApi, 'api'>, username = ''): Promise<OrgFacts> => {
  const facts = await fetchOrgFacts(api, {}, { username, defaultUsername: defaultUsername(repairOrgKey) })
  if (!facts.ok) throw new Error(facts.reason)
  return facts.value
}

export const computeRows = (facts: OrgFacts) =>
  new Map(checkRowsToday(facts, repairOrgKey).map((row) => [row.id, row]))

/** Returns the keys of a row's texts. */
export const getRowDetails = (facts: OrgFacts, id: string): readonly string[] =>
  computeRows(facts)
    .get(id)
    ?.details.map(({ key, subs }) => [key, ...subs].join(' ')) ?? []

export const listPlannedRepairs = (facts: OrgFacts, hasPassword = false): readonly string[] =>
  planRepairs(facts, hasPassword, repairOrgKey).map(repairItemId)

export const runRepair = async (
  fake: Pick<FakeApi, 'api'>,
  { username = '', items }: { readonly username?: string; readonly items?: readonly RepairItem[] } = {},
) => {
  const facts = await fetchFakeOrgFacts(fake, username)
  const passwords: { readonly password: string; readonly username: string }[] = []
  const changes: NewChange[] = []
  const results = await applyRepairs({
    api: fake.api,
    facts,
    items: items ?? planRepairs(facts, false, repairOrgKey),
    signal: new AbortController().signal,
    password: () => 'generated',
    onPassword: async (password, name) => void passwords.push({ password, username: name }),
    onChanges: async (made) => void changes.push(...made),
  })
  return {
    facts,
    results,
    passwords,
    changes,
    ends: Object.fromEntries(results.map(({ item, end }) => [repairItemId(item), end])),
    reasons: Object.fromEntries(results.map(({ item, reason }) => [repairItemId(item), reason])),
  }
}

/** Adds an integration user who never logged in, with an API-only profile of this licence. */
export const addFakeIntegrationUser = (
  fake: FakeApi,
  licence: Readonly<Record<string, unknown>> = { Name: 'Salesforce', LicenseDefinitionKey: 'SFDC' },
  user: Readonly<Record<string, unknown>> = {},
): FakeApi => {
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
