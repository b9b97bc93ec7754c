// @vitest-environment happy-dom
/** On Salesforce's own forms too a tick stands for what the field holds, and what a program changes is named. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { View } from '../../src/content/view-shape.ts'
import { stopWatching, watchFilled } from '../../src/content/watch.ts'
import { isDone } from '../../src/salesforce/deed.ts'
import { sceneOf } from './scene.ts'

vi.mock('../../src/content/i18n.ts', () => ({ t: (...words: string[]) => words.join(' ') }))

const input = (value = '', typed = false) => {
  const element = document.createElement('input')
  if (value !== '') element.value = value
  // The browser's own mark of a person's typing, which no script can set.
  vi.spyOn(element, 'matches').mockImplementation((css) => typed && css.includes(':user-valid'))
  return element
}
const item = (control: string, deed: object, element: HTMLElement, more = {}) => ({
  marker: { control, deed, ...more },
  element,
  hidden: false,
})
const wait = () => vi.advanceTimersByTime(1_000)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  stopWatching()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a text that is the admin’s to enter', () => {
  test('has a tick where a person typed it, or the page was served with it', () => {
    expect(isDone({ do: 'ask' }, input('me@acme.example', true))).toBe(true)
    const served = input()
    served.setAttribute('value', 'me@acme.example')
    expect(isDone({ do: 'ask' }, served)).toBe(true)
  })

  test('has none for what a program wrote there, nor for nothing', () => {
    expect(isDone({ do: 'ask' }, input('admin@acme.example'))).toBe(false)
    expect(isDone({ do: 'type', value: 'it@acme.example' }, input('admin@acme.example'), true)).toBe(false)
    expect(isDone({ do: 'ask' }, input(' ', true))).toBe(false)
  })

  test('has one for ours, and for another of the admin’s where that is free', () => {
    expect(isDone({ do: 'type', value: 'it@acme.example' }, input('it@acme.example'), true)).toBe(true)
    expect(isDone({ do: 'type', value: 'it@acme.example' }, input('me@acme.example', true), true)).toBe(true)
    expect(isDone({ do: 'type', value: 'it@acme.example' }, input('me@acme.example', true))).toBe(false)
  })
})

describe('after Fill this page', () => {
  const name = () => input('spaceiq@acme.example')
  const sceneWith = (...items: readonly object[]) => sceneOf({ items } as unknown as View)
  const typed = { do: 'type', value: 'spaceiq@acme.example' }

  test('a value that is set without an event is named, until it is right again', () => {
    const username = name()
    const scene = sceneWith(item('username', typed, username))
    watchFilled(scene)
    wait()
    expect(scene.doing.notice).toBeNull()
    username.value = 'admin@acme.example'
    wait()
    expect(scene.doing.notice).toBe('fill_changed control_username')
    username.value = 'spaceiq@acme.example'
    wait()
    expect(scene.doing.notice).toBeNull()
  })

  test('a foreign address in a field that was left empty is named', () => {
    const email = input()
    const scene = sceneWith(item('email', { do: 'ask' }, email), item('username', typed, name()))
    watchFilled(scene)
    email.value = 'admin@acme.example'
    wait()
    expect(scene.doing.notice).toBe('fill_changed control_email')
  })

  test('what was not right before is not said to have changed, and what the filling had to say stays', () => {
    const alias = input('x')
    const username = name()
    const scene = sceneWith(
      item('alias', { do: 'type', value: 'spaceiq' }, alias),
      item('username', typed, username),
    )
    scene.doing.notice = 'fill_refused control_alias'
    watchFilled(scene)
    alias.value = 'y'
    wait()
    expect(scene.doing.notice).toBe('fill_refused control_alias')
    username.value = ''
    wait()
    expect(scene.doing.notice).toBe('fill_refused control_alias fill_changed control_username')
  })

  test('nothing is watched any more once the page is filled anew, or the guide goes', () => {
    const username = name()
    const scene = sceneWith(item('username', typed, username))
    watchFilled(scene)
    stopWatching()
    username.value = ''
    wait()
    expect(scene.doing.notice).toBeNull()
  })
})
