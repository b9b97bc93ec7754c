/** Changes to an org's state, by page reports and by the admin's buttons. Pure. */

import type { ContentMessages } from '../../messages.ts'
import { requiredConnectedApp } from '../../required-setup.ts'
import type { PageReport } from '../../salesforce/extract/page-report.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { endFieldCreation, type FieldCreationEndReason } from '../field-creation/field-creation.ts'
import { getStepNumber, type StepId, stepIds } from '../ids.ts'
import { isSameApp } from '../observe/integration-records.ts'
import { getApplicationId } from '../observe/observe-app.ts'
import { observePage, revokesProfile } from '../observe/observe-page.ts'
import { emptyOrgState, type OrgState, type PickedControl } from '../org-state.ts'
import { findOrgWay } from '../org-way.ts'
import { steps } from '../steps.ts'

/** Clears the chosen step once it is done, so that the guide follows the progress again. */
export const moveToNextOpenStep = (before: OrgState, after: OrgState, now: Date): OrgState => {
  const step = after.chosenStep && steps[after.chosenStep]
  const isDone = (state: OrgState) => step?.isDone(state.observedSetup, findOrgWay(state, now)) === true
  return !isDone(before) && isDone(after) ? { ...after, chosenStep: null } : after
}

/** Returns the state with a page report applied. */
export const withPageReport = (state: OrgState, report: PageReport, url: URL, now: number): OrgState => {
  const { profile, ...otherParts } = state.observedSetup
  const keepsProfile = profile && !revokesProfile(report, url, state.observedSetup)
  const observed = observePage(report, url, state.observedSetup, now)
  const next = {
    ...state,
    observedSetup: { ...(keepsProfile ? { profile } : {}), ...otherParts, ...observed },
  }
  return moveToNextOpenStep(state, next, new Date(now))
}

/**
 * Returns whether the connected app is the app SpaceIQ will use. The consumer-details page was
 * opened on purpose, so its name decides only once the app is known; any app may be on a detail
 * page. Names are not unique: an ID in the address must match as well.
 */
export const isSpaceiqConnectedApp = (
  setup: ObservedSetup,
  appName: string,
  from: 'consumer-details' | 'app-detail',
  url: URL,
): boolean =>
  setup.connectedApp
    ? appName === setup.connectedApp.name &&
      isSameApp({ name: appName, applicationId: getApplicationId(url) }, setup.connectedApp)
    : appName === requiredConnectedApp.name || (from === 'consumer-details' && appName !== '')

/** Returns the state with a picked control, replacing the same control in the same language. */
export const withPickedControl = (state: OrgState, picked: PickedControl): OrgState => ({
  ...state,
  pickedControls: [
    ...state.pickedControls.filter(
      ({ control, language }) => control !== picked.control || language !== picked.language,
    ),
    picked,
  ],
})

/** Returns the state after an action on the card. */
export const withCardAction = (
  state: OrgState,
  action: ContentMessages['card-action']['body']['action'],
  step: StepId,
): OrgState => {
  switch (action) {
    case 'back':
      return { ...state, chosenStep: stepIds[getStepNumber(step) - 2] ?? step }
    case 'skip':
      return { ...withStepSkipped(state, step, true), chosenStep: null }
    case 'hide':
      return withOverlayHidden(state, true)
    case 'switch-classic':
      return { ...state, switchedToClassic: true }
    case 'overlay-removed':
      return { ...withOverlayHidden(state, true), overlayRemoved: true }
  }
}

/** Returns the state without a connected app the admin chose by hand. */
export const withoutChosenConnectedApp = (state: OrgState): OrgState => {
  const { connectedApp, ...observedSetup } = state.observedSetup
  return connectedApp?.chosen ? { ...state, observedSetup } : state
}

/** Returns a change that ends a field creation in progress, for the given reason. */
export const withFieldCreationEnded =
  (reason: FieldCreationEndReason) =>
  (state: OrgState): OrgState =>
    state.fieldCreation ? { ...state, fieldCreation: endFieldCreation(state.fieldCreation, reason) } : state

/**
 * Returns the state with the overlay hidden or shown. Both stop field creation: a hidden guide must
 * not click, and a guide that reappears resumes at *Continue* only.
 */
export const withOverlayHidden = (state: OrgState, hidden: boolean): OrgState => ({
  ...(hidden || state.overlayHidden ? withFieldCreationEnded('stopped')(state) : state),
  overlayHidden: hidden,
  overlayRemoved: false,
})

/** Returns the state with a step skipped or no longer skipped. */
export const withStepSkipped = (state: OrgState, step: StepId, skipped: boolean): OrgState => ({
  ...state,
  chosenStep: skipped && state.chosenStep === step ? null : state.chosenStep,
  skippedSteps: stepIds.filter((id) => (id === step ? skipped : state.skippedSteps.includes(id))),
})

/** Returns the state with the guide active, at the given step if any. */
export const withGuideActive = (state: OrgState, step?: StepId): OrgState => ({
  ...withOverlayHidden(state, false),
  guideActive: true,
  ...(step === undefined ? {} : { chosenStep: step }),
})

/** Returns the state with the guide inactive, and everything else kept. */
export const withGuideInactive = (state: OrgState): OrgState =>
  state.guideActive ? { ...withFieldCreationEnded('stopped')(state), guideActive: false } : state

/** State of a guide that starts over. */
export const restartedState: OrgState = { ...emptyOrgState, guideActive: true }

/** Returns the state without the question whether SpaceIQ's form was saved. */
export const withoutSavedPrompt = (state: OrgState): OrgState => {
  const { formFilledAt: _, ...observedSetup } = state.observedSetup
  return { ...state, observedSetup }
}

/** Returns the state after an accepted activation, or after the admin saved SpaceIQ's form. */
export const withActivation = (
  state: OrgState,
  status: NonNullable<ObservedSetup['activation']>['status'],
  at: number,
): OrgState => ({
  ...state,
  guideActive: false,
  chosenStep: null,
  observedSetup: { ...withoutSavedPrompt(state).observedSetup, activation: { status, at } },
})

/** Returns the state with whose password a repair set, and when; never the password itself. */
export const withRepairedPassword = (state: OrgState, username: string, at: number): OrgState => ({
  ...state,
  observedSetup: { ...state.observedSetup, repairedPassword: { username, at, tested: [] } },
})

/** Returns the state without the repaired password, once another password counts. */
export const withoutRepairedPassword = (state: OrgState): OrgState => {
  const { repairedPassword, ...observedSetup } = state.observedSetup
  return repairedPassword ? { ...state, observedSetup } : state
}
