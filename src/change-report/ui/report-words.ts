/** Puts the report's texts into the reader's language. */

import { describeRepairItem } from '../../org-check/ui/repair-texts.ts'
import { translateText } from '../../ui/i18n.ts'
import { formatZonedMoment } from '../../ui/time.ts'
import type { ReportText } from '../report.ts'

/** Returns what the text says. */
export const toReportWords = (text: ReportText): string => {
  switch (text.kind) {
    case 'text':
      return translateText(text.text)
    case 'words':
      return text.words
    case 'moment':
      return formatZonedMoment(text.at)
    case 'repair':
      return describeRepairItem(text.item)
  }
}
