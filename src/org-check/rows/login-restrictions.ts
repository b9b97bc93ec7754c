/** Rows about login IP ranges, login hours, trusted addresses and the session's IP lock. */

import { type Text, text } from '../../platform/text.ts'
import type { Facts } from '../facts/facts.ts'
import type { AddressRange, RestrictionFact } from '../facts/login-facts.ts'
import { type CheckRow, type Judged, right, rowOf, showMe, unknown, unread, wrong } from '../row.ts'

/** Maximum number of ranges listed; the profile's page shows all. */
const mostNamed = 5

const namesOf = (ranges: readonly AddressRange[]): string =>
  [
    ...ranges.slice(0, mostNamed).map(({ start, end }) => (start === end ? start : `${start}–${end}`)),
    ...(ranges.length > mostNamed ? ['…'] : []),
  ].join(', ')

/** Formats minutes since midnight as in a profile's login hours: `480` -> `8:00`. */
const clock = (minutes: number): string =>
  Number.isNaN(minutes) ? '?' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

const windowsOf = (hours: RestrictionFact['hours']): string =>
  [...new Set(hours.map(({ start, end }) => `${clock(start)}–${clock(end)}`))].join(', ')

/** *IP Relaxation* values enforced for SpaceIQ, which has no refresh token or activated device. */
const enforcing = ['ENFORCE', 'ENFORCE_RELAXREFRESH', 'BYPASS_2FACTOR']

/** Returns the app's *IP Relaxation*, or ''. @see Metadata API Developer Guide, ConnectedApp */
const relaxationOf = ({ app }: Facts): string => (app.ok && app.value?.oauth?.ipRelaxation) || ''

const rangesText = ({ profile, ranges }: RestrictionFact): Text =>
  text('check_ranges_set', profile, namesOf(ranges))

/** Judges the profile's login IP ranges when no connected app relaxes them. */
const byRanges = ({ restrictions }: Facts): Judged => {
  if (!restrictions.ok)
    return unknown(showMe('profile'), text('check_ranges_untold'), ...unread(restrictions))
  if (!restrictions.value) return unknown(showMe('profile'), text('check_ranges_nobody'))
  return restrictions.value.ranges.length > 0
    ? wrong(showMe('keys'), rangesText(restrictions.value), text('check_ranges_cure'))
    : right(text('check_ranges_none', restrictions.value.profile))
}

/** Judges the addresses under the connected app's *IP Relaxation*. */
const addressJudged = (facts: Facts): Judged => {
  const relaxation = relaxationOf(facts)
  if (relaxation === '') return unknown(showMe('app'), text('check_app_untold'))
  if (relaxation === 'BYPASS') {
    const set = facts.restrictions.ok ? facts.restrictions.value : null
    return right(...(set && set.ranges.length > 0 ? [rangesText(set)] : []), text('check_address_relaxed'))
  }
  if (enforcing.includes(relaxation)) return byRanges(facts)
  return unknown(showMe('keys'), text('check_address_unknown', relaxation))
}

/** Returns one row: about the connected app, else about the profile's ranges. */
const addressRow = (facts: Facts): readonly CheckRow[] => {
  const { app, restrictions } = facts
  if (app.ok && app.value)
    return [{ id: 'app-address', label: text('check_address'), ...addressJudged(facts) }]
  if (restrictions.ok && !restrictions.value) return []
  const judged = byRanges(facts)
  // Only the unreadable connected app could tell whether the ranges are relaxed.
  const open = judged.status === 'wrong' && !app.ok ? unknown(judged.action, ...judged.evidence) : judged
  return [{ id: 'login-ranges', label: text('check_ranges'), ...open }]
}

/** Returns a row when logins from an untrusted address need a security token. */
const tokenRow = (facts: Facts): readonly CheckRow[] => {
  const { restrictions, security, logins } = facts
  const isSet = restrictions.ok && restrictions.value !== null && restrictions.value.ranges.length > 0
  if (!enforcing.includes(relaxationOf(facts)) || isSet) return []
  const was = logins.ok && logins.value.some(({ status }) => /^success$/i.test(status))
  return [
    rowOf('security-token', text('check_token'), security, ({ trusted }) => {
      if (trusted.length > 0) return unknown(showMe('keys'), text('check_token_trusted', namesOf(trusted)))
      const said = text('check_address_enforced')
      // A past successful login may have used a token.
      return was ? unknown(showMe('keys'), said) : wrong(showMe('keys'), said, text('check_token_untrusted'))
    }),
  ]
}

const hoursRow = ({ restrictions }: Facts): readonly CheckRow[] => {
  if (restrictions.ok && !restrictions.value) return []
  const named = { id: 'login-hours', label: text('check_hours') }
  if (!restrictions.ok || !restrictions.value)
    return [
      {
        ...named,
        ...unknown(
          showMe('profile'),
          text('check_hours_untold'),
          ...(restrictions.ok ? [] : unread(restrictions)),
        ),
      },
    ]
  const { profile, hours } = restrictions.value
  return [
    {
      ...named,
      ...(hours.length > 0
        ? wrong(showMe('profile'), text('check_hours_set', profile, windowsOf(hours)))
        : right(text('check_hours_none', profile))),
    },
  ]
}

const sessionRow = ({ security }: Facts): CheckRow => {
  const named = { id: 'session-lock', label: text('check_lock') }
  const locked = security.ok ? security.value.sessionsLocked : null
  if (locked === null)
    return {
      ...named,
      ...unknown(null, text('check_lock_untold'), ...(security.ok ? [] : unread(security))),
    }
  return { ...named, ...(locked ? wrong(null, text('check_lock_on')) : right(text('check_lock_off'))) }
}

/** Returns the rows about login addresses and hours. */
export const restrictionRows = (facts: Facts): readonly CheckRow[] => [
  ...addressRow(facts),
  ...tokenRow(facts),
  ...hoursRow(facts),
  sessionRow(facts),
]
