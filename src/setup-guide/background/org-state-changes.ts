/** Changes to an org's state, by page reports and by the admin's buttons. Pure. */

import type { FromContent } from '../../messages.ts'
import { connectedApp } from '../../required-setup.ts'
import type { Reading } from '../../salesforce/extract/page-report.ts'
import type { Evidence } from '../../salesforce/observed-setup.ts'
import { endedRun, type RunReason } from '../field-creation/field-creation.ts'
import { type StepId, stepIds } from '../ids.ts'
import { isSameApp } from '../observe/integration-records.ts'
import { applicationIdIn, evidenceOf, takesProfileBack } from '../observe/observe-page.ts'
import { emptyRecord, type OrgRecord, type PointedControl } from '../org-state.ts'
import { progressOf } from '../progress.ts'
import { parseEvidence } from './observed-setup.schema.ts'

const isDone = (record: OrgRecord, step: StepId): boolean =>
  progressOf(record).steps.some(({ id, status }) => id === step && status === 'done')

/** Clears the chosen step once it is done, so that the guide follows the progress again. */
export const followDone = (before: OrgRecord, after: OrgRecord): OrgRecord =>
  after.chosen !== null && !isDone(before, after.chosen) && isDone(after, after.chosen)
    ? { ...after, chosen: null }
    : after

/** Returns the state with a page report applied. Drops texts that are implausibly long. */
export const withReading = (record: OrgRecord, reading: Reading, url: URL, now: number): OrgRecord => {
  const { profile, ...others } = record.evidence
  const isKept = profile && !takesProfileBack(reading, url, record.evidence)
  const seen = parseEvidence(evidenceOf(reading, url, record.evidence, now))
  return followDone(record, {
    ...record,
    evidence: { ...(isKept ? { profile } : {}), ...others, ...seen },
  })
}

/**
 * Returns whether the connected app is the app SpaceIQ will use. The consumer-details page was
 * opened on purpose, so its name decides only once the app is known; any app may be on a detail
 * page. Names are not unique: an ID in the address must match as well.
 */
export const isWantedApp = (
  evidence: Evidence,
  appName: string,
  from: 'consumer-details' | 'app-detail',
  url: URL,
): boolean =>
  evidence.app
    ? appName === evidence.app.name &&
      isSameApp({ name: appName, applicationId: applicationIdIn(url) }, evidence.app)
    : appName === connectedApp.name || (from === 'consumer-details' && appName !== '')

/** Returns the state with a picked control, replacing the same control in the same language. */
export const withPointed = (record: OrgRecord, pointed: PointedControl): OrgRecord => ({
  ...record,
  pointed: [
    ...record.pointed.filter(
      ({ control, language }) => control !== pointed.control || language !== pointed.language,
    ),
    pointed,
  ],
})

/** Returns the state after an action on the card. */
export const withCard = (
  record: OrgRecord,
  action: Extract<FromContent, { type: 'card' }>['action'],
  step: StepId,
): OrgRecord => {
  switch (action) {
    case 'back':
      return { ...record, chosen: stepIds[stepIds.indexOf(step) - 1] ?? step }
    case 'skip':
      return { ...withSkipped(record, step, true), chosen: null }
    case 'hide':
      return withHidden(record, true)
    case 'kept-off':
      return { ...withHidden(record, true), keptOff: true }
  }
}

/** Returns the state without a connected app the admin chose by hand. */
export const withoutApp = (record: OrgRecord): OrgRecord => {
  const { app, ...others } = record.evidence
  return app?.chosen ? { ...record, evidence: others } : record
}

/** Returns a change that ends a field creation in progress, for the given reason. */
export const withRunEnded =
  (reason: RunReason) =>
  (record: OrgRecord): OrgRecord =>
    record.run ? { ...record, run: endedRun(record.run, reason) } : record

/**
 * Returns the state with the overlay hidden or shown. Both stop field creation: a hidden guide must
 * not click, and a guide that reappears resumes at *Continue* only.
 */
export const withHidden = (record: OrgRecord, hidden: boolean): OrgRecord => ({
  ...(hidden || record.hidden ? withRunEnded('stopped')(record) : record),
  hidden,
  keptOff: false,
})

/** Returns the state with a step skipped or no longer skipped. */
export const withSkipped = (record: OrgRecord, step: StepId, skipped: boolean): OrgRecord => ({
  ...record,
  chosen: skipped && record.chosen === step ? null : record.chosen,
  skipped: stepIds.filter((id) => (id === step ? skipped : record.skipped.includes(id))),
})

/** Returns the state with the guide active, at the given step if any. */
export const running = (record: OrgRecord, step?: StepId): OrgRecord => ({
  ...withHidden(record, false),
  running: true,
  ...(step === undefined ? {} : { chosen: step }),
})

/** State of a guide that starts over. */
export const startedOver: OrgRecord = { ...emptyRecord, running: true }

/** Returns the state without the question whether SpaceIQ's form was saved. */
export const withoutQuestion = (record: OrgRecord): OrgRecord => {
  const { formFilledAt: _, ...evidence } = record.evidence
  return { ...record, evidence }
}

/** Returns the state after an accepted activation, or after the admin saved SpaceIQ's form. */
export const activated = (
  record: OrgRecord,
  status: NonNullable<Evidence['activation']>['status'],
  at: number,
): OrgRecord => ({
  ...record,
  running: false,
  chosen: null,
  evidence: { ...withoutQuestion(record).evidence, activation: { status, at } },
})
