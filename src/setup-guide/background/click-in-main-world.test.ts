// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { addScopeSelector, clickElement } from './click-in-main-world.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

afterEach(() => {
  document.body.innerHTML = ''
})

test.each([
  ['a picture in the link', '<a><img id="p:form:duelingListBox:backingList_add"></a>'],
  ['the link', '<a id="p:form:duelingListBox:add"></a>'],
])('presses the link once, whether the id is on %s', (_, html) => {
  document.body.innerHTML = html
  let clicks = 0
  document.querySelector('a')?.addEventListener('click', () => {
    clicks += 1
  })
  expect(clickElement(addScopeSelector)).toBe(true)
  expect(clicks).toBe(1)
})

test('says so where there is none', () => {
  document.body.innerHTML = '<a id="p:form:duelingListBox:backingList_remove"></a>'
  expect(clickElement(addScopeSelector)).toBe(false)
})
