import { useState } from 'preact/hooks'
import { CopyDetails } from '../../ui/copy-details.tsx'
import { focusRepairPreview } from '../../ui/focus.ts'
import { t, tCount, translateText } from '../../ui/i18n.ts'
import { formatTime } from '../../ui/time.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import type { ApiState, CheckReport } from '../api-state.ts'
import { apiReasonTexts, type CheckRow } from '../row.ts'
import { CheckTable } from './check-table.tsx'
import { RepairPreview } from './repair-preview.tsx'

interface Props {
  readonly org: string
  readonly api: ApiState
  readonly report: CheckReport
  readonly dispatch: Dispatch
}

/** Says in a few words how many rows need what, and when they were checked. */
const summarizeRows = (rows: readonly CheckRow[], at: string): string => {
  const count = (wanted: CheckRow['status']) => rows.filter(({ status }) => status === wanted).length
  const [wrong, unknown] = [count('wrong'), count('unknown')]
  return [
    wrong === 0 ? t('check_no_problems') : tCount('check_wrong', wrong),
    ...(unknown === 0 ? [] : [tCount('check_review', unknown)]),
    t('check_last', at),
  ].join(' ')
}

/** The results of a check, or the reason why it failed and what to do instead. */
export const CheckReportView = ({ org, api, report, dispatch }: Props) => {
  // What can be created is shown at once; the admin may put it aside.
  const [isPreviewOpen, setIsPreviewOpen] = useState(true)
  const review = () => {
    setIsPreviewOpen(true)
    // Once it is rendered.
    queueMicrotask(focusRepairPreview)
  }
  if (!report.ok) {
    return (
      <div class="note warn" data-check={report.reason}>
        <p>
          <strong>{translateText(apiReasonTexts[report.reason])}</strong>
        </p>
        {/* No alternative by hand: SpaceIQ needs the API, and a blocked script shows no guide. */}
        {report.reason !== 'api-disabled' && report.reason !== 'kept-off' && <p>{t('check_by_hand')}</p>}
        <CopyDetails
          event={`check: ${report.reason}`}
          at={report.at}
          code={report.code}
          status={report.status}
        />
      </div>
    )
  }
  return (
    <div data-check="done">
      <p role="status">{summarizeRows(report.rows, formatTime(report.at))}</p>
      <RepairPreview
        org={org}
        api={api}
        open={isPreviewOpen}
        setOpen={setIsPreviewOpen}
        onReview={review}
        dispatch={dispatch}
      />
      <CheckTable
        org={org}
        rows={report.rows}
        onRepair={api.repairPlan.length > 0 && api.activeJob === null ? review : null}
        dispatch={dispatch}
      />
    </div>
  )
}
