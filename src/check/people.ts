/** The integration user, and what their profile and permission sets let them do. */

import type { Permissions } from '../guide/evidence.ts'
import { type Text, text } from '../guide/step.ts'
import type { Facts, SetFact } from '../salesforce/api/facts.ts'
import { loginText } from './logins.ts'
import { type CheckRow, mend, right, rowOf, showMe, unknown, wrong } from './row.ts'

/** Whether the profile or any permission set has it; null where nobody told. */
export const permitted = ({ profile, sets }: Facts, permission: keyof Permissions): boolean | null => {
  const own = profile.ok ? (profile.value?.[permission] ?? null) : null
  const all: readonly SetFact[] = sets.ok ? sets.value : []
  const told = [own, ...all.map((set) => set[permission])].filter((one) => one !== null)
  if (told.includes(true)) return true
  return told.length > 0 ? false : null
}

const permissionRow = (
  facts: Facts,
  id: string,
  label: Text,
  permission: keyof Permissions,
  lacking: Text,
): CheckRow =>
  rowOf(id, label, facts.profile, () => {
    const has = permitted(facts, permission)
    if (has === null) return unknown(showMe('profile'), text('check_permission_untold'))
    return has ? right(text('check_permission_on')) : wrong(mend, lacking)
  })

const profileRow = ({ profile }: Facts): CheckRow =>
  rowOf(
    'profile',
    text('check_profile'),
    profile,
    (found) =>
      found
        ? right(text('check_profile_found', found.name, found.licence))
        : wrong(mend, text('check_profile_none')),
    showMe('profile'),
  )

const userRow = ({ user }: Facts): CheckRow =>
  rowOf(
    'user',
    text('check_user'),
    user,
    (found) => {
      if (!found) return wrong(mend, text('check_user_none'))
      if (found.active === false) return wrong(showMe('user'), text('check_user_inactive', found.username))
      return right(text('check_user_found', found.username, found.profileName))
    },
    showMe('user'),
  )

const caseRow = (facts: Facts): CheckRow =>
  rowOf('case-access', text('check_case'), facts.caseAccess, ({ read, create, edit }) => {
    if (facts.sets.ok && facts.sets.value.length === 0) return wrong(mend, text('check_case_nobody'))
    return read && create && edit ? right(text('check_case_all')) : wrong(mend, text('check_case_some'))
  })

const loginRow = ({ logins }: Facts): CheckRow =>
  rowOf('logins', text('check_logins'), logins, (all) => {
    const [last] = all
    if (!last) return unknown(null, text('check_logins_none'))
    const said = all.slice(0, 3).flatMap(loginText)
    return /^success$/i.test(last.status) ? right(...said) : wrong(null, ...said)
  })

/** The rows about the profile and the user. */
export const peopleRows = (facts: Facts): readonly CheckRow[] => [
  profileRow(facts),
  permissionRow(facts, 'api-only', text('check_api_only'), 'apiOnly', text('check_api_only_off')),
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
