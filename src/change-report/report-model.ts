/** Creates the report from the popup's state: what is on its screen, and no value. Pure. */

import type { PopupState } from '../messages.ts'
import { apiVersion } from '../salesforce/api/request.ts'
import { computeProgress } from '../setup-guide/progress.ts'
import { createAskedSection, createLoginSection } from './asked-section.ts'
import { createChangedSection } from './changed-section.ts'
import { createFoundSection, createStepsSection } from './found-section.ts'
import { createOpenSection } from './open-section.ts'
import type { Report, ReportRow, ReportSection, ReportText } from './report.ts'
import { momentLine, say, textCell, wordsLine } from './report-lines.ts'
import { getOrganizationId, type ShownState, toShownState } from './shown-state.ts'

/** What the report tells of itself. */
export interface ReportFacts {
  /** Epoch milliseconds. */
  readonly now: number
  readonly extensionVersion: string
  readonly browser: string
}

const createFactsSection = (shown: ShownState, facts: ReportFacts): ReportSection<ReportText> => {
  const organizationId = getOrganizationId(shown)
  const words = (value: string) => [wordsLine(value)]
  const rows: readonly ReportRow<ReportText>[] = [
    { key: 'org', cells: [textCell('check_org'), [wordsLine(shown.org, `https://${shown.org}/`)]] },
    ...(organizationId === ''
      ? []
      : [{ key: 'organization', cells: [textCell('report_organization'), words(organizationId)] }]),
    { key: 'created', cells: [textCell('report_created'), [momentLine(facts.now)]] },
    { key: 'extension', cells: [textCell('report_version_extension'), words(facts.extensionVersion)] },
    { key: 'api', cells: [textCell('report_version_api'), words(apiVersion)] },
    { key: 'browser', cells: [textCell('report_version_browser'), words(facts.browser)] },
  ]
  const empty = say('report_none')
  return { id: 'facts', title: say('report_facts'), note: null, columns: [], rows, empty }
}

/** Returns the report about the state's org; null if the popup shows no org, or policy excludes it. */
export const createReport = (state: PopupState, facts: ReportFacts): Report<ReportText> | null => {
  const shown = toShownState(state)
  if (!shown) return null
  const progress = computeProgress(shown.orgState, new Date(facts.now))
  return {
    org: shown.org,
    at: facts.now,
    title: say('report_title'),
    lead: say('report_lead'),
    sections: [
      createFactsSection(shown, facts),
      createAskedSection(shown),
      createFoundSection(shown),
      createStepsSection(shown, progress),
      createLoginSection(shown, facts.now),
      createChangedSection(shown),
      createOpenSection(shown, progress, facts.now),
    ],
  }
}
