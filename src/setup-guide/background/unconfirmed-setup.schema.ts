/** Schema of what version 0.1.0 stored of an org: only what an admin can check by its words. */

import { isControlId } from '../../salesforce/dom/locators.ts'
import type { ObservedConnectedApp, ObservedProfile } from '../../salesforce/observed-setup.ts'
import { isStandardProfileName } from '../../salesforce/standard-profiles.ts'
import type { PickedControl } from '../org-state.ts'
import type { UnconfirmedSetup } from '../unconfirmed-setup.ts'
import { convertOrgState } from './convert-org-state.ts'
import { parseObservedSetup } from './observed-setup.schema.ts'
import { parsePickedControls } from './picked-control.schema.ts'

/**
 * Keeps what 0.1.0 could store. A profile under the name that the admin gave to a clone counts as
 * confirmed by the admin, who sees that name: so a page that shows that people use it withdraws it.
 */
const toUnconfirmedProfile = ({ confirmed: _, ofUser: __, named, ...profile }: ObservedProfile) => {
  const { id, name } = profile
  if (named !== name || isStandardProfileName(name)) return profile
  return id === '' ? { ...profile, named } : { ...profile, confirmed: true as const }
}

/** Keeps what 0.1.0 could store. */
const toUnconfirmedApp = ({
  chosen: _,
  clientCredentials: __,
  ...app
}: ObservedConnectedApp): ObservedConnectedApp => app

/**
 * Checks for a label, or an ID or name of words. A counted one, as in `perm_55`, tells an admin
 * nothing: it can be any permission's.
 */
const canBeChecked = ({ control, css, label }: PickedControl): boolean =>
  isControlId(control) && (label !== null ? label.trim() !== '' : !/j_id|\d/.test(css))

/** Keeps one per control and language, the last, as the picker does. */
const withoutDuplicates = (picked: readonly PickedControl[]): readonly PickedControl[] => [
  ...new Map(picked.map((one) => [`${one.control} ${one.language}`, one])).values(),
]

/** Parses a stored value. Drops malformed parts, and parts without a name. */
export const parseUnconfirmedSetup = (stored: unknown): UnconfirmedSetup => {
  const members = convertOrgState(stored)
  const { profile, user, connectedApp } = parseObservedSetup(members.observedSetup)
  return {
    ...(profile?.name ? { profile: toUnconfirmedProfile(profile) } : {}),
    ...(user?.username ? { user } : {}),
    ...(connectedApp?.name ? { connectedApp: toUnconfirmedApp(connectedApp) } : {}),
    pickedControls: withoutDuplicates(parsePickedControls(members.pickedControls).filter(canBeChecked)),
  }
}
