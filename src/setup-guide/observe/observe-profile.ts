/** Turns page reports of profiles into observed setup: whose it is, and what it has. */

import { findIntegrationProfile } from '../../required-setup.ts'
import type { ProfileReport } from '../../salesforce/extract/page-report.ts'
import type {
  ObservedFlag,
  ObservedProfile,
  ObservedSetup,
  ProfilePermissions,
} from '../../salesforce/observed-setup.ts'
import { isStandardProfileName } from '../../salesforce/standard-profiles.ts'
import { isNewProfileName, isSameProfile, matchesIntegrationProfile } from './integration-records.ts'
import { asBoolean, asText, collapseWhitespace, getRecordId, type ReportedValues } from './reported-values.ts'

const mapPermissions = (getFlag: (name: keyof ProfilePermissions) => ObservedFlag): ProfilePermissions => ({
  apiOnly: getFlag('apiOnly'),
  apiEnabled: getFlag('apiEnabled'),
  passwordNeverExpires: getFlag('passwordNeverExpires'),
})

const toObservedProfile = (values: ReportedValues, url: URL): ObservedProfile => ({
  id: getRecordId(url, '00e'),
  name: asText(values.name),
  licence: asText(values.licence),
  ...mapPermissions((name) => asBoolean(values[name])),
})

/** Checks for an admin permission or a standard profile: people use it, whatever the admin says. */
const isUsedByPeople = (values: ReportedValues): boolean =>
  ['manageUsers', 'customizeApplication', 'modifyAllData'].some((name) => values[name] === true) ||
  // The checkbox Custom Profile, deselected.
  values.standardProfile === false ||
  isStandardProfileName(asText(values.name))

/**
 * Merges with earlier pages: what this page does not show stays, a pending save counts as
 * confirmed, and no profile page shows rights from permission sets.
 */
const mergeProfile = (
  profile: ObservedProfile,
  known: ObservedProfile | undefined,
  isElsewhere: boolean,
): ObservedProfile => {
  const named = known?.named ? { named: known.named } : {}
  if (!known || !isSameProfile(profile, known)) return { ...profile, ...named }
  const { unconfirmed, confirmed, ofUser } = known
  const bySet = known.bySet?.filter((name) => profile[name] !== true) ?? []
  return {
    id: profile.id || known.id,
    name: profile.name || known.name,
    licence: profile.licence || known.licence,
    ...mapPermissions((name) =>
      bySet.includes(name)
        ? true
        : (profile[name] ?? (isElsewhere ? null : unconfirmed?.[name]) ?? known[name]),
    ),
    ...(isElsewhere && unconfirmed ? { unconfirmed } : {}),
    ...(bySet.length > 0 ? { bySet } : {}),
    ...named,
    ...(confirmed ? { confirmed } : {}),
    ...(ofUser ? { ofUser } : {}),
  }
}

/**
 * Returns the profile the admin designates, unless people use it; undefined if refused. A form's
 * values are not saved yet, and only a profile's own page replaces the known one.
 */
const designateProfile = (
  values: ReportedValues,
  url: URL,
  known: ObservedSetup,
): ObservedProfile | undefined => {
  const shown = toObservedProfile(values, url)
  if (shown.id === '' || shown.name === '' || isUsedByPeople(values)) return undefined
  const isForm = url.pathname.endsWith('/e')
  const profile = isForm ? { ...shown, ...mapPermissions(() => null) } : shown
  const before = known.profile && isSameProfile(profile, known.profile) ? known.profile : undefined
  if (isForm && !before && findIntegrationProfile(known)?.id) return undefined
  return { ...mergeProfile(profile, before, isForm), confirmed: true }
}

/** Keeps selected permissions pending while the enhanced interface asks to confirm them. */
const withUnconfirmed = (profile: ObservedProfile, values: ReportedValues): ObservedProfile => ({
  ...profile,
  unconfirmed: mapPermissions((name) => asBoolean(values[name]) ?? profile.unconfirmed?.[name] ?? null),
})

/**
 * Returns the integration's profile after a page report; undefined if it says nothing of it, null
 * if the profile is no longer the integration's.
 */
export const observeProfile = (
  report: ProfileReport,
  url: URL,
  known: ObservedSetup,
): ObservedProfile | null | undefined => {
  const before = known.profile
  switch (report.kind) {
    case 'profile-detail': {
      const profile = toObservedProfile(report.values, url)
      // It was designated when nothing showed yet that people use it.
      if (before?.confirmed && before.id === profile.id && isUsedByPeople(report.values)) return null
      // In the enhanced interface only the System Permissions page follows a confirmed save.
      const isElsewhere =
        typeof report.values.sections === 'string' && url.searchParams.get('s') !== 'SystemPermissions'
      return matchesIntegrationProfile(profile, known)
        ? mergeProfile(profile, before, isElsewhere)
        : undefined
    }
    case 'profile-edit':
      return before && before.id === getRecordId(url, '00e')
        ? withUnconfirmed(before, report.values)
        : undefined
    case 'profile-chosen':
      return designateProfile(report.values, url, known)
    case 'profile-withdrawn':
      return before?.confirmed ? null : undefined
    case 'profile-clone': {
      // The name belongs to another profile, which would be mistaken for the clone.
      const { id, named } = before ?? {}
      return id === '' && named && named === collapseWhitespace(asText(report.values.name)) ? null : undefined
    }
    case 'profile-named': {
      const name = collapseWhitespace(report.name)
      return isNewProfileName(name, known)
        ? { id: '', name, named: name, licence: '', ...mapPermissions(() => null) }
        : undefined
    }
  }
}
