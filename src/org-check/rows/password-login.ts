/** Checks whether the integration user can log in with a password alone. */

import { listSub } from '../../platform/formatted-subs.ts'
import { text } from '../../platform/text.ts'
import type { OrgFacts } from '../facts/facts.ts'
import type { LoginPermissions } from '../facts/login-facts.ts'
import {
  type CheckRow,
  describeApiError,
  failRow,
  passRow,
  repairAction,
  showAction,
  unknownRow,
} from '../row.ts'
import { lacksProfileAndUser } from './users.ts'

interface PermissionHolder extends LoginPermissions {
  readonly name: string
}

/** Returns profile and permission sets, where known. A profile's own set repeats the profile. */
const getPermissionHolders = ({ profile, permissionSets }: OrgFacts): readonly PermissionHolder[] => {
  const own = profile.ok ? profile.value : null
  const all = permissionSets.ok ? permissionSets.value : []
  return [
    ...(own ? [own] : []),
    ...all.map((set) => (set.ownedByProfile && own ? { ...set, name: own.name } : set)),
  ]
}

/** Lists the names of those that have the permission; null if none has it. */
const listHolderNames = (
  holders: readonly PermissionHolder[],
  permission: keyof LoginPermissions,
): string | null => {
  const names = new Set(holders.filter((one) => one[permission] === true).map(({ name }) => name))
  return names.size === 0 ? null : listSub([...names])
}

/** Returns the row about logging in with a password. */
export const passwordLoginRow = (facts: OrgFacts): CheckRow => {
  const row = { id: 'password-login', label: text('check_password_login') }
  if (lacksProfileAndUser(facts)) return { ...row, ...failRow(repairAction, text('check_permission_nobody')) }
  const holders = getPermissionHolders(facts)
  const sso = listHolderNames(holders, 'sso')
  const mfa = listHolderNames(holders, 'mfaForApi')
  if (sso !== null || mfa !== null)
    return {
      ...row,
      ...failRow(
        showAction('profile'),
        ...(sso === null ? [] : [text('check_sso_on', sso)]),
        ...(mfa === null ? [] : [text('check_mfa_on', mfa)]),
      ),
    }
  const failures = [facts.profile, facts.permissionSets].filter((one) => !one.ok)
  const isSsoOff = holders.length > 0 && holders.every((one) => one.sso === false)
  if (failures.length === 0 && isSsoOff) return { ...row, ...passRow(text('check_sso_off')) }
  return {
    ...row,
    ...unknownRow(
      showAction('profile'),
      text('check_sso_untold'),
      ...failures.slice(0, 1).flatMap(describeApiError),
    ),
  }
}
