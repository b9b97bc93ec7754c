/** Turns a page report into observed setup: is it SpaceIQ's, and does it fit SpaceIQ's needs? */

import { caseFields, connectedApp } from '../../required-setup.ts'
import { sayings } from '../../salesforce/dom/known-errors.ts'
import { normalise } from '../../salesforce/dom/normalise.ts'
import type { ProfileReading, Reading } from '../../salesforce/extract/page-report.ts'
import { hasScope } from '../../salesforce/extract/scopes.ts'
import type { AppEvidence, Evidence, FieldFindings, UserEvidence } from '../../salesforce/observed-setup.ts'
import { findFields, prefixedIn } from './compare-fields.ts'
import { isOurApp, isOurUser, isSameApp } from './integration-records.ts'
import { ofProfile } from './observe-profile.ts'
import { idIn, seen, string, type Values } from './reported-values.ts'

/** Returns the connected app's id from the URL: Classic's own, or Lightning's. '' if none. */
export const applicationIdIn = ({ searchParams }: URL): string =>
  [...searchParams.getAll('applicationId'), ...searchParams.getAll('connectedAppId')].find((id) =>
    /^(?:06P|0H4)[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/.test(id),
  ) ?? ''

const isOfProfile = (reading: Reading): reading is ProfileReading => reading.kind.startsWith('profile-')

type Patch = Pick<
  Evidence,
  'profile' | 'user' | 'fields' | 'prefixed' | 'app' | 'appNamed' | 'appSavedAt' | 'creationClosed'
>

const isOfApp = ({ searchParams }: URL): boolean =>
  searchParams.has('applicationId') || searchParams.has('connectedAppId')

const userOf = (values: Values, url: URL): UserEvidence => {
  const email = string(values.email)
  return {
    id: idIn(url, '005'),
    username: string(values.username),
    profileName: string(values.profileName),
    active: seen(values.active),
    ...(email ? { email } : {}),
  }
}

/** Merges users: a list, which shows less than the user's page, does not erase anything. */
const mergeUser = (user: UserEvidence, known: UserEvidence | undefined): UserEvidence =>
  known?.username === user.username
    ? { ...known, ...user, id: user.id || known.id, active: user.active ?? known.active }
    : user

const appOf = (values: Values, url: URL): AppEvidence => {
  const addresses = string(values.addresses).split(/\s+/).filter(Boolean)
  const scopes = string(values.scopes).split('\n').filter(Boolean)
  const requireSecret = seen(values.requireSecret)
  const withoutOauth = addresses.length === 0 && scopes.length === 0 && values.keys === null
  return {
    applicationId: applicationIdIn(url),
    name: string(values.name),
    callback:
      addresses.length === 0
        ? null
        : addresses.some((one) => one.replace(/\/$/, '') === connectedApp.callbackUrl),
    fullScope:
      scopes.length === 0 && !withoutOauth ? null : scopes.some((one) => hasScope(one, connectedApp.scope)),
    secretNotRequired: requireSecret === null ? null : !requireSecret,
  }
}

const withField = (known: Evidence, name: string, status: 'saved' | 'missing'): Patch => {
  if (!caseFields.some((field) => field.name === name)) return {}
  const fields = known.fields ?? findFields([])
  return { fields: { ...fields, [name]: { status } } as FieldFindings }
}

/**
 * Returns the changes a page report makes to the observed setup; empty if it is about something
 * else. `now`: epoch milliseconds.
 */
export const evidenceOf = (reading: Reading, url: URL, known: Evidence, now: number): Patch => {
  switch (reading.kind) {
    case 'profile-detail':
    case 'profile-edit':
    case 'profile-clone':
    case 'profile-named':
    case 'profile-chosen':
    case 'profile-withdrawn': {
      const profile = ofProfile(reading, url, known)
      return profile ? { profile } : {}
    }
    case 'user-list':
    case 'user-detail': {
      const user = userOf(reading.values, url)
      return isOurUser(user, string(reading.values.fullName), known)
        ? { user: mergeUser(user, known.user) }
        : {}
    }
    case 'user-chosen': {
      const user = userOf(reading.values, url)
      return user.username === '' ? {} : { user }
    }
    case 'case-fields':
      // Other objects have such lists too, and may have fields of the same names.
      return (url.searchParams.get('type') ?? 'Case') === 'Case'
        ? { fields: findFields(reading.listed), ...prefixedIn(reading.listed, known.prefixed) }
        : {}
    case 'field-saved':
      return withField(known, reading.name, 'saved')
    case 'field-shown': {
      const status = known.fields?.[reading.name as keyof FieldFindings]?.status
      return status === 'saved' ? withField(known, reading.name, 'missing') : {}
    }
    case 'app-detail': {
      const app = appOf(reading.values, url)
      if (!isOurApp(app, known)) return {}
      // An app the admin just created inherits nothing from the previously known app.
      const same = known.app && isSameApp(app, known.app) ? known.app : null
      // A URL without an id does not erase the known id.
      const applicationId = app.applicationId || (same?.applicationId ?? '')
      return { app: { ...app, applicationId, ...(same?.chosen ? { chosen: true } : {}) } }
    }
    case 'app-chosen':
      return { app: { ...appOf(reading.values, url), chosen: true } }
    case 'app-named':
      // The edit form of an existing app says nothing about a new app.
      return reading.name === '' || isOfApp(url) ? {} : { appNamed: reading.name }
    case 'app-refused':
      // With an app id in the URL, only that app is refused, not creation as such.
      return normalise(string(reading.values.said)).includes(sayings['creation-closed']) && !isOfApp(url)
        ? { creationClosed: true }
        : {}
    case 'consumer-details':
      return {}
    case 'app-saved':
      return { appSavedAt: now, creationClosed: false }
  }
}

/** Returns whether the report shows that the known profile is not the integration's. */
export const takesProfileBack = (reading: Reading, url: URL, known: Evidence): boolean =>
  isOfProfile(reading) && ofProfile(reading, url, known) === null
