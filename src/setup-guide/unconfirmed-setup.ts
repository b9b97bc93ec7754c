/**
 * What version 0.1.0 stored where pages could write: kept apart, and used once the admin confirms
 * it. Pure.
 */

import type { ObservedConnectedApp, ObservedProfile, ObservedUser } from '../salesforce/observed-setup.ts'
import type { OrgState, PickedControl } from './org-state.ts'

export interface UnconfirmedSetup {
  readonly profile?: ObservedProfile
  readonly user?: ObservedUser
  readonly connectedApp?: ObservedConnectedApp
  readonly pickedControls: readonly PickedControl[]
}

/** The parts that are shown to the admin. */
export interface OfferedSetup {
  readonly setup: UnconfirmedSetup
  /** Sent back with the admin's answer, so that nothing is used that was not shown. */
  readonly fingerprint: string
}

/** A new app's name, or its key and secret, say as well which app is SpaceIQ's. */
const isAppUnknown = ({ observedSetup }: OrgState, app: ObservedConnectedApp): boolean => {
  const { connectedApp, connectedAppNamed, consumerCredentials } = observedSetup
  return !connectedApp && !connectedAppNamed && (consumerCredentials?.appName ?? app.name) === app.name
}

const isPickedSince = ({ pickedControls }: OrgState, { control, language }: PickedControl): boolean =>
  pickedControls.some((picked) => picked.control === control && picked.language === language)

/** Returns the parts of which nothing was observed since; null if none is left. */
export const withoutKnownParts = (kept: UnconfirmedSetup, state: OrgState): UnconfirmedSetup | null => {
  const { profile, user, connectedApp } = kept
  const pickedControls = kept.pickedControls.filter((picked) => !isPickedSince(state, picked))
  const parts = {
    ...(profile && !state.observedSetup.profile ? { profile } : {}),
    ...(user && !state.observedSetup.user ? { user } : {}),
    ...(connectedApp && isAppUnknown(state, connectedApp) ? { connectedApp } : {}),
  }
  return Object.keys(parts).length + pickedControls.length > 0 ? { ...parts, pickedControls } : null
}

/** Returns the state with the offered parts, which `withoutKnownParts` returned for this state. */
export const withConfirmedSetup = (
  state: OrgState,
  { pickedControls, ...parts }: UnconfirmedSetup,
): OrgState => ({
  ...state,
  observedSetup: { ...state.observedSetup, ...parts },
  pickedControls: [...state.pickedControls, ...pickedControls],
})
