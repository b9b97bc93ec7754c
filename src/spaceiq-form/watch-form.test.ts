// @vitest-environment happy-dom
/** What was filled into SpaceIQ's form is watched: a field that comes to hold something else is told, by whichever way. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { installFakeLayout } from '../../test/support/fake-layout.ts'
import { passwordManagerOptOut } from '../platform/password-managers.ts'
import { type CredentialName, credentialNames } from '../required-setup.ts'
import { fillForm } from './fill-form.ts'
import { formLabels, labelPatterns } from './form-labels.ts'
import { watchForm } from './watch-form.ts'

const values: Record<CredentialName, string> = {
  username: 'spaceiq@acme.example',
  password: 'correct horse',
  clientSecret: 'A1B2',
  clientId: '3MVG9',
  domain: 'https://acme.my.salesforce.com/',
}
const world = globalThis as Record<string, unknown>
const row = (name: CredentialName) =>
  `<label>${formLabels[name]}<input data-value="${name}"${name === 'password' ? ' type="password"' : ''}></label>`
const draw = (
  buttons = '<button id="eye" type="button">Show password</button><button id="save">Save</button>',
) => {
  document.body.innerHTML = `<form>${credentialNames.map(row).join('')}${buttons}</form>`
}
const field = (name: string) =>
  document.querySelector<HTMLInputElement>(`[data-value="${name}"]`) as HTMLInputElement
/** As the background does it: the page has copies of its own. */
const fill = async (some: Partial<typeof values> = values) => {
  await fillForm({
    origin: location.origin,
    labels: labelPatterns,
    leaveAlone: passwordManagerOptOut,
    values: { ...some },
  })
  watchForm({ ...some })
}
const all = (finding: string) => Object.fromEntries(credentialNames.map((name) => [name, finding]))
/** As a person's click arrives: the test's own events are a script's. */
const press = (id: string) => {
  const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true })
  Object.defineProperty(event, 'isTrusted', { value: true })
  document.querySelector(`#${id}`)?.dispatchEvent(event)
}

beforeEach(() => {
  draw()
  installFakeLayout()
  vi.stubGlobal('self', { origin: location.origin })
})
afterEach(() => {
  document.body.innerHTML = ''
  delete world.spaceiqFilled
  delete world.spaceiqWatched
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('where nothing was filled in there is nothing to tell', async () => {
  expect(watchForm()).toBeNull()
  await fill({})
  expect(watchForm()).toBeNull()
})

test('nothing of what was given stays behind in the document', async () => {
  const order = { ...values }
  await fillForm({
    origin: location.origin,
    labels: labelPatterns,
    leaveAlone: passwordManagerOptOut,
    values: order,
  })
  expect(order).toEqual({})
  expect(watchForm()).toBeNull()
  watchForm({ ...values })
  expect(watchForm()?.findings).toEqual(all('filled'))
  const seen = new Set<unknown>()
  const textsIn = (thing: unknown): readonly string[] => {
    if (typeof thing === 'string') return [thing]
    if (typeof thing !== 'object' || thing === null || thing instanceof Node || seen.has(thing)) return []
    seen.add(thing)
    const members = thing instanceof Map ? [...thing.values()] : Object.values(thing)
    return members.flatMap(textsIn)
  }
  const texts = textsIn([world.spaceiqFilled, world.spaceiqWatched])
  for (const value of Object.values(values)) expect(texts).not.toContain(value)
})

test('a tick stands for what the field holds at the moment', async () => {
  await fill()
  expect(watchForm()).toEqual({ findings: all('filled'), pressed: false })
  field('username').value = 'admin@acme.example'
  expect(watchForm()?.findings).toEqual({ ...all('filled'), username: 'changed' })
  field('username').value = values.username
  expect(watchForm()?.findings).toEqual(all('filled'))
})

describe('what a password manager writes is told', () => {
  const ways: Readonly<Record<string, (input: HTMLInputElement, value: string) => void>> = {
    'without an event': (input, value) => {
      input.value = value
    },
    'with the events of typing': (input, value) => {
      input.value = value
      input.dispatchEvent(new Event('input', { bubbles: true }))
      input.dispatchEvent(new Event('change', { bubbles: true }))
    },
    'by emptying it': (input) => {
      input.value = ''
    },
    'by the page drawing another field in its place': (input, value) => {
      const other = input.cloneNode() as HTMLInputElement
      other.value = value
      input.replaceWith(other)
    },
  }
  test.each(Object.entries(ways))('%s', async (_, write) => {
    await fill()
    write(field('username'), 'admin@acme.example')
    write(field('password'), 'AdminsOwnPassword1')
    expect(watchForm()).toEqual({
      findings: { ...all('filled'), username: 'changed', password: 'changed' },
      pressed: false,
    })
  })

  test.each(credentialNames)('in %s', async (name) => {
    await fill()
    field(name).value = 'x'
    expect(watchForm()?.findings).toEqual({ ...all('filled'), [name]: 'changed' })
  })

  test('and never what it was', async () => {
    await fill()
    field('password').value = 'AdminsOwnPassword1'
    expect(JSON.stringify(watchForm())).not.toContain('AdminsOwnPassword1')
  })
})

test('a field that is taken away alone is not kept by the page', async () => {
  await fill()
  field('domain').closest('label')?.remove()
  expect(watchForm()?.findings).toEqual({ ...all('filled'), domain: 'reverted' })
})

test('a form that has gone is spoken of no more', async () => {
  await fill()
  document.body.innerHTML = '<p>Saved</p>'
  expect(watchForm()).toBeNull()
})

describe('the watch ends with the press of the page’s own button', () => {
  test('and tells how it stood then, whatever the page makes of the form', async () => {
    await fill()
    watchForm()
    press('save')
    for (const name of credentialNames) field(name).value = ''
    expect(watchForm()).toEqual({ findings: all('filled'), pressed: true })
    expect(world.spaceiqFilled).toBeUndefined()
    expect(JSON.stringify(world.spaceiqWatched)).not.toContain(values.password)
  })

  test('what stood otherwise at the press is told', async () => {
    await fill()
    watchForm()
    field('username').value = 'admin@acme.example'
    press('save')
    document.body.innerHTML = ''
    expect(watchForm()).toEqual({ findings: { ...all('filled'), username: 'changed' }, pressed: true })
  })

  test('also where the form is handed in by Enter, or its button only looks like one', async () => {
    await fill()
    watchForm()
    document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    expect(watchForm()?.pressed).toBe(true)
    draw('<div role="button" id="save">Save integration</div>')
    await fill()
    expect(watchForm()?.pressed).toBe(false)
    press('save')
    expect(watchForm()?.pressed).toBe(true)
  })

  test('and not with another button, nor with a press by a script', async () => {
    await fill()
    watchForm()
    press('eye')
    document.querySelector('#eye')?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(watchForm()?.pressed).toBe(false)
  })

  test('until the form is filled again', async () => {
    await fill()
    watchForm()
    press('save')
    await fill()
    expect(watchForm()).toEqual({ findings: all('filled'), pressed: false })
  })
})

test('the fields are marked as none for password managers', async () => {
  await fill()
  for (const name of credentialNames) {
    const input = field(name)
    expect(input.dataset).toMatchObject({
      '1pIgnore': 'true',
      lpignore: 'true',
      bwignore: 'true',
      formType: 'other',
    })
    expect(input.getAttribute('autocomplete')).toBe(name === 'password' ? 'new-password' : 'off')
  }
})
