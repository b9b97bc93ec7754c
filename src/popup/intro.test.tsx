// @vitest-environment happy-dom
/** The first sight: what it will do and who is needed, then Start, then what limits it. */

import { expect, test, vi } from 'vitest'
import { findInPopup, popupRoot, renderPopup, withTabState } from '../../test/support/render-popup.tsx'
import { resolveMessage } from '../../test/support/texts.ts'
import { stepIds } from '../setup-guide/ids.ts'
import { emptyOrgState } from '../setup-guide/org-state.ts'
import { getStepTitle } from '../setup-guide/ui/step-texts.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const show = (key?: string) => renderPopup({ ...withTabState('setup', key), orgState: emptyOrgState })
const start = () => findInPopup('[data-action="start"]')
const isBeforeStart = (one: Element) =>
  (one.compareDocumentPosition(start()) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

test('the six steps are listed by name, with how long they take and who is needed, before Start', async () => {
  await show()
  const steps = [...popupRoot.querySelectorAll('.intro-steps li')]
  expect(steps.map(({ textContent }) => textContent)).toEqual(stepIds.map(getStepTitle))
  const card = start().closest('section')
  for (const key of ['intro_lead', 'intro_time', 'popup_need_salesforce', 'popup_need_spaceiq'] as const)
    expect(card?.textContent).toContain(resolveMessage(key))
  expect(card?.querySelector('h2')?.textContent).toBe('6 steps')
  expect(steps.every(isBeforeStart)).toBe(true)
})

test('the limits and what the extension never does come after Start', async () => {
  await show()
  expect(isBeforeStart(findInPopup('[data-limits]'))).toBe(false)
  expect(start().closest('section')?.textContent).not.toContain('OAuth')
  expect(findInPopup('.wont').closest('details')?.hasAttribute('open')).toBe(false)
})

test.each([
  ['acme--uat.sandbox.my.salesforce.com', true],
  ['acme.my.salesforce.com', false],
])('the limits are those of this org: %s', async (key, isSandbox) => {
  await show(key)
  expect(findInPopup('[data-limits]').textContent?.includes(resolveMessage('limit_sandbox'))).toBe(isSandbox)
})

test('from the last day on the switch of the flow is neither told nor linked', async () => {
  vi.setSystemTime(new Date('2027-02-20T00:00:00Z'))
  await show()
  const limits = findInPopup('[data-limits]')
  expect(limits.textContent).not.toContain(resolveMessage('notice_flow_off'))
  expect(limits.querySelector('a')).toBeNull()
})
