/** Fetches login restrictions of a profile and the org's security settings. */

import { type ApiResult, failed } from '../../salesforce/api/errors.ts'
import type { XmlRecord } from '../../salesforce/api/metadata.ts'
import type { Api } from '../../salesforce/api/request.ts'
import type { Facts } from './facts.ts'
import { spelled } from './layouts.ts'
import type { AddressRange, RestrictionFact, SecurityFact } from './login-facts.ts'

type Listed = ApiResult<readonly XmlRecord[]> | null

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const wholeDay = 24 * 60

const rangesOf = (record: XmlRecord, start: string, end: string): readonly AddressRange[] => {
  const ends = record.all(end)
  return record.all(start).map((from, index) => ({ start: from, end: ends[index] ?? '' }))
}

/** Checks for a range of all addresses, which restricts nothing. */
const isEverything = ({ start, end }: AddressRange): boolean =>
  start === '0.0.0.0' && end === '255.255.255.255'

/** Parses login hours; a day with unreadable times counts as restricted. */
const hoursOf = (record: XmlRecord): RestrictionFact['hours'] =>
  days
    .map((day) => ({ from: record.first(`${day}Start`), to: record.first(`${day}End`) }))
    .filter(({ from, to }) => from !== '' || to !== '')
    .map(({ from, to }) => ({ start: Number.parseInt(from, 10), end: Number.parseInt(to, 10) }))
    .filter(({ start, end }) => !(start === 0 && end >= wholeDay))

/** Parses a profile's restrictions from its metadata. */
export const restrictionFact = (profile: string, record: XmlRecord): RestrictionFact => {
  const ranges = rangesOf(record, 'startAddress', 'endAddress')
  return { profile, ranges: ranges.some(isEverything) ? [] : ranges, hours: hoursOf(record) }
}

/**
 * Returns a profile's possible full names. Standard profiles have their own (`Admin`): look up the
 * id in the list; without it try the profile's name, encoded and plain.
 */
export const profileNames = (listed: Listed, id: string, name: string): readonly string[] => {
  const named = (listed?.ok ? listed.value : [])
    .filter((one) => id !== '' && one.first('id').slice(0, 15) === id.slice(0, 15))
    .map((one) => one.first('fullName'))
  if (named.length > 0) return named
  return [...new Set([spelled(name, true), spelled(name, false), name])].filter((one) => one !== '')
}

/** Fetches the profile's login restrictions; `listed` is the list of all profiles. */
export const restrictionsOf = async (
  api: Api,
  listed: Promise<Listed>,
  profile: { readonly id: string; readonly name: string } | null,
): Promise<Facts['restrictions']> => {
  if (!profile) return { ok: true, value: null }
  const names = profileNames(await listed, profile.id, profile.name)
  const answer = await api.readMetadata('Profile', names)
  if (!answer.ok) return answer
  const record = names
    .map((name) => answer.value.find((one) => one.first('fullName') === name))
    .find((one) => one !== undefined)
  return record ? { ok: true, value: restrictionFact(profile.name, record) } : failed('not-found')
}

/** Fetches the org's security settings. */
export const securityOf = async (api: Api): Promise<ApiResult<SecurityFact>> => {
  const answer = await api.readMetadata('SecuritySettings', ['Security'])
  if (!answer.ok) return answer
  const record = answer.value.find((one) => one.first('fullName') === 'Security')
  if (!record) return failed('not-found')
  return {
    ok: true,
    value: {
      sessionsLocked: record.flag('lockSessionsToIp'),
      trusted: rangesOf(record, 'start', 'end'),
    },
  }
}
