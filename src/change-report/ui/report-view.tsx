/** The report on its page, with the buttons that save, copy and print it. */

import { useState } from 'preact/hooks'
import { downloadText } from '../../ui/download.ts'
import { t } from '../../ui/i18n.ts'
import { OrgName } from '../../ui/org-name.tsx'
import type { Report } from '../report.ts'
import { writeReportMarkdown } from '../report-markdown.ts'
import { DeploymentSection } from './deployment-section.tsx'
import { ReportTable } from './report-table.tsx'

/** Returns the file's name, with the org's host and the day. */
const getFileName = ({ org, at }: Report<string>): string =>
  `spaceiq-setup-report-${org}-${new Date(at).toISOString().slice(0, 10)}.md`

const ReportActions = ({ report }: { report: Report<string> }) => {
  const [status, setStatus] = useState('')
  const save = () => {
    downloadText(writeReportMarkdown(report), 'text/markdown;charset=utf-8', getFileName(report))
    setStatus(t('options_report_saved'))
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(writeReportMarkdown(report))
      setStatus(t('report_copied'))
    } catch {
      setStatus(t('report_copy_failed'))
    }
  }
  return (
    <div class="actions">
      <div class="row">
        <button type="button" class="primary" data-action="save-markdown" onClick={save}>
          {t('report_save')}
        </button>
        <button type="button" data-action="copy-report" onClick={() => void copy()}>
          {t('value_copy')}
        </button>
        <button type="button" data-action="print-report" onClick={() => window.print()}>
          {t('report_print')}
        </button>
      </div>
      <p role="status">{status}</p>
    </div>
  )
}

/** The whole report. */
export const ReportView = ({ report }: { report: Report<string> }) => (
  <>
    <header>
      <h1>{report.title}</h1>
      <p class="org">
        <OrgName org={report.org} />
      </p>
      <p>{report.lead}</p>
      <ReportActions report={report} />
    </header>
    <main>
      {report.sections.map((section) => (
        <ReportTable key={section.id} section={section} />
      ))}
      <DeploymentSection />
    </main>
  </>
)
