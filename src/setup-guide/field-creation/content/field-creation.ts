/** Does on this page what the run that creates the missing fields asks for, once. */

import { find } from '../../../salesforce/dom/locator.ts'
import { readErrors, saidBy } from '../../../salesforce/extract/errors.ts'
import type { PageId } from '../../../salesforce/page-ids.ts'
import { objectOf } from '../../../salesforce/pages/recognise.ts'
import { fill } from '../../content/card-actions.ts'
import { askOrder, send } from '../../content/follow-plan.ts'
import type { Scene } from '../../content/guide-context.ts'

/** Salesforce proposes layouts by ticking their boxes; every other choice ticks or unticks them by a real click. */
const chooseLayouts = (wanted: boolean) => {
  for (const box of document.querySelectorAll<HTMLInputElement>('#stageForm [name="LayoutNameids"]')) {
    if (box.checked !== wanted) box.click()
  }
}

/** Asks for the order and carries it out. What cannot be done is reported, and ends the run. */
export const carryOut = async (scene: Scene, page: PageId | null): Promise<void> => {
  const { buttons, caseFields } = scene.plan()
  // The same pages of another object are none of the run's: it would go on there with fields of Case.
  const isOfCase = (objectOf(new URL(location.href), document) ?? 'Case') === 'Case'
  const errors = readErrors(document)
  // In the wizard's place is a page of no kind we know: what it says may stand anywhere.
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
  // Stopped or put away while it was filled: then nothing is pressed any more.
  if (scene.signal.aborted || scene.plan().run?.state !== 'running') return
  scene.leaving = true
  button.click()
}
