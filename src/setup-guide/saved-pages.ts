/**
 * Concludes from page reports what was saved of the pages that the guide filled, and what field
 * creation made. Only what both hold counts: it was filled in this tab, and this tab shows it saved.
 * Pure.
 */

import type { ControlId } from '../salesforce/control-ids.ts'
import type { ObservedSetup } from '../salesforce/observed-setup.ts'
import { isSameRecordId } from '../salesforce/record-id.ts'
import { type FilledPage, withoutOldFills } from './filled-page.ts'
import { getApplicationId } from './observe/observe-app.ts'
import { asText, collapseWhitespace, getRecordId, type ReportedValues } from './observe/reported-values.ts'
import type { AppliedReport, FollowedFill, SeenChange } from './saved-change.ts'
import { findCreatedFields, followFieldFills } from './saved-fields.ts'

type Follow = (fill: FilledPage, applied: AppliedReport) => FollowedFill

/** API names of what a control sets, for those that change something that exists. */
const propertyNames: Readonly<Partial<Record<ControlId, string>>> = {
  apiOnly: 'PermissionsApiUserOnly',
  apiEnabled: 'PermissionsApiEnabled',
  passwordNeverExpires: 'PermissionsPasswordNeverExpires',
  callbackUrl: 'callbackUrl',
  addScope: 'scopes',
  requireSecret: 'isConsumerSecretOptional',
  clientCredentialsFlow: 'isClientCredentialEnabled',
}

const getPropertyNames = (controls: readonly ControlId[]): readonly string[] =>
  controls.flatMap((control) => propertyNames[control] ?? [])

const dropped: FollowedFill = { fill: null }

const followProfileClone: Follow = (fill, { report, url }) => {
  if (report.kind === 'profile-named') return { fill: { ...fill, savedAs: collapseWhitespace(report.name) } }
  // The form again: Salesforce refused the name.
  if (report.kind === 'profile-clone') return { fill: { ...fill, savedAs: null } }
  if (report.kind !== 'profile-detail') return dropped
  const [id, name] = [getRecordId(url, '00e'), collapseWhitespace(asText(report.values.name))]
  return id !== '' && name !== '' && name === fill.savedAs
    ? { fill: null, change: { kind: 'profile', action: 'made', name, id, details: [] } }
    : dropped
}

const shownPermissions = (values: ReportedValues): readonly ControlId[] =>
  (['apiOnly', 'apiEnabled', 'passwordNeverExpires'] as const).filter(
    (name) => typeof values[name] === 'boolean',
  )

const followProfileEdit: Follow = (fill, { report, url, after }) => {
  if (report.kind === 'profile-edit') return { fill: { ...fill, savedAs: '' } }
  const id = getRecordId(url, '00e')
  if (report.kind !== 'profile-detail' || fill.savedAs === null || !isSameRecordId(fill.recordId, id))
    return dropped
  const shown = shownPermissions(report.values)
  // The enhanced interface has other pages of the same profile, which show none of them.
  if (shown.length === 0) return { fill }
  const granted = shown.filter((name) => report.values[name] === true && fill.controls.includes(name))
  const name = asText(report.values.name) || (after.observedSetup.profile?.name ?? '')
  return granted.length > 0
    ? {
        fill: null,
        change: { kind: 'permissions', action: 'changed', name, id, details: getPropertyNames(granted) },
      }
    : dropped
}

/** Somebody with a known username may be there before: Salesforce then refuses the form. */
const followNewUser: Follow = (fill, { report, url, before, after }) => {
  if (report.kind === 'user-named') return { fill: { ...fill, savedAs: report.name } }
  // The form again: Salesforce refused it.
  if (report.kind === 'user-edit') return { fill: { ...fill, savedAs: null } }
  const id = getRecordId(url, '005')
  const { user } = after.observedSetup
  const isNew = !isSameRecordId(id, before.observedSetup.user?.id ?? '')
  const isSaved = !!fill.savedAs && user?.username.toLowerCase() === fill.savedAs.toLowerCase()
  return report.kind === 'user-detail' && isNew && isSaved && user && isSameRecordId(id, user.id)
    ? { fill: null, change: { kind: 'user', action: 'made', name: user.username, id, details: [] } }
    : dropped
}

