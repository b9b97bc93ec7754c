/**
 * Patterns that detect pages about a foreign record: markers would change it, or the admin can
 * designate it as SpaceIQ's.
 */

import { requiredProfile, requiredUser } from '../required-setup.ts'
import type { LocatorHints } from '../salesforce/dom/locators.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { standardProfiles } from '../salesforce/standard-profiles.ts'
import type { ForeignRecordNotice } from './step.ts'

/** Matches another app's id in the query (Classic's or Lightning's); a new app's form has none. */
const otherAppPattern = (known: string) =>
  `^[^#]*[?&]((?:applicationId|connectedAppId)=(?![&#]${known && `|${known.slice(0, 15)}`})\\w*)`

/** Matches another app's policies, by an id of the same kind or by the title. */
const otherPoliciesPattern = (
  condition: ForeignRecordNotice['condition'],
  appId: string,
  appName: string,
): string =>
  condition === 'record'
    ? `^[^#]*[?&](?:applicationId|connectedAppId)=(?!${appId.slice(0, 15)})(${appId.slice(0, 3)}\\w*)`
    : `^[^#]*#(?!${escapeRegExp(appName)}$)(.+)`

/** Escapes the text for use in a pattern. */
export const escapeRegExp = (name: string) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Matches another record with one of these names. */
const sameNamePattern = (id: string, names: string) => `^/(?!${id.slice(0, 15)})[^#]*#(${names})$`

/** Matches other profiles than the known one, by id and title; by title only if no id is known. */
const otherProfilePattern = (
  condition: ForeignRecordNotice['condition'],
  { profileId, profileName }: LocatorHints,
): string | null => {
  const id = profileId.slice(0, 15)
  switch (condition) {
    case 'record':
      return id ? `^/(?!${id})(\\w*)` : null
    case 'name': {
      const name = escapeRegExp(profileName || requiredProfile.name)
      return `^(?!${id ? `/${id}[^#]*#(?:${name})?` : `[^#]*#${name}`}$)[^#]*#(.*)`
    }
    case 'twin':
      return id
        ? sameNamePattern(id, [profileName, requiredProfile.name].filter(Boolean).map(escapeRegExp).join('|'))
        : null
    case 'standard-name':
      return `^[^#]*#(${standardProfiles.map(escapeRegExp).join('|')})$`
    default:
      return null
  }
}

/**
 * Returns a pattern of path, query and `#title`, whose group identifies the record. Null if any
 * record may be meant, or if checkboxes on the page decide.
 */
export const foreignRecordPattern = (
  page: PageId,
  condition: ForeignRecordNotice['condition'],
  hints: LocatorHints,
): string | null => {
  const { appId, appName, userId, username } = hints
  switch (page) {
    case 'profile-detail':
    case 'profile-edit':
      return otherProfilePattern(condition, hints)
    case 'user-detail':
      if (condition === 'twin')
        return userId ? sameNamePattern(userId, `.*${escapeRegExp(requiredUser.lastName)}`) : null
      // A user known from the list only has no id yet: their own page provides it.
      return username ? `^/(?!${userId ? userId.slice(0, 15) : '#'})(\\w*)` : null
    case 'app-detail':
      return `^(?!${appId ? `[^#]*${appId.slice(0, 15)}` : '#'})()`
    case 'app-edit':
      return otherAppPattern(appId)
    case 'app-policies':
    case 'app-policies-edit':
      return appId ? otherPoliciesPattern(condition, appId, appName) : null
    case 'app-refused':
      return otherAppPattern('')
    case 'consumer-details':
      return appId ? `^[^#]*#(?!${escapeRegExp(appName)}$)(.+)` : null
    default:
      return null
  }
}
