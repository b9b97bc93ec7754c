/** Fetches login restrictions of a profile and the org's security settings. */

import { type ApiResult, apiFailure } from '../../salesforce/api/errors.ts'
import type { MetadataRecord } from '../../salesforce/api/metadata.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { isSameRecordId } from '../../salesforce/record-id.ts'
import type { OrgFacts } from './facts.ts'
import { encodeMetadataName } from './layouts.ts'
import type { AddressRange, LoginRestrictionFact, SecuritySettingsFact } from './login-facts.ts'

type MetadataList = ApiResult<readonly MetadataRecord[]> | null

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const MINUTES_PER_DAY = 24 * 60

const parseRanges = (record: MetadataRecord, start: string, end: string): readonly AddressRange[] => {
  const ends = record.all(end)
  return record.all(start).map((from, index) => ({ start: from, end: ends[index] ?? '' }))
}

/** Checks for a range of all addresses, which restricts nothing. */
const coversAllAddresses = ({ start, end }: AddressRange): boolean =>
  start === '0.0.0.0' && end === '255.255.255.255'

/** Parses login hours; a day with unreadable times counts as restricted. */
const parseLoginHours = (record: MetadataRecord): LoginRestrictionFact['hours'] =>
  days
    .map((day) => ({ from: record.first(`${day}Start`), to: record.first(`${day}End`) }))
    .filter(({ from, to }) => from !== '' || to !== '')
    .map(({ from, to }) => ({ start: Number.parseInt(from, 10), end: Number.parseInt(to, 10) }))
    .filter(({ start, end }) => !(start === 0 && end >= MINUTES_PER_DAY))

/** Parses a profile's restrictions from its metadata. */
const parseLoginRestrictions = (profile: string, record: MetadataRecord): LoginRestrictionFact => {
  const ranges = parseRanges(record, 'startAddress', 'endAddress')
  return { profile, ranges: ranges.some(coversAllAddresses) ? [] : ranges, hours: parseLoginHours(record) }
}

/**
 * Returns a profile's possible full names. Standard profiles have their own (`Admin`): look up the
 * id in the list; without it try the profile's name, encoded and plain.
 */
const candidateProfileNames = (listed: MetadataList, id: string, name: string): readonly string[] => {
  const named = (listed?.ok ? listed.value : [])
    .filter((one) => isSameRecordId(id, one.first('id')))
    .map((one) => one.first('fullName'))
  if (named.length > 0) return named
  return [...new Set([encodeMetadataName(name, true), encodeMetadataName(name, false), name])].filter(
    (one) => one !== '',
  )
}

/** Fetches the profile's login restrictions; `listed` is the list of all profiles. */
export const fetchLoginRestrictions = async (
  api: Api,
  listed: Promise<MetadataList>,
  profile: { readonly id: string; readonly name: string } | null,
): Promise<OrgFacts['loginRestrictions']> => {
  if (!profile) return { ok: true, value: null }
  const names = candidateProfileNames(await listed, profile.id, profile.name)
  const response = await api.readMetadata('Profile', names)
  if (!response.ok) return response
  const record = names
    .map((name) => response.value.find((one) => one.first('fullName') === name))
    .find((one) => one !== undefined)
  return record ? { ok: true, value: parseLoginRestrictions(profile.name, record) } : apiFailure('not-found')
}

/** Fetches the org's security settings. */
export const fetchSecuritySettings = async (api: Api): Promise<ApiResult<SecuritySettingsFact>> => {
  const response = await api.readMetadata('SecuritySettings', ['Security'])
  if (!response.ok) return response
  const record = response.value.find((one) => one.first('fullName') === 'Security')
  if (!record) return apiFailure('not-found')
  return {
    ok: true,
    value: {
      sessionsLocked: record.flag('lockSessionsToIp'),
      trusted: parseRanges(record, 'start', 'end'),
    },
  }
}
