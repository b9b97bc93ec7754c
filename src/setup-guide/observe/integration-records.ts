/** Decides whether a shown profile, user or app is the integration's. */

import {
  findIntegrationProfile,
  isDeclaredIntegrationProfile,
  isIntegrationProfile,
  requiredConnectedApp,
  requiredProfile,
  requiredUser,
} from '../../required-setup.ts'
import type {
  ObservedConnectedApp,
  ObservedProfile,
  ObservedSetup,
  ObservedUser,
} from '../../salesforce/observed-setup.ts'

/** Checks for SpaceIQ's name, or the name the admin gave. */
const isIntegrationName = (name: string, known: ObservedProfile | undefined): boolean =>
  isDeclaredIntegrationProfile(name, known?.named ? { named: known.named } : {})

/** Checks whether the user's own page confirmed them, so others with the profile do not count. */
const isUserVerified = ({ user, profile }: ObservedSetup): boolean =>
  user !== undefined && user.id !== '' && user.active === true && user.profileName === profile?.name

/** Checks whether a profile the admin names may replace the known one, which may be in use. */
const canBeReplaced = (known: ObservedSetup, name: string): boolean =>
  known.profile !== undefined &&
  known.profile.confirmed !== true &&
  !isIntegrationName(known.profile.name, known.profile) &&
  (name === requiredProfile.name || !isUserVerified(known))

/**
 * Recognizes the integration's profile by its own name or the admin's. Ignores others, API-only or
 * not; only the admin can replace the known profile.
 */
export const matchesIntegrationProfile = (profile: ObservedProfile, known: ObservedSetup): boolean => {
  const ours = findIntegrationProfile(known)
  // A page without a title could be any profile's, and the user form lists profiles by name.
  return ours ? isSameProfile(profile, ours) : isIntegrationName(profile.name, known.profile)
}

/** Checks for a new name saved by the admin, unless the known profile must stay. */
export const isNewProfileName = (name: string, known: ObservedSetup): boolean =>
  name !== '' &&
  name !== known.profile?.name &&
  (!findIntegrationProfile(known)?.id || canBeReplaced(known, name))

/** Compares by id, else by name. */
export const isSameProfile = (profile: ObservedProfile, known: ObservedProfile): boolean =>
  profile.id !== '' && known.id !== ''
    ? profile.id === known.id
    : profile.name !== '' && profile.name === known.name

/** Compares by id, else by username. The list has no ids, so its users must have the profile. */
const isSameUser = (user: ObservedUser, known: ObservedUser, profileName: string | undefined): boolean => {
  if (user.id !== '' && known.id !== '') return user.id === known.id
  return user.username === known.username && (user.id !== '' || user.profileName === profileName)
}

/** Recognizes the known user; without one, by name or profile. Only the admin can replace it. */
export const matchesIntegrationUser = (
  user: ObservedUser,
  fullName: string,
  known: ObservedSetup,
): boolean => {
  if (user.username === '') return false
  if (known.user) return isSameUser(user, known.user, known.profile?.name)
  // A profile that others may have does not identify its user.
  const own = known.profile && isIntegrationProfile(known.profile) ? known.profile.name : undefined
  return fullName.includes(requiredUser.lastName) || (user.profileName !== '' && user.profileName === own)
}

type AppIdentity = Pick<ObservedConnectedApp, 'applicationId' | 'name'>

/** Compares by id if both are of one kind (Classic's or Lightning's), else by name. */
export const isSameApp = (app: AppIdentity, known: AppIdentity): boolean =>
  app.applicationId !== '' && app.applicationId.slice(0, 3) === known.applicationId.slice(0, 3)
    ? app.applicationId.slice(0, 15) === known.applicationId.slice(0, 15)
    : app.name !== '' && app.name === known.name

/** Checks for the name the admin just gave a new app, if no app is known by id. */
const isNewlyNamedApp = (
  { name }: ObservedConnectedApp,
  { connectedApp, connectedAppNamed }: ObservedSetup,
): boolean => name !== '' && name === connectedAppNamed && !connectedApp?.applicationId

/**
 * Recognizes the known app; without one, by callback URL or name, or by the name the admin just
 * gave a new app. Only the admin can replace it.
 */
export const matchesIntegrationApp = (connectedApp: ObservedConnectedApp, known: ObservedSetup): boolean =>
  isNewlyNamedApp(connectedApp, known) ||
  (known.connectedApp
    ? isSameApp(connectedApp, known.connectedApp)
    : connectedApp.callback === true || connectedApp.name === requiredConnectedApp.name)
