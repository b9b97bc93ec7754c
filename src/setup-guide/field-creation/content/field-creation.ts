/** Carries out one field-creation instruction on this page. */

import { locate } from '../../../salesforce/dom/locator.ts'
import { extractErrors, getPageText } from '../../../salesforce/extract/errors.ts'
import type { PageId } from '../../../salesforce/page-ids.ts'
import { getPageObject } from '../../../salesforce/pages/recognise.ts'
import { fillCurrentPage } from '../../content/card-actions.ts'
import { requestInstruction, sendToBackground } from '../../content/follow-plan.ts'
import type { GuideContext } from '../../content/guide-context.ts'

/** Salesforce preselects its proposed layouts; other choices need real clicks on the checkboxes. */
const selectLayouts = (wanted: boolean) => {
  for (const box of document.querySelectorAll<HTMLInputElement>('#stageForm [name="LayoutNameids"]')) {
    if (box.checked !== wanted) box.click()
  }
}

/** Requests and follows an instruction. A failure is reported and ends the field creation. */
export const runFieldCreationStep = async (context: GuideContext, page: PageId | null): Promise<void> => {
  const { buttons, caseFields } = context.plan()
  // Other objects have the same pages: the creation would continue there with Case fields.
  const isOfCase = (getPageObject(new URL(location.href), document) ?? 'Case') === 'Case'
  const errors = extractErrors(document)
  // An unknown page in place of the wizard may show its message anywhere.
  const said = page === null && errors.length === 0 ? [getPageText(document)] : errors
  const order = await (isOfCase ? requestInstruction(page, said) : requestInstruction(null, []))
  if (!order) return
  const fail = () => void sendToBackground({ type: 'field-creation', action: 'fill', layouts: 'proposed' })
  if (order.press === 'list') {
    context.leaving = true
    location.href = caseFields.path
    return
  }
  if (order.fill && !(await fillCurrentPage(context).catch(() => false))) return fail()
  if (page === 'field-layouts' && order.layouts !== 'proposed') selectLayouts(order.layouts === 'all')
  const button = locate(buttons[order.press], document)?.element
  if (!button) return fail()
  // Creation may have been stopped or the guide hidden during the fill: then click nothing.
  if (context.signal.aborted || context.plan().creation?.state !== 'running') return
  context.leaving = true
  button.click()
}
