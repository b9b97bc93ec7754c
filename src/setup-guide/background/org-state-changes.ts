/** What evidence and buttons do to an org's record. Pure. */

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

/** Lets go of a chosen step that became done between the two: the guide follows the evidence again. */
export const followDone = (before: OrgRecord, after: OrgRecord): OrgRecord =>
  after.chosen !== null && !isDone(before, after.chosen) && isDone(after, after.chosen)
    ? { ...after, chosen: null }
    : after

/** The record with what the page of this address showed. What is too long to be believed is left out. */
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
 * Whether an app of this name, on a page of this address, is the one whose key and secret SpaceIQ is to have. Its own
 * details page is asked for on purpose, so there the name decides only once the app is known; an app's ordinary page may be
 * any app's. A name can be two apps': where the address has an id, that of the known one.
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

/** The record with a control the admin pointed at; an earlier one of that control in that language is forgotten. */
export const withPointed = (record: OrgRecord, pointed: PointedControl): OrgRecord => ({
  ...record,
  pointed: [
    ...record.pointed.filter(
      ({ control, language }) => control !== pointed.control || language !== pointed.language,
    ),
    pointed,
  ],
})

/** The record after a button on the card. */
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

/** The record without the app that was made SpaceIQ's by hand. */
export const withoutApp = (record: OrgRecord): OrgRecord => {
  const { app, ...others } = record.evidence
  return app?.chosen ? { ...record, evidence: others } : record
}

/** The record with the creation of its fields ended for this reason, where one goes on. */
export const withRunEnded =
  (reason: RunReason) =>
  (record: OrgRecord): OrgRecord =>
    record.run ? { ...record, run: endedRun(record.run, reason) } : record

/**
 * The record with the guide put away by the admin, or shown again. What cannot be seen presses nothing, and what is shown
 * again presses nothing by itself: the creation of the fields goes on at Continue alone.
 */
export const withHidden = (record: OrgRecord, hidden: boolean): OrgRecord => ({
  ...(hidden || record.hidden ? withRunEnded('stopped')(record) : record),
  hidden,
  keptOff: false,
})

/** The record with a step skipped, or not skipped any more. */
export const withSkipped = (record: OrgRecord, step: StepId, skipped: boolean): OrgRecord => ({
  ...record,
  chosen: skipped && record.chosen === step ? null : record.chosen,
  skipped: stepIds.filter((id) => (id === step ? skipped : record.skipped.includes(id))),
})

/** The record of a guide that goes on: at a step where one is given. */
export const running = (record: OrgRecord, step?: StepId): OrgRecord => ({
  ...withHidden(record, false),
  running: true,
  ...(step === undefined ? {} : { chosen: step }),
})

/** The record of a guide that begins anew. */
export const startedOver: OrgRecord = { ...emptyRecord, running: true }

/** The record without the question whether SpaceIQ's own form was saved. */
export const withoutQuestion = (record: OrgRecord): OrgRecord => {
  const { formFilledAt: _, ...evidence } = record.evidence
  return { ...record, evidence }
}

/** The record after SpaceIQ accepted, or was given the values by the admin. */
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
