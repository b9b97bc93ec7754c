// @vitest-environment happy-dom
/** The card drawn anew keeps what the admin is just doing with it. */

import { beforeEach, expect, test, vi } from 'vitest'
import { createButton, el, setOverlayRoot } from './create-element.ts'
import { reconcileChildren } from './reconcile.ts'

const card = () => document.body
const press = (name: string, label = name, onPress = () => {}) =>
  createButton(label, { 'data-action': name }, onPress)
const footer = (...buttons: readonly HTMLElement[]) => el('footer', {}, ...buttons)
const at = (name: string) => document.querySelector<HTMLElement>(`[data-action="${name}"]`)

beforeEach(() => {
  document.body.replaceChildren()
  // What is drawn lies in the document here; how a press is told from others is for overlay-press.test.ts.
  setOverlayRoot(document as never)
  document.elementFromPoint = () => at('fill')
})

test('a button that stays is the same element, with what it now says and does', () => {
  const [before, after] = [vi.fn(), vi.fn()]
  reconcileChildren(card(), [footer(press('fill', 'Fill', before), press('hide'))])
  const fill = at('fill')
  reconcileChildren(card(), [footer(press('fill', 'Filling', after), press('hide'))])
  expect(at('fill')).toBe(fill)
  expect(fill?.textContent).toBe('Filling')
  fill?.onclick?.({
    isTrusted: true,
    currentTarget: fill,
    pointerType: 'mouse',
    clientX: 0,
    clientY: 0,
  } as never)
  expect([before.mock.calls.length, after.mock.calls.length]).toEqual([0, 1])
})

test('a press that began on one button never ends on another', () => {
  reconcileChildren(card(), [footer(press('fill'), press('skip'), press('hide'))])
  const [fill, skip, hide] = [at('fill'), at('skip'), at('hide')]
  reconcileChildren(card(), [footer(press('stop'), press('skip'), press('hide'))])
  expect(fill?.isConnected).toBe(false)
  expect([at('skip'), at('hide')]).toEqual([skip, hide])
  expect([...document.querySelectorAll('button')].map(({ dataset }) => dataset.action)).toEqual([
    'stop',
    'skip',
    'hide',
  ])
})

test('what stays keeps the focus when what was before it goes', () => {
  reconcileChildren(card(), [el('p', {}, 'Refused'), footer(press('fill'), press('hide'))])
  at('hide')?.focus()
  reconcileChildren(card(), [footer(press('hide'))])
  expect(document.activeElement).toBe(at('hide'))
})

test('the row of a control stays with its control', () => {
  const row = (control: string) => el('li', { 'data-control': control, class: 'next' }, press('go'))
  reconcileChildren(card(), [el('ol', {}, row('lastName'), row('email'))])
  const email = document.querySelector('[data-control="email"]')
  reconcileChildren(card(), [el('ol', {}, row('email'), row('role'))])
  const rows = [...document.querySelectorAll<HTMLElement>('li')]
  expect(rows.map(({ dataset }) => dataset.control)).toEqual(['email', 'role'])
  expect(rows[0]).toBe(email)
})

test('a choice made, a text unfolded and a word selected stay', () => {
  const contents = (text: string) => [
    el('p', {}, text),
    el('select', {}, el('option', { value: 'proposed' }, 'a'), el('option', { value: 'all' }, 'b')),
    el('details', {}, el('summary', {}, 'More'), el('p', {}, text)),
  ]
  reconcileChildren(card(), contents('before'))
  const [select, details] = [document.querySelector('select'), document.querySelector('details')]
  const word = document.querySelector('p')?.firstChild
  if (select) select.value = 'all'
  details?.setAttribute('open', '')
  reconcileChildren(card(), contents('after'))
  expect(document.querySelector('select')?.value).toBe('all')
  expect(document.querySelector('details')?.open).toBe(true)
  expect(document.querySelector('p')?.firstChild).toBe(word)
  expect(document.body.textContent).toContain('after')
  expect(document.body.textContent).not.toContain('before')
})

test('a message that comes up before it does not take a choice away', () => {
  const choice = () =>
    el('p', {}, el('select', {}, el('option', { value: 'a' }), el('option', { value: 'b' })))
  reconcileChildren(card(), [el('p', {}, 'Go'), choice()])
  const select = document.querySelector('select')
  reconcileChildren(card(), [el('p', {}, 'Go'), el('p', { class: 'problem' }, 'Refused'), choice()])
  expect(document.querySelector('select')).toBe(select)
})

test('attributes become those wanted, and one that is wanted no more goes', () => {
  reconcileChildren(card(), [el('li', { 'data-control': 'email', class: 'next', role: 'note' })])
  reconcileChildren(card(), [el('li', { 'data-control': 'email', class: 'done', id: 'x' })])
  const { className, id, role } = document.querySelector('li') ?? {}
  expect([className, id, role]).toEqual(['done', 'x', ''])
})
