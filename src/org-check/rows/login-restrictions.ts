/** Rows about login IP ranges, login hours, trusted addresses and the session's IP lock. */

import { hoursSub, listSub } from '../../platform/formatted-subs.ts'
import { type LocalizedText, text } from '../../platform/text.ts'
import type { OrgFacts } from '../facts/facts.ts'
import type { AddressRange, LoginRestrictionFact } from '../facts/login-facts.ts'
import {
  type CheckRow,
  describeApiError,
  factRow,
  failRow,
  passRow,
  type RowResult,
  showAction,
  unknownRow,
} from '../row.ts'

/** Maximum number of ranges listed; the profile's page shows all. */
const MAX_LISTED_RANGES = 5

const joinRanges = (ranges: readonly AddressRange[]): string =>
  listSub([
    ...ranges
      .slice(0, MAX_LISTED_RANGES)
      .map(({ start, end }) => (start === end ? start : `${start}–${end}`)),
    ...(ranges.length > MAX_LISTED_RANGES ? ['…'] : []),
  ])

const joinLoginHours = (hours: LoginRestrictionFact['hours']): string =>
  listSub([...new Set(hours.map(({ start, end }) => hoursSub(start, end)))])

/** *IP Relaxation* values enforced for SpaceIQ, which has no refresh token or activated device. */
const enforcingRelaxations = ['ENFORCE', 'ENFORCE_RELAXREFRESH', 'BYPASS_2FACTOR']

/** Returns the app's *IP Relaxation*, or ''. @see Metadata API Developer Guide, ConnectedApp */
const getIpRelaxation = ({ connectedApp }: OrgFacts): string =>
  (connectedApp.ok && connectedApp.value?.oauth?.ipRelaxation) || ''

const describeRanges = ({ profile, ranges }: LoginRestrictionFact): LocalizedText =>
  text('check_ranges_set', profile, joinRanges(ranges))

/** Judges the profile's login IP ranges when no connected app relaxes them. */
const judgeRanges = ({ loginRestrictions }: OrgFacts): RowResult => {
  if (!loginRestrictions.ok)
    return unknownRow(
      showAction('profile'),
      text('check_ranges_untold'),
      ...describeApiError(loginRestrictions),
    )
  if (!loginRestrictions.value) return unknownRow(showAction('profile'), text('check_ranges_nobody'))
  return loginRestrictions.value.ranges.length > 0
    ? failRow(showAction('keys'), describeRanges(loginRestrictions.value), text('check_ranges_cure'))
    : passRow(text('check_ranges_none', loginRestrictions.value.profile))
}

/** Judges the addresses under the connected app's *IP Relaxation*. */
const judgeAddress = (facts: OrgFacts): RowResult => {
  const relaxation = getIpRelaxation(facts)
  if (relaxation === '') return unknownRow(showAction('app'), text('check_app_untold'))
  if (relaxation === 'BYPASS') {
    const restrictions = facts.loginRestrictions.ok ? facts.loginRestrictions.value : null
    return passRow(
      ...(restrictions && restrictions.ranges.length > 0 ? [describeRanges(restrictions)] : []),
      text('check_address_relaxed'),
    )
  }
  if (enforcingRelaxations.includes(relaxation)) return judgeRanges(facts)
  return unknownRow(showAction('keys'), text('check_address_unknown', relaxation))
}

/** Returns one row: about the connected app, else about the profile's ranges. */
const addressRow = (facts: OrgFacts): readonly CheckRow[] => {
  const { connectedApp, loginRestrictions } = facts
  if (connectedApp.ok && connectedApp.value)
    return [{ id: 'app-address', label: text('check_address'), ...judgeAddress(facts) }]
  if (loginRestrictions.ok && !loginRestrictions.value) return []
  const result = judgeRanges(facts)
  // Only the unreadable connected app could tell whether the ranges are relaxed.
  const uncertain =
    result.status === 'wrong' && !connectedApp.ok ? unknownRow(result.action, ...result.details) : result
  return [{ id: 'login-ranges', label: text('check_ranges'), ...uncertain }]
}

/** Returns a row when logins from an untrusted address need a security token. */
const securityTokenRow = (facts: OrgFacts): readonly CheckRow[] => {
  const { loginRestrictions, securitySettings, logins } = facts
  const hasRanges =
    loginRestrictions.ok && loginRestrictions.value !== null && loginRestrictions.value.ranges.length > 0
  if (!enforcingRelaxations.includes(getIpRelaxation(facts)) || hasRanges) return []
  const hasLoggedIn = logins.ok && logins.value.some(({ status }) => /^success$/i.test(status))
  return [
    factRow('security-token', text('check_token'), securitySettings, ({ trusted }) => {
      if (trusted.length > 0)
        return unknownRow(showAction('keys'), text('check_token_trusted', joinRanges(trusted)))
      const enforced = text('check_address_enforced')
      // A past successful login may have used a token.
      return hasLoggedIn
        ? unknownRow(showAction('keys'), enforced)
        : failRow(showAction('keys'), enforced, text('check_token_untrusted'))
    }),
  ]
}

const hoursRow = ({ loginRestrictions }: OrgFacts): readonly CheckRow[] => {
  if (loginRestrictions.ok && !loginRestrictions.value) return []
  const row = { id: 'login-hours', label: text('check_hours') }
  if (!loginRestrictions.ok || !loginRestrictions.value)
    return [
      {
        ...row,
        ...unknownRow(
          showAction('profile'),
          text('check_hours_untold'),
          ...(loginRestrictions.ok ? [] : describeApiError(loginRestrictions)),
        ),
      },
    ]
  const { profile, hours } = loginRestrictions.value
  return [
    {
      ...row,
      ...(hours.length > 0
        ? failRow(showAction('profile'), text('check_hours_set', profile, joinLoginHours(hours)))
        : passRow(text('check_hours_none', profile))),
    },
  ]
}

const sessionLockRow = ({ securitySettings }: OrgFacts): CheckRow => {
  const row = { id: 'session-lock', label: text('check_lock') }
  const locked = securitySettings.ok ? securitySettings.value.sessionsLocked : null
  if (locked === null)
    return {
      ...row,
      ...unknownRow(
        null,
        text('check_lock_untold'),
        ...(securitySettings.ok ? [] : describeApiError(securitySettings)),
      ),
    }
  return { ...row, ...(locked ? failRow(null, text('check_lock_on')) : passRow(text('check_lock_off'))) }
}

/** Returns the rows about login addresses and hours. */
export const loginRestrictionRows = (facts: OrgFacts): readonly CheckRow[] => [
  ...addressRow(facts),
  ...securityTokenRow(facts),
  ...hoursRow(facts),
  sessionLockRow(facts),
]
