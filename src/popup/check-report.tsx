import { reasonTexts } from '../check/row.ts'
import type { CheckReport } from '../check/state.ts'
import { t, textOf } from '../ui/text.ts'
import { clock } from '../ui/time.ts'
import { CheckTable } from './check-table.tsx'
import type { Act } from './use-popup.ts'

interface Props {
  readonly org: string
  readonly report: CheckReport
  readonly act: Act
}

/** What a check found, or why it could not be made and what to do instead. */
export const CheckReportView = ({ org, report, act }: Props) => {
  if (!report.ok) {
    const { key, subs } = reasonTexts[report.reason]
    return (
      <div class="note warn" data-check={report.reason}>
        <p>
          <strong>{textOf(key, subs)}</strong>
        </p>
        <p>{t('check_by_hand')}</p>
      </div>
    )
  }
  const wrong = report.rows.filter(({ status }) => status === 'wrong').length
  return (
    <div data-check="done">
      <p role="status">
        {wrong === 0
          ? t('check_all_right', clock(report.at))
          : t('check_some_wrong', wrong, report.rows.length, clock(report.at))}
      </p>
      <CheckTable org={org} rows={report.rows} act={act} />
    </div>
  )
}
