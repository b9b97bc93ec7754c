/** Changes to an org's state, by page reports and by the admin's buttons. Pure. */

import type { ContentMessages } from '../../messages.ts'
import { requiredConnectedApp } from '../../required-setup.ts'
import type { PageReport } from '../../salesforce/extract/page-report.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { endFieldCreation, type FieldCreationEndReason } from '../field-creation/field-creation.ts'
import { type StepId, stepIds } from '../ids.ts'
import { isSameApp } from '../observe/integration-records.ts'
import { getApplicationId, observePage, revokesProfile } from '../observe/observe-page.ts'
import { emptyOrgState, type OrgState, type PickedControl } from '../org-state.ts'
import { steps } from '../steps.ts'

/** Clears the chosen step once it is done, so that the guide follows the progress again. */
export const moveToNextOpenStep = (before: OrgState, after: OrgState): OrgState => {
  const step = after.chosenStep && steps[after.chosenStep]
  return step && !step.isDone(before.observedSetup) && step.isDone(after.observedSetup)
    ? { ...after, chosenStep: null }
    : after
}

/** Returns the state with a page report applied. */
export const withPageReport = (record: OrgState, reading: PageReport, url: URL, now: number): OrgState => {
  const { profile, ...others } = record.observedSetup
  const isKept = profile && !revokesProfile(reading, url, record.observedSetup)
  const seen = observePage(reading, url, record.observedSetup, now)
  return moveToNextOpenStep(record, {
    ...record,
    observedSetup: { ...(isKept ? { profile } : {}), ...others, ...seen },
  })
}

/**
 * Returns whether the connected app is the app SpaceIQ will use. The consumer-details page was
 * opened on purpose, so its name decides only once the app is known; any app may be on a detail
 * page. Names are not unique: an ID in the address must match as well.
 */
export const isSpaceiqConnectedApp = (
  evidence: ObservedSetup,
  appName: string,
  from: 'consumer-details' | 'app-detail',
  url: URL,
): boolean =>
  evidence.connectedApp
    ? appName === evidence.connectedApp.name &&
      isSameApp({ name: appName, applicationId: getApplicationId(url) }, evidence.connectedApp)
    : appName === requiredConnectedApp.name || (from === 'consumer-details' && appName !== '')

/** Returns the state with a picked control, replacing the same control in the same language. */
export const withPickedControl = (record: OrgState, pointed: PickedControl): OrgState => ({
  ...record,
  pickedControls: [
    ...record.pickedControls.filter(
      ({ control, language }) => control !== pointed.control || language !== pointed.language,
    ),
    pointed,
  ],
})

/** Returns the state after an action on the card. */
export const withCardAction = (
  record: OrgState,
  action: ContentMessages['card-action']['body']['action'],
  step: StepId,
): OrgState => {
  switch (action) {
    case 'back':
      return { ...record, chosenStep: stepIds[stepIds.indexOf(step) - 1] ?? step }
    case 'skip':
      return { ...withStepSkipped(record, step, true), chosenStep: null }
    case 'hide':
      return withOverlayHidden(record, true)
    case 'overlay-removed':
      return { ...withOverlayHidden(record, true), overlayRemoved: true }
  }
}

/** Returns the state without a connected app the admin chose by hand. */
export const withoutChosenConnectedApp = (record: OrgState): OrgState => {
  const { connectedApp: app, ...others } = record.observedSetup
  return app?.chosen ? { ...record, observedSetup: others } : record
}

/** Returns a change that ends a field creation in progress, for the given reason. */
export const withFieldCreationEnded =
  (reason: FieldCreationEndReason) =>
  (record: OrgState): OrgState =>
    record.fieldCreation
      ? { ...record, fieldCreation: endFieldCreation(record.fieldCreation, reason) }
      : record

/**
 * Returns the state with the overlay hidden or shown. Both stop field creation: a hidden guide must
 * not click, and a guide that reappears resumes at *Continue* only.
 */
export const withOverlayHidden = (record: OrgState, hidden: boolean): OrgState => ({
  ...(hidden || record.overlayHidden ? withFieldCreationEnded('stopped')(record) : record),
  overlayHidden: hidden,
  overlayRemoved: false,
})

/** Returns the state with a step skipped or no longer skipped. */
export const withStepSkipped = (record: OrgState, step: StepId, skipped: boolean): OrgState => ({
  ...record,
  chosenStep: skipped && record.chosenStep === step ? null : record.chosenStep,
  skippedSteps: stepIds.filter((id) => (id === step ? skipped : record.skippedSteps.includes(id))),
})

/** Returns the state with the guide active, at the given step if any. */
export const withGuideActive = (record: OrgState, step?: StepId): OrgState => ({
  ...withOverlayHidden(record, false),
  guideActive: true,
  ...(step === undefined ? {} : { chosenStep: step }),
})

/** State of a guide that starts over. */
export const restartedState: OrgState = { ...emptyOrgState, guideActive: true }

/** Returns the state without the question whether SpaceIQ's form was saved. */
export const withoutSavedPrompt = (record: OrgState): OrgState => {
  const { formFilledAt: _, ...evidence } = record.observedSetup
  return { ...record, observedSetup: evidence }
}

/** Returns the state after an accepted activation, or after the admin saved SpaceIQ's form. */
export const withActivation = (
  record: OrgState,
  status: NonNullable<ObservedSetup['activation']>['status'],
  at: number,
): OrgState => ({
  ...record,
  guideActive: false,
  chosenStep: null,
  observedSetup: { ...withoutSavedPrompt(record).observedSetup, activation: { status, at } },
})

/** Returns the state with the password that a repair gave a user: only that it did, and when. */
export const withRepairedPassword = (state: OrgState, username: string, at: number): OrgState => ({
  ...state,
  observedSetup: { ...state.observedSetup, repairedPassword: { username, at, tested: [] } },
})

/** Returns the state without the password of a repair: another one counts now. */
export const withoutRepairedPassword = (state: OrgState): OrgState => {
  const { repairedPassword: mendedPassword, ...evidence } = state.observedSetup
  return mendedPassword ? { ...state, observedSetup: evidence } : state
}
