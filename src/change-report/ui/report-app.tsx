/** Loads the report of an org once, and keeps of the popup's state nothing but the report. */

import { useCallback, useEffect, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { t } from '../../ui/i18n.ts'
import { RequestErrorNote } from '../../ui/request-error.tsx'
import { type RequestError, sendRequest } from '../../ui/send.ts'
import { describeBrowser } from '../browser-version.ts'
import { type Report, translateReport } from '../report.ts'
import { createReport } from '../report-model.ts'
import { ReportView } from './report-view.tsx'
import { toReportWords } from './report-words.ts'

type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: RequestError }
  /** Null: there is nothing to report. */
  | { readonly kind: 'done'; readonly report: Report<string> | null }

const loadReport = async (org: string): Promise<Loaded> => {
  const reply = await sendRequest({ type: 'get-popup-state', org })
  if (!reply.ok) return { kind: 'failed', error: reply.error }
  const report = createReport(reply.value, {
    now: Date.now(),
    extensionVersion: browser.runtime.getManifest().version,
    browser: describeBrowser(navigator.userAgent),
  })
  return { kind: 'done', report: report && translateReport(report, toReportWords) }
}

/** The page for the org in its address; '' if that names none. */
export const ReportApp = ({ org }: { org: string }) => {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' })
  const load = useCallback(async () => {
    setLoaded({ kind: 'loading' })
    setLoaded(org === '' ? { kind: 'done', report: null } : await loadReport(org))
  }, [org])
  useEffect(() => void load(), [load])

  if (loaded.kind === 'done' && loaded.report) return <ReportView report={loaded.report} />
  return (
    <main>
      <h1>{t('report_title')}</h1>
      {loaded.kind === 'failed' ? (
        <RequestErrorNote error={loaded.error} onRetry={() => void load()} />
      ) : (
        <p role="status">{t(loaded.kind === 'loading' ? 'report_loading' : 'report_none')}</p>
      )}
    </main>
  )
}
