/** What is left open: problems, failed fixes, steps that were not seen, what was not checked. */

import { getGrantType } from '../flow-retirement/grant-type.ts'
import type { RepairResult } from '../org-check/repair/repair-item.ts'
import { repairItemId } from '../org-check/repair/repair-item.ts'
import { apiReasonTexts, type CheckRow } from '../org-check/row.ts'
import { type LocalizedText, text } from '../platform/text.ts'
import { findDifferences } from '../setup-guide/differences.ts'
import type { GuideProgress } from '../setup-guide/progress.ts'
import { describeOutcome, explainPolicy, findLoginOutcome, loginTestKeys } from './asked-section.ts'
import { listRows, stepStatusKeys, verdictKeys } from './found-section.ts'
import type { ReportRow, ReportSection, ReportText } from './report.ts'
import { say, textCell, textLines } from './report-lines.ts'
import type { ShownState } from './shown-state.ts'

type Row = ReportRow<ReportText>

const toCheckRow = ({ id, label, status, details }: CheckRow): Row => ({
  key: `check ${id}`,
  status,
  cells: [textLines([label]), textCell(verdictKeys[status]), textLines(details)],
})

const checkRows = (shown: ShownState): readonly Row[] => {
  const { report } = shown.api
  if (report?.ok) return [...listRows(shown, 'wrong'), ...listRows(shown, 'unknown')].map(toCheckRow)
  const reasons = report ? [apiReasonTexts[report.reason]] : explainPolicy(shown)
  return [
    {
      key: 'check',
      cells: [textCell('check_title'), textCell('report_not_checked'), textLines(reasons)],
    },
  ]
}

const explainResult = ({ reason, message }: RepairResult): readonly LocalizedText[] => [
  ...(reason === null ? [] : [apiReasonTexts[reason]]),
  ...(message === '' ? [] : [text('mend_says', message)]),
]

/** The popup shows the results of fixes, and what prevented some, with those of the check alone. */
const repairRows = ({ api: { report, repairResults, repairNotes = [] } }: ShownState): readonly Row[] => {
  if (!report?.ok) return []
  const failures = (repairResults ?? []).filter(({ end }) => end === 'failed' || end === 'skipped')
  return [
    ...failures.map((result) => ({
      key: `repair ${repairItemId(result.item)}`,
      cells: [
        [{ text: { kind: 'repair', item: result.item } as const }],
        textCell(result.end === 'failed' ? 'mend_failed' : 'mend_skipped'),
        textLines(explainResult(result)),
      ],
    })),
    ...repairNotes.map((note, index) => ({
      key: `note ${index}`,
      cells: [textCell('report_cannot_fix'), [], textLines([note.text])],
    })),
  ]
}

const stepRows = ({ isStarted, orgState }: ShownState, { steps }: GuideProgress): readonly Row[] =>
  isStarted
    ? steps
        .filter(({ status }) => status !== 'done')
        .map(({ id, status, summary }) => ({
          key: `step ${id}`,
          cells: [
            textLines([text(`step_${id}_title`)]),
            textCell(stepStatusKeys[status]),
            textLines([...(summary ? [summary] : []), ...findDifferences(id, orgState.observedSetup)]),
          ],
        }))
    : []

const loginRows = (shown: ShownState, now: number): readonly Row[] => {
  // From the day on which the password flow ends, SpaceIQ logs in by client credentials.
  const grant = getGrantType(shown.orgState.chosenGrant, new Date(now)) ?? 'client_credentials'
  const outcome = findLoginOutcome(shown.api, grant)
  if (outcome?.kind === 'success') return []
  return [
    {
      key: `login ${grant}`,
      cells: [
        textCell(loginTestKeys[grant]),
        textCell(outcome ? 'mend_failed' : 'report_not_checked'),
        textLines(outcome ? describeOutcome(shown, outcome, now).slice(0, 1) : explainPolicy(shown)),
      ],
    },
  ]
}

/** Returns the section with all that is left open. */
export const createOpenSection = (
  shown: ShownState,
  progress: GuideProgress,
  now: number,
): ReportSection<ReportText> => ({
  id: 'open',
  title: say('report_open'),
  note: null,
  columns: [say('check_column_what'), say('report_state'), say('report_found')],
  rows: [...checkRows(shown), ...repairRows(shown), ...stepRows(shown, progress), ...loginRows(shown, now)],
  empty: say('report_nothing_open'),
})
