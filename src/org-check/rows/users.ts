/** Rows about the integration user, and what profile and permission sets allow. */

import { type Text, text } from '../../platform/text.ts'
import { user as wantedUser } from '../../required-setup.ts'
import type { Permissions } from '../../salesforce/observed-setup.ts'
import { type Facts, isForIntegration, type ProfileFact, type SetFact } from '../facts/facts.ts'
import { type AccountState, loginText } from '../login-test/login-history.ts'
import {
  type CheckRow,
  mend,
  type RowAction,
  reasonTexts,
  right,
  rowOf,
  showMe,
  unknown,
  wrong,
} from '../row.ts'
import { accountTrouble } from './account.ts'

/** Returns whether the profile or a permission set has the permission; null if unknown. */
export const permitted = ({ profile, sets }: Facts, permission: keyof Permissions): boolean | null => {
  const own = profile.ok ? (profile.value?.[permission] ?? null) : null
  const all: readonly SetFact[] = sets.ok ? sets.value : []
  const told = [own, ...all.map((set) => set[permission])].filter((one) => one !== null)
  if (told.includes(true)) return true
  return told.length > 0 ? false : null
}

/** Returns how many other active users have the profile; null if unknown. */
const withProfile = ({ others }: Facts): number | null => (others.ok ? others.value.profile : null)

/** Returns the profile if the admin designated it and it has no admin permissions. */
export const saidProfile = ({ profile }: Facts): ProfileFact | null =>
  profile.ok && isForIntegration(profile.value) ? profile.value : null

/**
 * Identifies the integration user by SpaceIQ's last name, or as sole user of the designated
 * profile. API-only alone proves nothing: people can be by mistake, and a new password or API-only
 * would lock them out of their own work.
 */
export const isIntegrationUser = (facts: Facts): boolean => {
  const user = facts.user.ok ? facts.user.value : null
  if (user === null) return false
  if (user.lastName === wantedUser.lastName) return true
  return saidProfile(facts) !== null && withProfile(facts) === 0
}

/** Checks whether only the integration user has the profile, even if nobody designated it. */
export const isUsersAlone = (facts: Facts): boolean =>
  isIntegrationUser(facts) &&
  withProfile(facts) === 0 &&
  facts.profile.ok &&
  facts.profile.value?.admin !== true

/** Returns the row's action: other people's and inactive accounts are left to the admin. */
export const remedy = (facts: Facts): RowAction =>
  facts.user.ok && facts.user.value && (facts.user.value.active === false || !isIntegrationUser(facts))
    ? showMe('user')
    : mend

/** Explains which permission set license the profile's license requires. */
const licenceText = ({ setLicence }: Facts, licence: string): Text | null => {
  if (!setLicence.ok || !setLicence.value || setLicence.value.assigned) return null
  const { id, name } = setLicence.value
  return id === '' ? text('mend_not_licence', licence) : text('check_profile_licence', licence, name)
}

/** Checks whether there is neither profile nor user, so nothing could be queried. */
export const isNobody = ({ profile, user }: Facts): boolean =>
  profile.ok && profile.value === null && user.ok && user.value === null

const permissionRow = (
  facts: Facts,
  id: string,
  label: Text,
  permission: keyof Permissions,
  lacking: Text,
  shared: readonly Text[] = [],
): CheckRow =>
  rowOf(id, label, shared.length > 0 ? { ok: true, value: null } : facts.profile, () => {
    const has = permitted(facts, permission)
    if (shared.length > 0) return wrong(showMe('user'), ...(has === false ? [lacking] : []), ...shared)
    if (has === null && isNobody(facts)) return wrong(mend, text('check_permission_nobody'))
    if (has === null) return unknown(showMe('profile'), text('check_permission_untold'))
    return has ? right(text('check_permission_on')) : wrong(remedy(facts), lacking)
  })

/** Builds the profile row; others with an API-only profile cannot open any Salesforce page. */
const profileRow = (facts: Facts): CheckRow =>
  rowOf(
    'profile',
    text('check_profile'),
    facts.profile,
    (found) => {
      if (!found) return wrong(mend, text('check_profile_none'))
      const lacks = licenceText(facts, found.licence)
      const what = [text('check_profile_found', found.name, found.licence), ...(lacks ? [lacks] : [])]
      if (found.said || found.apiOnly === true) {
        const { others } = facts
        if (!others.ok) return unknown(showMe('profile'), ...what, reasonTexts[others.reason])
        const count = others.value.profile
        if (count > 0)
          return wrong(showMe('profile'), ...what, text('check_profile_others', found.name, String(count)))
      }
      if (found.admin === true && found.said)
        return wrong(showMe('profile'), ...what, text('check_profile_rights', found.name))
      if (!found.said && !isIntegrationUser(facts))
        return unknown(showMe('profile'), ...what, text('check_profile_unsaid', found.name))
      return lacks ? unknown(remedy(facts), ...what) : right(...what)
    },
    showMe('profile'),
  )

/** Lists the API-only permission sets that other users have as well. */
const sharedSets = ({ others }: Facts): readonly Text[] =>
  others.ok ? others.value.sets.map(({ name, count }) => text('check_set_others', name, String(count))) : []

const userRow = (facts: Facts): CheckRow =>
  rowOf(
    'user',
    text('check_user'),
    facts.user,
    (found) => {
      if (!found) return wrong(mend, text('check_user_none'))
      const trouble = accountTrouble(found, facts.account)
      if (trouble) return trouble
      const who = text('check_user_found', found.username, found.profileName)
      return isIntegrationUser(facts)
        ? right(who)
        : unknown(showMe('user'), who, text('check_user_other', found.username))
    },
    showMe('user'),
  )

const caseRow = (facts: Facts): CheckRow =>
  rowOf('case-access', text('check_case'), facts.caseAccess, ({ read, create, edit }) => {
    if (facts.sets.ok && facts.sets.value.length === 0) return wrong(remedy(facts), text('check_case_nobody'))
    return read && create && edit
      ? right(text('check_case_all'))
      : wrong(remedy(facts), text('check_case_some'))
  })

const accountState = (user: Facts['user'], account: Facts['account']): AccountState | null =>
  user.ok && user.value && account.ok && account.value
    ? { ...account.value, active: user.value.active }
    : null

const loginRow = ({ logins, user, account }: Facts): CheckRow =>
  rowOf('logins', text('check_logins'), logins, (all) => {
    const [last] = all
    if (!last) {
      const nobody = user.ok && user.value === null
      return unknown(null, text(nobody ? 'check_logins_nobody' : 'check_logins_none'))
    }
    // The account's current state explains the latest login only.
    const state = accountState(user, account)
    const said = all.slice(0, 3).flatMap((one) => loginText(one, one === last ? state : null))
    return /^success$/i.test(last.status) ? right(...said) : wrong(null, ...said)
  })

/** Returns the rows about profile and user. */
export const peopleRows = (facts: Facts): readonly CheckRow[] => [
  profileRow(facts),
  permissionRow(
    facts,
    'api-only',
    text('check_api_only'),
    'apiOnly',
    text('check_api_only_off'),
    sharedSets(facts),
  ),
  permissionRow(facts, 'api-enabled', text('check_api_enabled'), 'apiEnabled', text('check_api_enabled_off')),
  permissionRow(
    facts,
    'password-expiry',
    text('check_expiry'),
    'passwordNeverExpires',
    text('check_expiry_off'),
  ),
  caseRow(facts),
  userRow(facts),
  loginRow(facts),
]
