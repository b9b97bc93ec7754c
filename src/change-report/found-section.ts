/** What was found: the rows of the check with verdict and certainty, and the guide's steps. */

import { apiReasonTexts, type CheckRow } from '../org-check/row.ts'
import type { PlainMessageKey } from '../platform/substitutions.ts'
import { text } from '../platform/text.ts'
import type { GuideProgress, StepProgress } from '../setup-guide/progress.ts'
import type { ReportRow, ReportSection, ReportText } from './report.ts'
import { say, textCell, textLines } from './report-lines.ts'
import type { ShownState } from './shown-state.ts'

/** Words for each verdict, as the check's table has them. */
export const verdictKeys = {
  right: 'check_status_right',
  wrong: 'check_status_wrong',
  unknown: 'check_status_unknown',
} as const satisfies Record<CheckRow['status'], PlainMessageKey>

/** Words for how far a step is; the current step is one to do. */
export const stepStatusKeys = {
  done: 'popup_step_done',
  current: 'popup_step_todo',
  todo: 'popup_step_todo',
  skipped: 'popup_step_skipped',
} as const satisfies Record<StepProgress['status'], PlainMessageKey>

const reasonKeys = new Set(Object.values(apiReasonTexts).map(({ key }) => key))

/** What Salesforce did not tell was not checked; anything else is the reader's to judge. */
const explainUnknown = (details: CheckRow['details']): PlainMessageKey =>
  details.some(({ key }) => reasonKeys.has(key)) ? 'report_not_checked' : 'report_uncertain'

const verdicts = ['wrong', 'unknown', 'right'] as const

const toFoundRow = ({ id, label, status, details }: CheckRow): ReportRow<ReportText> => ({
  key: id,
  status,
  cells: [
    textLines([label]),
    textCell(verdictKeys[status]),
    textCell(status === 'unknown' ? explainUnknown(details) : 'report_read'),
    textLines(details),
  ],
})

/** Returns the rows of the last check that succeeded, with this verdict. */
export const listRows = ({ api }: ShownState, wanted: CheckRow['status']): readonly CheckRow[] =>
  api.report?.ok ? api.report.rows.filter(({ status }) => status === wanted) : []

/** Returns the section with the rows of the check, what needs attention first. */
export const createFoundSection = (shown: ShownState): ReportSection<ReportText> => ({
  id: 'found',
  title: say('report_found'),
  note: null,
  columns: [say('check_column_what'), say('report_result'), say('report_certainty'), say('report_found')],
  rows: verdicts.flatMap((verdict) => listRows(shown, verdict).map(toFoundRow)),
  empty: say('report_no_rows'),
})

/** Returns the section with the guide's steps and what was seen of each. */
export const createStepsSection = (
  { isStarted }: ShownState,
  { steps }: GuideProgress,
): ReportSection<ReportText> => ({
  id: 'steps',
  title: say('popup_steps_title'),
  note: null,
  columns: [say('check_column_what'), say('report_state'), say('report_found')],
  rows: isStarted
    ? steps.map(({ id, status, summary }) => ({
        key: id,
        cells: [
          textLines([text(`step_${id}_title`)]),
          textCell(stepStatusKeys[status]),
          textLines(summary ? [summary] : []),
        ],
      }))
    : [],
  empty: say('report_no_steps'),
})
