/**
 * Patterns that detect pages about a foreign record: markers would change it, or the admin can
 * designate it as SpaceIQ's.
 */

import { user, profile as wanted } from '../required-setup.ts'
import type { Hints } from '../salesforce/dom/locators.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { standardProfiles } from '../salesforce/standard-profiles.ts'
import type { Other } from './step.ts'

/** Matches another app's id in the query (Classic's or Lightning's); a new app's form has none. */
const appButFor = (known: string) =>
  `^[^#]*[?&]((?:applicationId|connectedAppId)=(?![&#]${known && `|${known.slice(0, 15)}`})\\w*)`

/** Escapes the text for use in a pattern. */
export const escaped = (name: string) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Matches another record with one of these names. */
const twinOf = (id: string, names: string) => `^/(?!${id.slice(0, 15)})[^#]*#(${names})$`

/** Matches other profiles than the known one, by id and title; by title only if no id is known. */
const profileButFor = (by: Other['by'], { profileId, profileName }: Hints): string | null => {
  const id = profileId.slice(0, 15)
  switch (by) {
    case 'record':
      return id ? `^/(?!${id})(\\w*)` : null
    case 'name': {
      const name = escaped(profileName || wanted.name)
      return `^(?!${id ? `/${id}[^#]*#(?:${name})?` : `[^#]*#${name}`}$)[^#]*#(.*)`
    }
    case 'twin':
      return id ? twinOf(id, [profileName, wanted.name].filter(Boolean).map(escaped).join('|')) : null
    case 'standard-name':
      return `^[^#]*#(${standardProfiles.map(escaped).join('|')})$`
    default:
      return null
  }
}

/**
 * Returns a pattern of path, query and `#title`, whose group identifies the record. Null if any
 * record may be meant, or if checkboxes on the page decide.
 */
export const otherAt = (page: PageId, by: Other['by'], hints: Hints): string | null => {
  const { appId, appName, userId, username } = hints
  switch (page) {
    case 'profile-detail':
    case 'profile-edit':
      return profileButFor(by, hints)
    case 'user-detail':
      if (by === 'twin') return userId ? twinOf(userId, `.*${escaped(user.lastName)}`) : null
      // A user known from the list only has no id yet: their own page provides it.
      return username ? `^/(?!${userId ? userId.slice(0, 15) : '#'})(\\w*)` : null
    case 'app-detail':
      return `^(?!${appId ? `[^#]*${appId.slice(0, 15)}` : '#'})()`
    case 'app-edit':
      return appButFor(appId)
    case 'app-refused':
      return appButFor('')
    case 'consumer-details':
      return appId ? `^[^#]*#(?!${escaped(appName)}$)(.+)` : null
    default:
      return null
  }
}
