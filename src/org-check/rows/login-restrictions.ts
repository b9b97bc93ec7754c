/** Rows about login IP ranges, login hours, trusted addresses and the session's IP lock. */

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
  [
    ...ranges
      .slice(0, MAX_LISTED_RANGES)
      .map(({ start, end }) => (start === end ? start : `${start}–${end}`)),
    ...(ranges.length > MAX_LISTED_RANGES ? ['…'] : []),
  ].join(', ')

/** Formats minutes since midnight as in a profile's login hours: `480` -> `8:00`. */
const formatTimeOfDay = (minutes: number): string =>
  Number.isNaN(minutes) ? '?' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

const joinLoginHours = (hours: LoginRestrictionFact['hours']): string =>
  [...new Set(hours.map(({ start, end }) => `${formatTimeOfDay(start)}–${formatTimeOfDay(end)}`))].join(', ')

/** *IP Relaxation* values enforced for SpaceIQ, which has no refresh token or activated device. */
const enforcingRelaxations = ['ENFORCE', 'ENFORCE_RELAXREFRESH', 'BYPASS_2FACTOR']

/** Returns the app's *IP Relaxation*, or ''. @see Metadata API Developer Guide, ConnectedApp */
const getIpRelaxation = ({ connectedApp: app }: OrgFacts): string =>
  (app.ok && app.value?.oauth?.ipRelaxation) || ''

const describeRanges = ({ profile, ranges }: LoginRestrictionFact): LocalizedText =>
  text('check_ranges_set', profile, joinRanges(ranges))

/** Judges the profile's login IP ranges when no connected app relaxes them. */
const judgeRanges = ({ loginRestrictions: restrictions }: OrgFacts): RowResult => {
  if (!restrictions.ok)
    return unknownRow(showAction('profile'), text('check_ranges_untold'), ...describeApiError(restrictions))
  if (!restrictions.value) return unknownRow(showAction('profile'), text('check_ranges_nobody'))
  return restrictions.value.ranges.length > 0
    ? failRow(showAction('keys'), describeRanges(restrictions.value), text('check_ranges_cure'))
    : passRow(text('check_ranges_none', restrictions.value.profile))
}

/** Judges the addresses under the connected app's *IP Relaxation*. */
const judgeAddress = (facts: OrgFacts): RowResult => {
  const relaxation = getIpRelaxation(facts)
  if (relaxation === '') return unknownRow(showAction('app'), text('check_app_untold'))
  if (relaxation === 'BYPASS') {
    const set = facts.loginRestrictions.ok ? facts.loginRestrictions.value : null
    return passRow(
      ...(set && set.ranges.length > 0 ? [describeRanges(set)] : []),
      text('check_address_relaxed'),
    )
  }
  if (enforcingRelaxations.includes(relaxation)) return judgeRanges(facts)
  return unknownRow(showAction('keys'), text('check_address_unknown', relaxation))
}

/** Returns one row: about the connected app, else about the profile's ranges. */
const addressRow = (facts: OrgFacts): readonly CheckRow[] => {
  const { connectedApp: app, loginRestrictions: restrictions } = facts
  if (app.ok && app.value)
    return [{ id: 'app-address', label: text('check_address'), ...judgeAddress(facts) }]
  if (restrictions.ok && !restrictions.value) return []
  const judged = judgeRanges(facts)
  // Only the unreadable connected app could tell whether the ranges are relaxed.
  const open = judged.status === 'wrong' && !app.ok ? unknownRow(judged.action, ...judged.details) : judged
  return [{ id: 'login-ranges', label: text('check_ranges'), ...open }]
}

/** Returns a row when logins from an untrusted address need a security token. */
const securityTokenRow = (facts: OrgFacts): readonly CheckRow[] => {
  const { loginRestrictions: restrictions, securitySettings: security, logins } = facts
  const isSet = restrictions.ok && restrictions.value !== null && restrictions.value.ranges.length > 0
  if (!enforcingRelaxations.includes(getIpRelaxation(facts)) || isSet) return []
  const was = logins.ok && logins.value.some(({ status }) => /^success$/i.test(status))
  return [
    factRow('security-token', text('check_token'), security, ({ trusted }) => {
      if (trusted.length > 0)
        return unknownRow(showAction('keys'), text('check_token_trusted', joinRanges(trusted)))
      const said = text('check_address_enforced')
      // A past successful login may have used a token.
      return was
        ? unknownRow(showAction('keys'), said)
        : failRow(showAction('keys'), said, text('check_token_untrusted'))
    }),
  ]
}

const hoursRow = ({ loginRestrictions: restrictions }: OrgFacts): readonly CheckRow[] => {
  if (restrictions.ok && !restrictions.value) return []
  const named = { id: 'login-hours', label: text('check_hours') }
  if (!restrictions.ok || !restrictions.value)
    return [
      {
        ...named,
        ...unknownRow(
          showAction('profile'),
          text('check_hours_untold'),
          ...(restrictions.ok ? [] : describeApiError(restrictions)),
        ),
      },
    ]
  const { profile, hours } = restrictions.value
  return [
    {
      ...named,
      ...(hours.length > 0
        ? failRow(showAction('profile'), text('check_hours_set', profile, joinLoginHours(hours)))
        : passRow(text('check_hours_none', profile))),
    },
  ]
}

const sessionLockRow = ({ securitySettings: security }: OrgFacts): CheckRow => {
  const named = { id: 'session-lock', label: text('check_lock') }
  const locked = security.ok ? security.value.sessionsLocked : null
  if (locked === null)
    return {
      ...named,
      ...unknownRow(null, text('check_lock_untold'), ...(security.ok ? [] : describeApiError(security))),
    }
  return { ...named, ...(locked ? failRow(null, text('check_lock_on')) : passRow(text('check_lock_off'))) }
}

/** Returns the rows about login addresses and hours. */
export const loginRestrictionRows = (facts: OrgFacts): readonly CheckRow[] => [
  ...addressRow(facts),
  ...securityTokenRow(facts),
  ...hoursRow(facts),
  sessionLockRow(facts),
]
