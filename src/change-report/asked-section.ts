/** What was asked: the check and the login tests, with their times and users. */

import { type GrantType, grantTypes } from '../flow-retirement/grant-type.ts'
import type { ApiState, CheckReport } from '../org-check/api-state.ts'
import type { LoginOutcome } from '../org-check/login-test/login-kinds.ts'
import { describeLoginOutcome } from '../org-check/login-test/login-texts.ts'
import { apiReasonTexts } from '../org-check/row.ts'
import type { PlainMessageKey } from '../platform/substitutions.ts'
import { countedText, type LocalizedText, text } from '../platform/text.ts'
import type { ReportCell, ReportRow, ReportSection, ReportText } from './report.ts'
import { momentLine, say, textCell, textLines, wordsLine } from './report-lines.ts'
import type { ShownState } from './shown-state.ts'

type Row = ReportRow<ReportText>

/** Names of the login tests, as their buttons have them. */
export const loginTestKeys = {
  password: 'signin_button',
  client_credentials: 'cc_button',
} as const satisfies Record<GrantType, PlainMessageKey>

/** Returns the last outcome of a login test; null if it never ran. */
export const findLoginOutcome = (api: ApiState, grant: GrantType): LoginOutcome | null =>
  grant === 'password' ? api.loginTest : api.clientCredentialsTest

/** Returns the reason why nothing could be asked; none if policy allows it. */
export const explainPolicy = ({ mayUseApi }: Pick<ShownState, 'mayUseApi'>): readonly LocalizedText[] =>
  mayUseApi ? [] : [text('policy_api_off')]

const notCheckedCells = (shown: ShownState): readonly ReportCell<ReportText>[] => [
  textCell('report_not_checked'),
  [],
  textLines(explainPolicy(shown)),
]

const summarizeReport = (report: CheckReport): readonly LocalizedText[] => {
  if (!report.ok) return [apiReasonTexts[report.reason]]
  const count = (wanted: string) => report.rows.filter(({ status }) => status === wanted).length
  const [wrong, unknown] = [count('wrong'), count('unknown')]
  return [
    wrong === 0 ? text('check_no_problems') : countedText('check_wrong', wrong),
    ...(unknown === 0 ? [] : [countedText('check_review', unknown)]),
  ]
}

const describeChecker = (report: CheckReport): ReportCell<ReportText> =>
  report.ok && report.username ? [wordsLine(report.username)] : textCell('report_user_unknown')

const checkRow = (shown: ShownState): Row => {
  const { report } = shown.api
  return {
    key: 'check',
    cells: [
      textCell('check_title'),
      ...(report
        ? [[momentLine(report.at)], describeChecker(report), textLines(summarizeReport(report))]
        : notCheckedCells(shown)),
    ],
  }
}

const loginRow = (shown: ShownState, grant: GrantType): Row => {
  const outcome = findLoginOutcome(shown.api, grant)
  return {
    key: grant,
    cells: [
      textCell(loginTestKeys[grant]),
      ...(outcome
        ? [
            [momentLine(outcome.at)],
            textCell('report_values'),
            textCell(outcome.kind === 'success' ? 'report_succeeded' : 'mend_failed'),
          ]
        : notCheckedCells(shown)),
    ],
  }
}

/** Returns the section that lists what was asked of the org. */
export const createAskedSection = (shown: ShownState): ReportSection<ReportText> => ({
  id: 'asked',
  title: say('report_asked'),
  note: null,
  columns: [say('check_column_what'), say('report_when'), say('report_who'), say('report_result')],
  rows: [checkRow(shown), ...grantTypes.map((grant) => loginRow(shown, grant))],
  empty: say('report_not_checked'),
})

/** Returns all that the popup says of the outcome of a login test. */
export const describeOutcome = (
  { org, orgState }: ShownState,
  outcome: LoginOutcome,
  now: number,
): readonly LocalizedText[] => [
  ...describeLoginOutcome(outcome, { org, setup: orgState.observedSetup, now: new Date(now) }),
  ...(outcome.said ? [text('signin_says', outcome.said)] : []),
]

/** Returns the section with the outcomes of the login tests. */
export const createLoginSection = (shown: ShownState, now: number): ReportSection<ReportText> => ({
  id: 'logins',
  title: say('report_logins'),
  note: null,
  columns: [say('check_column_what'), say('report_result')],
  rows: grantTypes.flatMap((grant) => {
    const outcome = findLoginOutcome(shown.api, grant)
    return outcome
      ? [
          {
            key: grant,
            cells: [textCell(loginTestKeys[grant]), textLines(describeOutcome(shown, outcome, now))],
          },
        ]
      : []
  }),
  empty: say('report_not_checked'),
})
