/**
 * How a page tells that it is about a record that is not SpaceIQ's: where what is marked would change it, and where it can
 * be made SpaceIQ's.
 */

import type { PageId } from '../guide/ids.ts'
import type { Hints } from './controls.ts'

/** An app's id in the query, with the name it has there, which is another where Lightning leads to the page; the form for a new app has none. */
const appButFor = (known: string) =>
  `^[^#]*[?&]((?:applicationId|connectedAppId)=(?![&#]${known && `|${known.slice(0, 15)}`})\\w*)`

const escaped = (name: string) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/**
 * A pattern of path, query and, after a `#`, the page's title; its group tells which record it is. Null where every one
 * may be meant.
 */
export const otherAt = (page: PageId, { profileId, appId, appName }: Hints): string | null => {
  switch (page) {
    case 'profile-detail':
    case 'profile-edit':
      return profileId ? `^/(?!${profileId.slice(0, 15)})(\\w*)` : null
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

const butOf = (id: string) => `^/(?!${id.slice(0, 15)})`

/**
 * A pattern of path and query of the page of a record that can be made SpaceIQ's in place of the one that is known; null
 * where none can. Of a user who was seen on the list alone no page can be told: theirs makes them known by the id.
 */
export const choiceAt = (page: PageId, { profileId, username, userId, appId }: Hints): string | null => {
  switch (page) {
    case 'profile-detail':
      return profileId ? butOf(profileId) : null
    case 'user-detail':
      return username ? (userId ? butOf(userId) : '') : null
    case 'app-detail':
      return appId ? `^(?!.*${appId.slice(0, 15)})` : ''
    default:
      return null
  }
}
