/** Carries out one field-creation instruction on this page. */

import { locate } from '../../../salesforce/dom/locator.ts'
import { extractErrors, getPageText } from '../../../salesforce/extract/errors.ts'
import type { PageId } from '../../../salesforce/page-ids.ts'
import { getPageObject } from '../../../salesforce/pages/recognize.ts'
import { fillCurrentPage } from '../../content/card-actions.ts'
import { requestInstruction, sendToBackground } from '../../content/follow-plan.ts'
import type { GuideContext } from '../../content/guide-context.ts'

/** Salesforce preselects its proposed layouts; other choices need real clicks on the checkboxes. */
const selectLayouts = (isWanted: boolean) => {
  for (const box of document.querySelectorAll<HTMLInputElement>('#stageForm [name="LayoutNameids"]')) {
    if (box.checked !== isWanted) box.click()
  }
}

/** Requests and follows an instruction. A failure is reported and ends the field creation. */
export const runFieldCreationStep = async (context: GuideContext, page: PageId | null): Promise<void> => {
  const { buttons, caseFields } = context.plan()
  // Other objects have the same pages: the creation would continue there with Case fields.
  const isOfCase = (getPageObject(new URL(location.href), document) ?? 'Case') === 'Case'
  const errors = extractErrors(document)
  // An unknown page in place of the wizard may show its message anywhere.
  const messages = page === null && errors.length === 0 ? [getPageText(document)] : errors
  const instruction = await (isOfCase ? requestInstruction(page, messages) : requestInstruction(null, []))
  if (!instruction) return
  const reportFailure = () =>
    void sendToBackground({ type: 'field-creation', action: 'fill', layouts: 'proposed' })
  if (instruction.press === 'list') {
    context.leaving = true
    location.href = caseFields.path
    return
  }
  if (instruction.fill && !(await fillCurrentPage(context).catch(() => false))) return reportFailure()
  if (page === 'field-layouts' && instruction.layouts !== 'proposed')
    selectLayouts(instruction.layouts === 'all')
  const button = locate(buttons[instruction.press], document)?.element
  if (!button) return reportFailure()
  // Creation may have been stopped or the guide hidden during the fill: then click nothing.
  if (context.signal.aborted || context.plan().creation?.state !== 'running') return
  context.leaving = true
  button.click()
}
