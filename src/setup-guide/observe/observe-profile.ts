/** Makes evidence of what a page showed of a profile: whether it is the integration's at all, and what it has. */

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

/** It has an administrator's right, or Salesforce brings it along: people work with it, whoever says otherwise. */
const isForbidden = (values: Values): boolean =>
  ['manageUsers', 'customizeApplication', 'modifyAllData'].some((name) => values[name] === true) ||
  // The box Custom Profile, unticked.
  values.standardProfile === false ||
  isStandardName(string(values.name))

/**
 * A page that does not show a permission does not take back what another page showed of the same profile; what was
 * saved before it came up counts as shown. What comes by a permission set no page of the profile shows.
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
 * The profile of this page is SpaceIQ's, says the admin, also in place of the one that is known; but not one that people work
 * with. What a form shows is not yet in the org, and the one that is known gives way on the other's own page alone.
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

/** The enhanced interface asks to confirm on a page without boxes: what was ticked before stays to be confirmed. */
const withUnconfirmed = (profile: ProfileEvidence, values: Values): ProfileEvidence => ({
  ...profile,
  unconfirmed: permissionsOf((name) => seen(values[name]) ?? profile.unconfirmed?.[name] ?? null),
})

/**
 * The integration's profile after a reading of a profile's page; undefined where that says nothing of it, null where it is
 * known no longer.
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
      // Confirmed where it was not to be seen that it is people's.
      if (before?.confirmed && before.id === profile.id && isForbidden(reading.values)) return null
      // Of the enhanced interface one page only follows a Save of permissions, once it was confirmed.
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
      // The name is another profile's, which would be taken for the clone.
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
