/** Turns a page report into observed setup: is it SpaceIQ's, and does it fit SpaceIQ's needs? */

import { requiredCaseFields } from '../../required-setup.ts'
import { knownErrors } from '../../salesforce/dom/known-errors.ts'
import { normalizeText } from '../../salesforce/dom/normalize.ts'
import type { PageReport, ProfileReport } from '../../salesforce/extract/page-report.ts'
import type { FieldComparisons, ObservedSetup, ObservedUser } from '../../salesforce/observed-setup.ts'
import { isSameApp, matchesIntegrationApp, matchesIntegrationUser } from './integration-records.ts'
import { compareListedFields, findNamespacedFields } from './listed-fields.ts'
import { getApplicationId, toClientCredentials, toObservedApp, withRunAs } from './observe-app.ts'
import { observeProfile } from './observe-profile.ts'
import { asBoolean, asText, getRecordId, type ReportedValues } from './reported-values.ts'

const isProfileReport = (report: PageReport): report is ProfileReport => report.kind.startsWith('profile-')

type ObservedChange = Pick<
  ObservedSetup,
  | 'profile'
  | 'user'
  | 'fields'
  | 'namespacedFields'
  | 'connectedApp'
  | 'connectedAppNamed'
  | 'connectedAppSavedAt'
  | 'connectedAppCreationClosed'
>

const hasApplicationId = ({ searchParams }: URL): boolean =>
  searchParams.has('applicationId') || searchParams.has('connectedAppId')

const toObservedUser = (values: ReportedValues, url: URL): ObservedUser => {
  const email = asText(values.email)
  return {
    id: getRecordId(url, '005'),
    username: asText(values.username),
    profileName: asText(values.profileName),
    active: asBoolean(values.active),
    ...(email ? { email } : {}),
  }
}

/** Merges users: a list, which shows less than the user's page, does not erase anything. */
const mergeUser = (user: ObservedUser, known: ObservedUser | undefined): ObservedUser =>
  known?.username === user.username
    ? { ...known, ...user, id: user.id || known.id, active: user.active ?? known.active }
    : user

const withFieldStatus = (known: ObservedSetup, name: string, status: 'saved' | 'missing'): ObservedChange => {
  if (!requiredCaseFields.some((field) => field.name === name)) return {}
  const fields = known.fields ?? compareListedFields([])
  return { fields: { ...fields, [name]: { status } } as FieldComparisons }
}

/**
 * Returns the changes a page report makes to the observed setup; empty if it is about something
 * else. `now`: epoch milliseconds.
 */
export const observePage = (
  report: PageReport,
  url: URL,
  known: ObservedSetup,
  now: number,
): ObservedChange => {
  switch (report.kind) {
    case 'profile-detail':
    case 'profile-edit':
    case 'profile-clone':
    case 'profile-named':
    case 'profile-chosen':
    case 'profile-withdrawn': {
      const profile = observeProfile(report, url, known)
      return profile ? { profile } : {}
    }
    case 'user-list':
    case 'user-detail': {
      const user = toObservedUser(report.values, url)
      return matchesIntegrationUser(user, asText(report.values.fullName), known)
        ? { user: mergeUser(user, known.user) }
        : {}
    }
    case 'user-edit':
    case 'user-named':
      // What was saved only the user's own page tells.
      return {}
    case 'user-chosen': {
      const user = toObservedUser(report.values, url)
      return user.username === '' ? {} : { user }
    }
    case 'case-fields':
      // Other objects have such lists too, and may have fields of the same names.
      return (url.searchParams.get('type') ?? 'Case') === 'Case'
        ? {
            fields: compareListedFields(report.listed),
            ...findNamespacedFields(report.listed, known.namespacedFields),
          }
        : {}
    case 'field-saved':
      return withFieldStatus(known, report.name, 'saved')
    case 'field-shown': {
      const status = known.fields?.[report.name as keyof FieldComparisons]?.status
      return status === 'saved' ? withFieldStatus(known, report.name, 'missing') : {}
    }
    case 'app-detail': {
      const connectedApp = toObservedApp(report.values, url)
      if (!matchesIntegrationApp(connectedApp, known)) return {}
      // An app the admin just created inherits nothing from the previously known app.
      const same =
        known.connectedApp && isSameApp(connectedApp, known.connectedApp) ? known.connectedApp : null
      // A URL without an id does not erase the known id.
      const applicationId = connectedApp.applicationId || (same?.applicationId ?? '')
      return {
        connectedApp: {
          ...connectedApp,
          ...toClientCredentials(report.values, connectedApp, same),
          applicationId,
          ...(same?.chosen ? { chosen: true } : {}),
        },
      }
    }
    case 'app-chosen': {
      const connectedApp = toObservedApp(report.values, url)
      const clientCredentials = toClientCredentials(report.values, connectedApp, null)
      return { connectedApp: { ...connectedApp, ...clientCredentials, chosen: true } }
    }
    case 'app-policies': {
      const { connectedApp, user } = known
      const shown = { applicationId: getApplicationId(url), name: asText(report.values.name) }
      // A page without the row says nothing, and other apps have policies too.
      return connectedApp && isSameApp(shown, connectedApp) && typeof report.values.runAs === 'string'
        ? { connectedApp: withRunAs(connectedApp, report.values, user) }
        : {}
    }
    case 'app-named':
      // The edit form of an existing app says nothing about a new app.
      return report.name === '' || hasApplicationId(url) ? {} : { connectedAppNamed: report.name }
    case 'app-refused':
      // With an app id in the URL, only that app is refused, not creation as such.
      return normalizeText(asText(report.values.said)).includes(knownErrors['creation-closed']) &&
        !hasApplicationId(url)
        ? { connectedAppCreationClosed: true }
        : {}
    case 'consumer-details':
      return {}
    case 'app-saved':
      return { connectedAppSavedAt: now, connectedAppCreationClosed: false }
  }
}

/** Returns whether the report shows that the known profile is not the integration's. */
export const revokesProfile = (report: PageReport, url: URL, known: ObservedSetup): boolean =>
  isProfileReport(report) && observeProfile(report, url, known) === null
