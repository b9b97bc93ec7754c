/**
 * How a page tells that it is about a record that is not SpaceIQ's: where what is marked would change it, or where the admin
 * can say that it is.
 */

import { user, profile as wanted } from '../required-setup.ts'
import type { Hints } from '../salesforce/dom/locators.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { standardProfiles } from '../salesforce/standard-profiles.ts'
import type { Other } from './step.ts'

/** An app's id in the query, with the name it has there, which is another where Lightning leads to the page; the form for a new app has none. */
const appButFor = (known: string) =>
  `^[^#]*[?&]((?:applicationId|connectedAppId)=(?![&#]${known && `|${known.slice(0, 15)}`})\\w*)`

/** The text as a part of a pattern. */
export const escaped = (name: string) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Another record than that of this id under one of these names. */
const twinOf = (id: string, names: string) => `^/(?!${id.slice(0, 15)})[^#]*#(${names})$`

/** The profile that is known: its own page, under its name where the page has a title; before its id is known only its name tells. */
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
 * A pattern of path, query and, after a `#`, the page's title; its group tells which record it is. Null where every one
 * may be meant, or where boxes of the page tell.
 */
export const otherAt = (page: PageId, by: Other['by'], hints: Hints): string | null => {
  const { appId, appName, userId, username } = hints
  switch (page) {
    case 'profile-detail':
    case 'profile-edit':
      return profileButFor(by, hints)
    case 'user-detail':
      if (by === 'twin') return userId ? twinOf(userId, `.*${escaped(user.lastName)}`) : null
      // Of one who was seen on the list alone no page can be told: theirs makes them known by the id.
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
