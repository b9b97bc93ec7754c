/** Checks whether the integration user can log in with a password alone. */

import { text } from '../../platform/text.ts'
import type { Facts } from '../facts/facts.ts'
import type { LoginPermissions } from '../facts/login-facts.ts'
import { type CheckRow, mend, right, showMe, unknown, unread, wrong } from '../row.ts'
import { isNobody } from './users.ts'

interface Holder extends LoginPermissions {
  readonly name: string
}

/** Returns profile and permission sets, where known. A profile's own set repeats the profile. */
const holdersOf = ({ profile, sets }: Facts): readonly Holder[] => {
  const own = profile.ok ? profile.value : null
  const all = sets.ok ? sets.value : []
  return [
    ...(own ? [own] : []),
    ...all.map((set) => (set.ofProfile && own ? { ...set, name: own.name } : set)),
  ]
}

const namesWith = (holders: readonly Holder[], permission: keyof LoginPermissions): string =>
  [...new Set(holders.filter((one) => one[permission] === true).map(({ name }) => name))].join(', ')

/** Returns the row about logging in with a password. */
export const passwordLoginRow = (facts: Facts): CheckRow => {
  const named = { id: 'password-login', label: text('check_password_login') }
  if (isNobody(facts)) return { ...named, ...wrong(mend, text('check_permission_nobody')) }
  const holders = holdersOf(facts)
  const sso = namesWith(holders, 'sso')
  const mfa = namesWith(holders, 'mfaForApi')
  if (sso !== '' || mfa !== '')
    return {
      ...named,
      ...wrong(
        showMe('profile'),
        ...(sso === '' ? [] : [text('check_sso_on', sso)]),
        ...(mfa === '' ? [] : [text('check_mfa_on', mfa)]),
      ),
    }
  const failures = [facts.profile, facts.sets].filter((one) => !one.ok)
  const isTold = holders.length > 0 && holders.every((one) => one.sso === false)
  if (failures.length === 0 && isTold) return { ...named, ...right(text('check_sso_off')) }
  return {
    ...named,
    ...unknown(showMe('profile'), text('check_sso_untold'), ...failures.slice(0, 1).flatMap(unread)),
  }
}
