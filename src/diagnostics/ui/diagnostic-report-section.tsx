import { useRef, useState } from 'preact/hooks'
import { downloadText } from '../../ui/download.ts'
import { t } from '../../ui/i18n.ts'
import { RequestErrorNote } from '../../ui/request-error.tsx'
import { type RequestError, sendRequest } from '../../ui/send.ts'

const getReportFileName = (at: Date) => `spaceiq-setup-assistant-${at.toISOString().slice(0, 10)}.json`

/** Diagnostic report: shown first, so that the admin can review before saving. */
export const DiagnosticReportSection = ({ setStatus }: { setStatus: (text: string) => void }) => {
  const [report, setReport] = useState<string | null>(null)
  const [error, setError] = useState<RequestError | null>(null)
  const textarea = useRef<HTMLTextAreaElement>(null)

  const createReport = async () => {
    const reply = await sendRequest({ type: 'get-diagnostic-report' })
    setError(reply.ok ? null : reply.error)
    if (!reply.ok) return
    setReport(JSON.stringify(reply.value, null, 2))
    setStatus(t('options_report_made'))
    textarea.current?.focus()
  }

  return (
    <section aria-labelledby="report-title">
      <h2 id="report-title">{t('options_report_title')}</h2>
      <p>{t('options_report_text')}</p>
      {error && <RequestErrorNote error={error} onRetry={() => void createReport()} />}
      {report !== null && (
        <textarea
          ref={textarea}
          class="report"
          readOnly
          rows={16}
          aria-label={t('options_report_title')}
          value={report}
        />
      )}
      <div class="row">
        <button type="button" data-action="make-report" onClick={() => void createReport()}>
          {t(report === null ? 'options_report_make' : 'options_report_again')}
        </button>
        {report !== null && (
          <button
            type="button"
            class="primary"
            data-action="save-report"
            onClick={() => {
              downloadText(report, 'application/json', getReportFileName(new Date()))
              setStatus(t('options_report_saved'))
            }}
          >
            {t('options_report_save')}
          </button>
        )}
      </div>
    </section>
  )
}
