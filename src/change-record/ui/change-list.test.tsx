// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { createChange, createChangeRecord } from '../../../test/support/change-fixture.ts'
import { fixedNow, popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import { findInPopup, popupRoot, renderPopup } from '../../../test/support/render-popup.tsx'
import { resolveMessage } from '../../../test/support/texts.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const made = createChange({ until: fixedNow })

const items = () =>
  [...popupRoot.querySelectorAll<HTMLElement>('[data-change]')].map(({ textContent }) => textContent ?? '')

test('what was changed stands on the Check tab: what, when, its id and address, and by whom', async () => {
  await renderPopup({ changes: createChangeRecord(made) })
  const section = findInPopup('[data-tab-panel="check"], [data-section="changes"]')
  expect(section.textContent).toContain(resolveMessage('changes_why'))
  const [text = ''] = items()
  expect(text).toContain(`${resolveMessage('changes_field')}: Team__c`)
  expect(text).toContain(resolveMessage('mend_made'))
  expect(text).toContain('2:02')
  expect(text).toContain('00N5g000000ABCDEAA')
  expect(text).toContain(resolveMessage('changes_by', 'admin@acme.example'))
  const link = findInPopup('[data-change] a')
  expect(link.getAttribute('href')).toBe(`https://${popupOrgKey}/00N5g000000ABCDEAA`)
  expect(link.getAttribute('target')).toBe('_blank')
})

test('newest first, with what was not asked and what was taken back', async () => {
  const seen = createChange({
    key: 'two',
    source: 'guide',
    kind: 'user',
    name: 'robot@acme.example',
    id: null,
    author: null,
    takenBackAt: fixedNow,
  })
  await renderPopup({ changes: createChangeRecord(made, seen) })
  expect(items()[0]).toContain('robot@acme.example')
  expect(items()[0]).toContain(resolveMessage('changes_by_not_asked'))
  expect(items()[0]).toContain(resolveMessage('changes_taken_back', '').trim())
  expect(items()[1]).toContain('Team__c')
})

test('it is there while the API is off by policy, and absent while nothing was changed', async () => {
  await renderPopup({ changes: createChangeRecord(made), policy: { allowed: true, off: ['api'] } })
  expect(items()).toHaveLength(1)
  await renderPopup()
  expect(popupRoot.querySelector('[data-section="changes"]')).toBeNull()
})

test('of many changes the earlier ones are folded', async () => {
  const changes = Array.from({ length: 23 }, (_, index) => createChange({ key: `${index}` }))
  await renderPopup({ changes: createChangeRecord(...changes) })
  expect(popupRoot.querySelectorAll('[data-section="changes"] details [data-change]')).toHaveLength(20)
  expect(items()).toHaveLength(23)
})
