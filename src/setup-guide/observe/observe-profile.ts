/** Turns page reports of profiles into observed setup: whose it is, and what it has. */

import { integrationProfile } from '../../required-setup.ts'
import type { ProfileReading } from '../../salesforce/extract/page-report.ts'
import type { Evidence, Permissions, ProfileEvidence, Seen } from '../../salesforce/observed-setup.ts'
import { isStandardName } from '../../salesforce/standard-profiles.ts'
import { isNewlyNamed, isOurProfile, isSameProfile } from './integration-records.ts'
import { idIn, oneLine, seen, string, type Values } from './reported-values.ts'

const permissionsOf = (of: (name: keyof Permissions) => Seen): Permissions => ({
  apiOnly: of('apiOnly'),
  apiEnabled: of('apiEnabled'),
  passwordNeverExpires: of('passwordNeverExpires'),
})

const profileOf = (values: Values, url: URL): ProfileEvidence => ({
  id: idIn(url, '00e'),
  name: string(values.name),
  licence: string(values.licence),
  ...permissionsOf((name) => seen(values[name])),
})

/** Checks for an admin permission or a standard profile: people use it, whatever the admin says. */
const isForbidden = (values: Values): boolean =>
  ['manageUsers', 'customizeApplication', 'modifyAllData'].some((name) => values[name] === true) ||
  // The checkbox Custom Profile, deselected.
  values.standardProfile === false ||
  isStandardName(string(values.name))

/**
 * Merges with earlier pages: what this page does not show stays, a pending save counts as
 * confirmed, and no profile page shows rights from permission sets.
 */
const mergeProfile = (
  profile: ProfileEvidence,
  known: ProfileEvidence | undefined,
  isElsewhere: boolean,
): ProfileEvidence => {
  const named = known?.named ? { named: known.named } : {}
  if (!known || !isSameProfile(profile, known)) return { ...profile, ...named }
  const { unconfirmed, confirmed, ofUser } = known
  const bySet = known.bySet?.filter((name) => profile[name] !== true) ?? []
  return {
    id: profile.id || known.id,
    name: profile.name || known.name,
    licence: profile.licence || known.licence,
    ...permissionsOf((name) =>
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
const chosenOf = (values: Values, url: URL, known: Evidence): ProfileEvidence | undefined => {
  const shown = profileOf(values, url)
  if (shown.id === '' || shown.name === '' || isForbidden(values)) return undefined
  const isForm = url.pathname.endsWith('/e')
  const profile = isForm ? { ...shown, ...permissionsOf(() => null) } : shown
  const before = known.profile && isSameProfile(profile, known.profile) ? known.profile : undefined
  if (isForm && !before && integrationProfile(known)?.id) return undefined
  return { ...mergeProfile(profile, before, isForm), confirmed: true }
}

/** Keeps selected permissions pending while the enhanced interface asks to confirm them. */
const withUnconfirmed = (profile: ProfileEvidence, values: Values): ProfileEvidence => ({
  ...profile,
  unconfirmed: permissionsOf((name) => seen(values[name]) ?? profile.unconfirmed?.[name] ?? null),
})

/**
 * Returns the integration's profile after a page report; undefined if it says nothing of it, null
 * if the profile is no longer the integration's.
 */
export const ofProfile = (
  reading: ProfileReading,
  url: URL,
  known: Evidence,
): ProfileEvidence | null | undefined => {
  const before = known.profile
  switch (reading.kind) {
    case 'profile-detail': {
      const profile = profileOf(reading.values, url)
      // It was designated when nothing showed yet that people use it.
      if (before?.confirmed && before.id === profile.id && isForbidden(reading.values)) return null
      // In the enhanced interface only the System Permissions page follows a confirmed save.
      const isElsewhere =
        typeof reading.values.sections === 'string' && url.searchParams.get('s') !== 'SystemPermissions'
      return isOurProfile(profile, known) ? mergeProfile(profile, before, isElsewhere) : undefined
    }
    case 'profile-edit':
      return before && before.id === idIn(url, '00e') ? withUnconfirmed(before, reading.values) : undefined
    case 'profile-chosen':
      return chosenOf(reading.values, url, known)
    case 'profile-withdrawn':
      return before?.confirmed ? null : undefined
    case 'profile-clone': {
      // The name belongs to another profile, which would be mistaken for the clone.
      const { id, named } = before ?? {}
      return id === '' && named && named === oneLine(string(reading.values.name)) ? null : undefined
    }
    case 'profile-named': {
      const name = oneLine(reading.name)
      return isNewlyNamed(name, known)
        ? { id: '', name, named: name, licence: '', ...permissionsOf(() => null) }
        : undefined
    }
  }
}
