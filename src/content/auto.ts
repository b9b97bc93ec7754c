/** Does on this page what the run that creates the missing fields asks for, once. */

import type { PageId } from '../guide/ids.ts'
import { find } from '../salesforce/lookup.ts'
import type { FindablePlan } from '../salesforce/page-plan.ts'
import { readErrors } from '../salesforce/read/errors.ts'
import { askOrder, send } from './link.ts'

export interface AutoPage {
  readonly page: PageId | null
  readonly plan: FindablePlan
  /** Fills the page as *Fill this page* does; false where something could not be filled. */
  fill(): Promise<boolean>
  /** A button is about to be pressed: the page will go. */
  onPress(): void
}

/** Salesforce proposes layouts by ticking their boxes; every other choice ticks or unticks them by a real click. */
const chooseLayouts = (wanted: boolean) => {
  for (const box of document.querySelectorAll<HTMLInputElement>('#stageForm [name="LayoutNameids"]')) {
    if (box.checked !== wanted) box.click()
  }
}

/** Asks for the order and carries it out. What cannot be done is reported, and ends the run. */
export const carryOut = async ({ page, plan, fill, onPress }: AutoPage): Promise<void> => {
  const order = await askOrder(page, readErrors(document))
  if (!order) return
  const fail = () => void send({ type: 'run', action: 'fill', layouts: 'proposed' })
  if (order.press === 'list') {
    onPress()
    location.href = plan.caseFields.path
    return
  }
  if (order.fill && !(await fill())) return fail()
  if (page === 'field-layouts' && order.layouts !== 'proposed') chooseLayouts(order.layouts === 'all')
  const button = find(plan.buttons[order.press], document)?.element
  if (!button) return fail()
  onPress()
  button.click()
}
