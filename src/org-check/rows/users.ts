/** Rows about the integration user, and what profile and permission sets allow. */

import { loginSubTypes } from '../../flow-retirement/grant-type.ts'
import type { PlainMessageKey } from '../../platform/substitutions.ts'
import { countedText, type LocalizedText, text } from '../../platform/text.ts'
import { requiredUser } from '../../required-setup.ts'
import type { ProfilePermissions } from '../../salesforce/observed-setup.ts'
import {
  isAssignableProfile,
  type OrgFacts,
  type PermissionSetFact,
  type ProfileFact,
} from '../facts/facts.ts'
import type { FlowContext } from '../login-test/flow-advice.ts'
import { type AccountState, describeLogin } from '../login-test/login-history.ts'
import {
  apiReasonTexts,
  type CheckRow,
  factRow,
  failRow,
  passRow,
  type RowAction,
  repairAction,
  showAction,
  unknownRow,
} from '../row.ts'
import { judgeAccount } from './account.ts'

/** Returns whether the profile or a permission set has the permission; null if unknown. */
export const hasPermission = (
  { profile, permissionSets }: OrgFacts,
  permission: keyof ProfilePermissions,
): boolean | null => {
  const own = profile.ok ? (profile.value?.[permission] ?? null) : null
  const all: readonly PermissionSetFact[] = permissionSets.ok ? permissionSets.value : []
  const flags = [own, ...all.map((set) => set[permission])].filter((one) => one !== null)
  if (flags.includes(true)) return true
  return flags.length > 0 ? false : null
}

/** Returns how many other active users have the profile; null if unknown. */
const countOtherProfileUsers = ({ otherAssignees }: OrgFacts): number | null =>
  otherAssignees.ok ? otherAssignees.value.profile : null

/** Returns the profile if the admin designated it and it has no admin permissions. */
export const designatedProfile = ({ profile }: OrgFacts): ProfileFact | null =>
  profile.ok && isAssignableProfile(profile.value) ? profile.value : null

/**
 * Identifies the integration user by SpaceIQ's last name, or as sole user of the designated
 * profile. API-only alone proves nothing: people can be by mistake, and a new password or API-only
 * would lock them out of their own work.
 */
export const isIntegrationUser = (facts: OrgFacts): boolean => {
  const user = facts.user.ok ? facts.user.value : null
  if (user === null) return false
  if (user.lastName === requiredUser.lastName) return true
  return designatedProfile(facts) !== null && countOtherProfileUsers(facts) === 0
}

/** Checks whether only the integration user has the profile, even if nobody designated it. */
export const isProfileExclusive = (facts: OrgFacts): boolean =>
  isIntegrationUser(facts) &&
  countOtherProfileUsers(facts) === 0 &&
  facts.profile.ok &&
  facts.profile.value?.hasAdminPermission !== true

/** Returns the row's action: other people's and inactive accounts are left to the admin. */
export const suggestedAction = (facts: OrgFacts): RowAction =>
  facts.user.ok && facts.user.value && (facts.user.value.active === false || !isIntegrationUser(facts))
    ? showAction('user')
    : repairAction

/** Explains which permission set license the profile's license requires. */
const describeMissingLicense = (
  { permissionSetLicense }: OrgFacts,
  license: string,
): LocalizedText | null => {
  if (!permissionSetLicense.ok || !permissionSetLicense.value || permissionSetLicense.value.assigned)
    return null
  const { id, name } = permissionSetLicense.value
  return id === '' ? text('mend_not_licence', license) : text('check_profile_licence', license, name)
}

/** Checks whether there is neither profile nor user, so nothing could be queried. */
export const lacksProfileAndUser = ({ profile, user }: OrgFacts): boolean =>
  profile.ok && profile.value === null && user.ok && user.value === null

const permissionRow = (
  facts: OrgFacts,
  id: string,
  label: LocalizedText,
  permission: keyof ProfilePermissions,
  missingText: LocalizedText,
  sharedSetTexts: readonly LocalizedText[] = [],
): CheckRow =>
  factRow(id, label, sharedSetTexts.length > 0 ? { ok: true, value: null } : facts.profile, () => {
    const has = hasPermission(facts, permission)
    if (sharedSetTexts.length > 0)
      return failRow(showAction('user'), ...(has === false ? [missingText] : []), ...sharedSetTexts)
    if (has === null && lacksProfileAndUser(facts))
      return failRow(repairAction, text('check_permission_nobody'))
    if (has === null) return unknownRow(showAction('profile'), text('check_permission_untold'))
    return has ? passRow(text('check_permission_on')) : failRow(suggestedAction(facts), missingText)
  })

