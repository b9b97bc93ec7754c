// @vitest-environment happy-dom
/** What counts as a person's press of the overlay: on a button of ours, where it lies, or with the focus on it. */

import { beforeEach, expect, test, vi } from 'vitest'
import { createButton, setOverlayRoot } from './create-element.ts'

const onPress = vi.fn()
let root: ShadowRoot
let ours: HTMLButtonElement

beforeEach(() => {
  onPress.mockClear()
  document.body.replaceChildren()
  const host = document.createElement('div')
  document.body.append(host)
  root = host.attachShadow({ mode: 'closed' })
  setOverlayRoot(root)
  ours = createButton('Create', {}, onPress)
  root.append(ours)
  // There is no layout here: the button lies where a pointer is between these.
  root.elementFromPoint = (x, y) =>
    x >= 100 && x <= 180 && y >= 200 && y <= 224 && root.contains(ours) ? ours : null
})

/** An event of this kind at this element; only the browser makes trusted ones. */
const press = (event: Partial<PointerEvent>, currentTarget: HTMLElement = ours) =>
  ours.onclick?.call(currentTarget, { isTrusted: true, currentTarget, ...event } as never)
const pointer = (clientX: number, clientY: number) => ({ clientX, clientY, pointerType: 'mouse' })
const key = { clientX: 0, clientY: 0, pointerType: '' }

test('a pointer on it, and a key while it has the focus', () => {
  press(pointer(140, 212))
  press(pointer(100, 200))
  ours.focus()
  press(key)
  expect(onPress).toHaveBeenCalledTimes(3)
})

test.each([
  ['on a label elsewhere', pointer(20, 20)],
  ['beside it', pointer(190, 212)],
  ['by a key, with the focus elsewhere', key],
])('not a press %s', (_, event) => {
  press(event)
  // A label takes the focus to what it is for before that is pressed.
  if (event.pointerType) {
    ours.focus()
    press(event)
  }
  expect(onPress).not.toHaveBeenCalled()
})

test('not one that a script made', () => {
  ours.focus()
  for (const event of [pointer(140, 212), key]) press({ ...event, isTrusted: false })
  expect(onPress).not.toHaveBeenCalled()
})

test('not once a page has taken the button out of our root, or our handler to a button of its own', () => {
  const form = document.createElement('form')
  form.append(ours)
  document.body.append(form)
  ours.focus()
  for (const event of [pointer(140, 212), key]) press(event)
  const theirs = document.createElement('button')
  document.body.append(theirs)
  theirs.focus()
  for (const event of [pointer(140, 212), key]) press(event, theirs)
  const host = document.createElement('div')
  document.body.append(host)
  host.attachShadow({ mode: 'open' }).append(ours)
  for (const event of [pointer(140, 212), key]) press(event)
  expect(onPress).not.toHaveBeenCalled()
})

test('not where something else of our root lies over it', () => {
  root.elementFromPoint = () => root.host
  press(pointer(140, 212))
  expect(onPress).not.toHaveBeenCalled()
})