/** *Cancel* leads to the user's page as well: only what differs there now was saved. */
const followUserChange: Follow = (fill, { report, url, before, after }) => {
  const [known, user] = [before.observedSetup.user, after.observedSetup.user]
  const id = getRecordId(url, '005')
  if (report.kind !== 'user-detail' || !known || !user || !isSameRecordId(fill.recordId, id)) return dropped
  if (!isSameRecordId(id, user.id)) return dropped
  const details = [
    ...(fill.controls.includes('userProfile') && known.profileName !== user.profileName ? ['ProfileId'] : []),
    ...(fill.controls.includes('active') && known.active === false && user.active ? ['IsActive'] : []),
  ]
  return details.length > 0
    ? { fill: null, change: { kind: 'user', action: 'changed', name: user.username, id, details } }
    : dropped
}

const toAppChange = (
  { recordId, controls }: FilledPage,
  name: string,
  id: string,
): NonNullable<FollowedFill['change']> => ({
  kind: 'connected-app',
  action: recordId === '' ? 'made' : 'changed',
  name,
  id: id || recordId,
  details: recordId === '' ? [] : getPropertyNames(controls),
})

const followApp: Follow = (fill, { report, url, before }) => {
  if (report.kind === 'app-named') return { fill: { ...fill, savedAs: report.name } }
  // A form without a click on Save leads to its own page only by *Cancel*, or not at all.
  if (fill.savedAs === null) return dropped
  const id = getApplicationId(url)
  if (report.kind === 'app-saved') {
    const name = fill.savedAs || (before.observedSetup.connectedApp?.name ?? '')
    // Kept, since the app's own page tells its id.
    return { fill, change: toAppChange(fill, name, id) }
  }
  const isApp = report.kind === 'app-detail' && asText(report.values.name) === fill.savedAs
  return isApp && (fill.recordId === '' || isSameRecordId(fill.recordId, id))
    ? { fill: null, change: toAppChange(fill, fill.savedAs, id) }
    : dropped
}

const getRunAs = ({ connectedApp }: ObservedSetup): string => connectedApp?.clientCredentials?.runAs ?? ''

const followAppPolicies: Follow = (_, { report, before, after }) => {
  const app = after.observedSetup.connectedApp
  const runAs = getRunAs(after.observedSetup)
  return report.kind === 'app-policies' && app && runAs !== '' && runAs !== getRunAs(before.observedSetup)
    ? {
        fill: null,
        change: {
          kind: 'connected-app',
          action: 'changed',
          name: app.name,
          id: app.applicationId,
          details: ['runAs'],
        },
      }
    : dropped
}

const follows: Readonly<Partial<Record<FilledPage['page'], Follow>>> = {
  'profile-clone': followProfileClone,
  'profile-edit': followProfileEdit,
  'user-edit': followNewUser,
  'user-change': followUserChange,
  'app-edit': followApp,
  'app-policies-edit': followAppPolicies,
  'field-details': followFieldFills,
  'field-change': followFieldFills,
}

/** Returns whether a fill of this page can lead to a change that is recorded. */
export const isFollowedPage = (page: FilledPage['page']): boolean => follows[page] !== undefined

/**
 * Returns what was seen saved by this report, and the fills that still wait. Any other report of a
 * fill's tab than those on the way ends that fill: the admin went elsewhere.
 */
export const findSavedChanges = (
  fills: readonly FilledPage[],
  applied: AppliedReport,
): { readonly fills: readonly FilledPage[]; readonly changes: readonly SeenChange[] } => {
  const { tab, now } = applied
  const current = withoutOldFills(fills, now)
  const followed = current.map((fill) => ({
    fill,
    next: fill.tab === tab ? (follows[fill.page]?.(fill, applied) ?? dropped) : { fill },
  }))
  const saved = followed.flatMap(({ fill, next }): readonly SeenChange[] =>
    'change' in next && next.change
      ? [{ key: fill.key, source: 'guide', change: { ...next.change, at: fill.at, until: now } }]
      : [],
  )
  return {
    fills: followed.flatMap(({ next }) => next.fill ?? []),
    changes: [...saved, ...findCreatedFields(applied)],
  }
}
