/** Decides whether a shown profile, user or app is the integration's. */

import {
  connectedApp,
  integrationProfile,
  isOwnProfile,
  isSaidToBeOurs,
  profile as wantedProfile,
  user as wantedUser,
} from '../../required-setup.ts'
import type { AppEvidence, Evidence, ProfileEvidence, UserEvidence } from '../../salesforce/observed-setup.ts'

/** Checks for SpaceIQ's name, or the name the admin gave. */
const isMeant = (name: string, known: ProfileEvidence | undefined): boolean =>
  isSaidToBeOurs(name, known?.named ? { named: known.named } : {})

/** Checks whether the user's own page confirmed them, so others with the profile do not count. */
const isSettled = ({ user, profile }: Evidence): boolean =>
  user !== undefined && user.id !== '' && user.active === true && user.profileName === profile?.name

/** Checks whether a profile the admin names may replace the known one, which may be in use. */
const givesWay = (known: Evidence, name: string): boolean =>
  known.profile !== undefined &&
  known.profile.confirmed !== true &&
  !isMeant(known.profile.name, known.profile) &&
  (name === wantedProfile.name || !isSettled(known))

/**
 * Recognizes the integration's profile by its own name or the admin's. Ignores others, API-only or
 * not; only the admin can replace the known profile.
 */
export const isOurProfile = (profile: ProfileEvidence, known: Evidence): boolean => {
  const ours = integrationProfile(known)
  // A page without a title could be any profile's, which nobody could choose for the user.
  return ours ? isSameProfile(profile, ours) : isMeant(profile.name, known.profile)
}

/** Checks for a new name saved by the admin, unless the known profile must stay. */
export const isNewlyNamed = (name: string, known: Evidence): boolean =>
  name !== '' && name !== known.profile?.name && (!integrationProfile(known)?.id || givesWay(known, name))

/** Compares by id, else by name. */
export const isSameProfile = (profile: ProfileEvidence, known: ProfileEvidence): boolean =>
  profile.id !== '' && known.id !== ''
    ? profile.id === known.id
    : profile.name !== '' && profile.name === known.name

/** Compares by id, else by username. The list has no ids, so its users must have the profile. */
const isSameUser = (user: UserEvidence, known: UserEvidence, profileName: string | undefined): boolean => {
  if (user.id !== '' && known.id !== '') return user.id === known.id
  return user.username === known.username && (user.id !== '' || user.profileName === profileName)
}

/** Recognizes the known user; without one, by name or profile. Only the admin can replace it. */
export const isOurUser = (user: UserEvidence, fullName: string, known: Evidence): boolean => {
  if (user.username === '') return false
  if (known.user) return isSameUser(user, known.user, known.profile?.name)
  // A profile that others may have does not identify its user.
  const own = known.profile && isOwnProfile(known.profile) ? known.profile.name : undefined
  return fullName.includes(wantedUser.lastName) || (user.profileName !== '' && user.profileName === own)
}

type NamedApp = Pick<AppEvidence, 'applicationId' | 'name'>

/** Compares by id if both are of one kind (Classic's or Lightning's), else by name. */
export const isSameApp = (app: NamedApp, known: NamedApp): boolean =>
  app.applicationId !== '' && app.applicationId.slice(0, 3) === known.applicationId.slice(0, 3)
    ? app.applicationId.slice(0, 15) === known.applicationId.slice(0, 15)
    : app.name !== '' && app.name === known.name

/** Checks for the name the admin just gave a new app, if no app is known by id. */
const isNamedApp = ({ name }: AppEvidence, { app, appNamed }: Evidence): boolean =>
  name !== '' && name === appNamed && !app?.applicationId

/**
 * Recognizes the known app; without one, by callback URL or name, or by the name the admin just
 * gave a new app. Only the admin can replace it.
 */
export const isOurApp = (app: AppEvidence, known: Evidence): boolean =>
  isNamedApp(app, known) ||
  (known.app ? isSameApp(app, known.app) : app.callback === true || app.name === connectedApp.name)
