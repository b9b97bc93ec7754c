// @vitest-environment happy-dom
/** How a control that the admin pointed at is found again. */

import { expect, test } from 'vitest'
import { startControlPicker } from './pick-control.ts'

const box = 'input[type="checkbox"]'
const id = 'page:console:j_id77:SystemPermissions:12:perm_ck'

/** What is remembered of the box in this page after a click on it; only the browser makes clicks that are trusted. */
const pointed = async (html: string) => {
  document.body.innerHTML = html
  const found = startControlPicker(box, new AbortController().signal)
  const click = new MouseEvent('click', { bubbles: true })
  Object.defineProperty(click, 'isTrusted', { value: true })
  document.querySelector(box)?.dispatchEvent(click)
  return found
}

test.each([
  ['original', '<td class="labelCol">Utente solo API</td><td class="dataCol">'],
  ['enhanced', '<td class="pc_labelColumn">Utente solo API</td><td class="pc_checkboxColumn">'],
  ['of a list', '<th scope="row">Utente solo API</th><td>'],
])('a box whose id counts rows is remembered by its row’s label: %s', async (_, cells) => {
  expect(await pointed(`<table><tr>${cells}<input type="checkbox" id="${id}"></td></tr></table>`)).toEqual({
    css: box,
    label: 'utente solo api',
    language: '',
  })
})

test('a lasting id comes first, and is good beside the label that it has now', async () => {
  const found = await pointed(
    '<table><tr><td class="labelCol">API</td><td><input type="checkbox" id="only"></td></tr></table>',
  )
  expect(found).toMatchObject({ css: '[id="only"]', label: 'api' })
  expect(await pointed('<p><input type="checkbox" id="only"></p>')).toMatchObject({
    css: '[id="only"]',
    label: null,
  })
})

test('what can not be the control that was asked for is not remembered', async () => {
  const found = startControlPicker(box, new AbortController().signal, () => false)
  const click = new MouseEvent('click', { bubbles: true })
  Object.defineProperty(click, 'isTrusted', { value: true })
  document.querySelector(box)?.dispatchEvent(click)
  expect(await found).toBeNull()
})