/** Builds the profile row: people with an API-only profile cannot open any Salesforce page. */
const profileRow = (facts: OrgFacts): CheckRow =>
  factRow(
    'profile',
    text('check_profile'),
    facts.profile,
    (found) => {
      if (!found) return failRow(repairAction, text('check_profile_none'))
      const missingLicense = describeMissingLicense(facts, found.license)
      const profileTexts = [
        text('check_profile_found', found.name, found.license),
        ...(missingLicense ? [missingLicense] : []),
      ]
      if (found.designated || found.apiOnly === true) {
        const { otherAssignees } = facts
        if (!otherAssignees.ok)
          return unknownRow(showAction('profile'), ...profileTexts, apiReasonTexts[otherAssignees.reason])
        const count = otherAssignees.value.profile
        if (count > 0)
          return failRow(
            showAction('profile'),
            ...profileTexts,
            countedText('check_profile_others', count, found.name),
          )
      }
      if (found.hasAdminPermission === true && found.designated)
        return failRow(showAction('profile'), ...profileTexts, text('check_profile_rights', found.name))
      if (!found.designated && !isIntegrationUser(facts))
        return unknownRow(showAction('profile'), ...profileTexts, text('check_profile_unsaid', found.name))
      return missingLicense ? unknownRow(suggestedAction(facts), ...profileTexts) : passRow(...profileTexts)
    },
    showAction('profile'),
  )

/** Lists the API-only permission sets that other users have as well. */
const sharedPermissionSetTexts = ({ otherAssignees }: OrgFacts): readonly LocalizedText[] =>
  otherAssignees.ok
    ? otherAssignees.value.permissionSets.map(({ name, count }) =>
        countedText('check_set_others', count, name),
      )
    : []

const userRow = (facts: OrgFacts): CheckRow =>
  factRow(
    'user',
    text('check_user'),
    facts.user,
    (found) => {
      if (!found) return failRow(repairAction, text('check_user_none'))
      const blocked = judgeAccount(found, facts.account)
      if (blocked) return blocked
      const userText = text('check_user_found', found.username, found.profileName)
      return isIntegrationUser(facts)
        ? passRow(userText)
        : unknownRow(showAction('user'), userText, text('check_user_other', found.username))
    },
    showAction('user'),
  )

const caseAccessRow = (facts: OrgFacts): CheckRow =>
  factRow('case-access', text('check_case'), facts.caseAccess, ({ read, create, edit }) => {
    if (facts.permissionSets.ok && facts.permissionSets.value.length === 0)
      return failRow(suggestedAction(facts), text('check_case_nobody'))
    return read && create && edit
      ? passRow(text('check_case_all'))
      : failRow(suggestedAction(facts), text('check_case_some'))
  })

/** Texts by `LoginSubType`, which alone tells the flows apart. @see Object Reference, LoginHistory */
const loginFlowTexts: ReadonlyMap<string, PlainMessageKey> = new Map<string, PlainMessageKey>([
  [loginSubTypes.password, 'login_flow_password'],
  [loginSubTypes.client_credentials, 'login_flow_client_credentials'],
])

const accountState = (user: OrgFacts['user'], account: OrgFacts['account']): AccountState | null =>
  user.ok && user.value && account.ok && account.value
    ? { ...account.value, active: user.value.active }
    : null

/** Names the OAuth flow of a login, once for equal ones in a row. */
const describeFlow = (subType: string, before: string | undefined): readonly LocalizedText[] => {
  const key = loginFlowTexts.get(subType)
  return key && subType !== before ? [text(key)] : []
}

const loginRow = ({ logins, user, account }: OrgFacts, context: FlowContext): CheckRow =>
  factRow('logins', text('check_logins'), logins, (all) => {
    const [last] = all
    if (!last) {
      const hasNoUser = user.ok && user.value === null
      return unknownRow(null, text(hasNoUser ? 'check_logins_nobody' : 'check_logins_none'))
    }
    // The account's current state explains the latest login only.
    const state = accountState(user, account)
    const loginTexts = all
      .slice(0, 3)
      .flatMap((one, index) => [
        ...describeLogin(one, context, one === last ? state : null),
        ...describeFlow(one.subType, all[index - 1]?.subType),
      ])
    return /^success$/i.test(last.status) ? passRow(...loginTexts) : failRow(null, ...loginTexts)
  })

/** Returns the rows about profile and user. */
export const userRows = (facts: OrgFacts, context: FlowContext): readonly CheckRow[] => [
  profileRow(facts),
  permissionRow(
    facts,
    'api-only',
    text('check_api_only'),
    'apiOnly',
    text('check_api_only_off'),
    sharedPermissionSetTexts(facts),
  ),
  permissionRow(facts, 'api-enabled', text('check_api_enabled'), 'apiEnabled', text('check_api_enabled_off')),
  permissionRow(
    facts,
    'password-expiry',
    text('check_expiry'),
    'passwordNeverExpires',
    text('check_expiry_off'),
  ),
  caseAccessRow(facts),
  userRow(facts),
  loginRow(facts, context),
]
