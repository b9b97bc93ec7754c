// @vitest-environment happy-dom
/** On Salesforce's own forms too a tick stands for what the field holds, and what a program changes is named. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createGuideContext } from '../../../test/support/guide-context.ts'
import type { FieldAction, Marker } from '../../salesforce/dom/action.ts'
import { isApplied, recordUserInput } from '../../salesforce/dom/field-action.ts'
import type { View } from './view-model.ts'
import { stopWatchingFilledInputs, watchFilledInputs } from './watch-filled-inputs.ts'

vi.mock('../../platform/content/i18n.ts', () => ({ translate: (...words: string[]) => words.join(' ') }))

const input = (value = '', typed = false) => {
  const element = document.createElement('input')
  if (value !== '') element.value = value
  recordUserInput({ isTrusted: typed, target: element } as unknown as Event)
  return element
}
const item = (
  control: string,
  action: FieldAction,
  element: HTMLElement,
  more: Pick<Marker, 'free'> = {},
) => ({
  marker: { control, action: action, ...more },
  element,
  hidden: false,
  /** As the guide looks at it anew. */
  get done() {
    return isApplied(action, element, more.free)
  },
})
const wait = () => vi.advanceTimersByTime(1_000)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  stopWatchingFilledInputs()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a text that is the admin’s to enter', () => {
  test('has a tick where a person typed it, or the page was served with it', () => {
    expect(isApplied({ kind: 'ask' }, input('me@acme.example', true))).toBe(true)
    const served = input()
    served.setAttribute('value', 'me@acme.example')
    expect(isApplied({ kind: 'ask' }, served)).toBe(true)
  })

  test('has none for what a program wrote there, nor for nothing', () => {
    expect(isApplied({ kind: 'ask' }, input('admin@acme.example'))).toBe(false)
    expect(isApplied({ kind: 'type', value: 'it@acme.example' }, input('admin@acme.example'), 'login')).toBe(
      false,
    )
    expect(isApplied({ kind: 'ask' }, input(' ', true))).toBe(false)
  })

  test('has none once a program wrote over what a person typed', () => {
    const email = input('me@acme.example', true)
    email.value = 'admin@acme.example'
    expect(isApplied({ kind: 'ask' }, email)).toBe(false)
  })

  test('has one for ours, and for another of the admin’s where that is free', () => {
    expect(isApplied({ kind: 'type', value: 'it@acme.example' }, input('it@acme.example'), 'login')).toBe(
      true,
    )
    expect(
      isApplied({ kind: 'type', value: 'it@acme.example' }, input('me@acme.example', true), 'login'),
    ).toBe(true)
    expect(isApplied({ kind: 'type', value: 'it@acme.example' }, input('me@acme.example', true))).toBe(false)
  })
})

describe('after Fill this page', () => {
  const name = () => input('spaceiq@acme.example')
  const sceneWith = (...items: readonly object[]) => createGuideContext({ markers: items } as unknown as View)
  const typed = { kind: 'type', value: 'spaceiq@acme.example' } as const

  test('a value that is set without an event is named, until it is right again', () => {
    const username = name()
    const scene = sceneWith(item('username', typed, username))
    watchFilledInputs(scene)
    wait()
    expect(scene.status.notice).toBeNull()
    username.value = 'admin@acme.example'
    wait()
    expect(scene.status.notice).toBe('fill_changed control_username')
    username.value = 'spaceiq@acme.example'
    wait()
    expect(scene.status.notice).toBeNull()
  })

  test('a name that Salesforce’s own form made is as good as ours, and named once something else is there', () => {
    const alias = input('SBot')
    const scene = sceneWith(item('alias', { kind: 'type', value: 'spaceiq' }, alias, { free: 'free' }))
    watchFilledInputs(scene)
    wait()
    expect(scene.status.notice).toBeNull()
    alias.value = 'admin'
    wait()
    expect(scene.status.notice).toBe('fill_changed control_alias')
  })

  test('nothing is said of what somebody is entering', () => {
    const email = input()
    document.body.append(email)
    const scene = sceneWith(item('email', { kind: 'ask' }, email))
    watchFilledInputs(scene)
    email.focus()
    email.value = 'it@ac'
    wait()
    expect(scene.status.notice).toBeNull()
    email.remove()
  })

  test('a foreign address in a field that was left empty is named', () => {
    const email = input()
    const scene = sceneWith(item('email', { kind: 'ask' }, email), item('username', typed, name()))
    watchFilledInputs(scene)
    email.value = 'admin@acme.example'
    wait()
    expect(scene.status.notice).toBe('fill_changed control_email')
  })

  test('what was not right before is not said to have changed, and what the filling had to say stays', () => {
    const alias = input('x')
    const username = name()
    const scene = sceneWith(
      item('alias', { kind: 'type', value: 'spaceiq' }, alias),
      item('username', typed, username),
    )
    scene.status.notice = 'fill_refused control_alias'
    watchFilledInputs(scene)
    alias.value = 'y'
    wait()
    expect(scene.status.notice).toBe('fill_refused control_alias')
    username.value = ''
    wait()
    expect(scene.status.notice).toBe('fill_refused control_alias fill_changed control_username')
  })

  test('nothing is watched any more once the page is filled anew, or the guide goes', () => {
    const username = name()
    const scene = sceneWith(item('username', typed, username))
    watchFilledInputs(scene)
    stopWatchingFilledInputs()
    username.value = ''
    wait()
    expect(scene.status.notice).toBeNull()
  })
})
