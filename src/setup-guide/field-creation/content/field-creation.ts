/** Carries out one field-creation instruction on this page. */

import { find } from '../../../salesforce/dom/locator.ts'
import { readErrors, saidBy } from '../../../salesforce/extract/errors.ts'
import type { PageId } from '../../../salesforce/page-ids.ts'
import { objectOf } from '../../../salesforce/pages/recognise.ts'
import { fill } from '../../content/card-actions.ts'
import { askOrder, send } from '../../content/follow-plan.ts'
import type { Scene } from '../../content/guide-context.ts'

/** Salesforce preselects its proposed layouts; other choices need real clicks on the checkboxes. */
const chooseLayouts = (wanted: boolean) => {
  for (const box of document.querySelectorAll<HTMLInputElement>('#stageForm [name="LayoutNameids"]')) {
    if (box.checked !== wanted) box.click()
  }
}

/** Requests and follows an instruction. A failure is reported and ends the field creation. */
export const carryOut = async (scene: Scene, page: PageId | null): Promise<void> => {
  const { buttons, caseFields } = scene.plan()
  // Other objects have the same pages: the creation would continue there with Case fields.
  const isOfCase = (objectOf(new URL(location.href), document) ?? 'Case') === 'Case'
  const errors = readErrors(document)
  // An unknown page in place of the wizard may show its message anywhere.
  const said = page === null && errors.length === 0 ? [saidBy(document)] : errors
  const order = await (isOfCase ? askOrder(page, said) : askOrder(null, []))
  if (!order) return
  const fail = () => void send({ type: 'run', action: 'fill', layouts: 'proposed' })
  if (order.press === 'list') {
    scene.leaving = true
    location.href = caseFields.path
    return
  }
  if (order.fill && !(await fill(scene).catch(() => false))) return fail()
  if (page === 'field-layouts' && order.layouts !== 'proposed') chooseLayouts(order.layouts === 'all')
  const button = find(buttons[order.press], document)?.element
  if (!button) return fail()
  // Creation may have been stopped or the guide hidden during the fill: then click nothing.
  if (scene.signal.aborted || scene.plan().run?.state !== 'running') return
  scene.leaving = true
  button.click()
}
