/** Whether a profile, user or app that a page shows is SpaceIQ's. None takes the place of the known one by being shown. */

import {
  connectedApp,
  integrationProfile,
  isOwnProfile,
  isSaidToBeOurs,
  profile as wantedProfile,
  user as wantedUser,
} from '../../required-setup.ts'
import type { AppEvidence, Evidence, ProfileEvidence, UserEvidence } from '../../salesforce/observed-setup.ts'

/** Of SpaceIQ's name, or of the one the admin gave. */
const isMeant = (name: string, known: ProfileEvidence | undefined): boolean =>
  isSaidToBeOurs(name, known?.named ? { named: known.named } : {})

/** The user was right on their own page: of several with the profile, none of the others is meant for that. */
const isSettled = ({ user, profile }: Evidence): boolean =>
  user !== undefined && user.id !== '' && user.active === true && user.profileName === profile?.name

/** Whether the profile that is known gives way to one the admin names. One in use does so for SpaceIQ's name alone. */
const givesWay = (known: Evidence, name: string): boolean =>
  known.profile !== undefined &&
  known.profile.confirmed !== true &&
  !isMeant(known.profile.name, known.profile) &&
  (name === wantedProfile.name || !isSettled(known))

/**
 * Of our name, or the one the admin named. Any other profile is none of our business, API-only or not, and none takes the
 * place of the one known to be the integration's but at the admin's word.
 */
export const isOurProfile = (profile: ProfileEvidence, known: Evidence): boolean => {
  const ours = integrationProfile(known)
  // A page without a title may be any profile's: nobody could choose it for the user.
  return ours ? isSameProfile(profile, ours) : isMeant(profile.name, known.profile)
}

/** Named by the admin as they saved a clone, and none that was seen in the org is meant already. */
export const isNewlyNamed = (name: string, known: Evidence): boolean =>
  name !== '' && name !== known.profile?.name && (!integrationProfile(known)?.id || givesWay(known, name))

/** The same by the id, else by the name. */
export const isSameProfile = (profile: ProfileEvidence, known: ProfileEvidence): boolean =>
  profile.id !== '' && known.id !== ''
    ? profile.id === known.id
    : profile.name !== '' && profile.name === known.name

/** By the id, else by the user name, which is one user's alone; the list, which has no ids, shows those of a profile. */
const isSameUser = (user: UserEvidence, known: UserEvidence, profileName: string | undefined): boolean => {
  if (user.id !== '' && known.id !== '') return user.id === known.id
  return user.username === known.username && (user.id !== '' || user.profileName === profileName)
}

/** The one that is known; nobody else takes their place but at the admin's word. Where nobody is, by name or profile. */
export const isOurUser = (user: UserEvidence, fullName: string, known: Evidence): boolean => {
  if (user.username === '') return false
  if (known.user) return isSameUser(user, known.user, known.profile?.name)
  // A profile that others may have says nothing of who has it.
  const own = known.profile && isOwnProfile(known.profile) ? known.profile.name : undefined
  return fullName.includes(wantedUser.lastName) || (user.profileName !== '' && user.profileName === own)
}

type NamedApp = Pick<AppEvidence, 'applicationId' | 'name'>

/** Of one kind of id it is the same by that, else by its name: Lightning's list leads to an app by another id. */
export const isSameApp = (app: NamedApp, known: NamedApp): boolean =>
  app.applicationId !== '' && app.applicationId.slice(0, 3) === known.applicationId.slice(0, 3)
    ? app.applicationId.slice(0, 15) === known.applicationId.slice(0, 15)
    : app.name !== '' && app.name === known.name

/** Named by the admin as they saved the form for a new one, and none is known by its id: theirs is the word for it. */
const isNamedApp = ({ name }: AppEvidence, { app, appNamed }: Evidence): boolean =>
  name !== '' && name === appNamed && !app?.applicationId

/**
 * The one that is known; no other takes its place but at the admin's word. Where none is, by its callback or name, or the
 * one the admin has just given to a new one.
 */
export const isOurApp = (app: AppEvidence, known: Evidence): boolean =>
  isNamedApp(app, known) ||
  (known.app ? isSameApp(app, known.app) : app.callback === true || app.name === connectedApp.name)
