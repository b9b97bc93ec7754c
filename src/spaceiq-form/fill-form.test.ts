// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { installFakeLayout } from '../../test/support/fake-layout.ts'
import { passwordManagerOptOut } from '../platform/password-managers.ts'
import type { CredentialName } from '../required-setup.ts'
import { fillForm } from './fill-form.ts'
import { formLabels, labelPatterns } from './form-labels.ts'

const origin = location.origin

const values: Record<CredentialName, string> = {
  username: 'spaceiq@acme.example',
  password: 'correct horse',
  clientSecret: 'A1B2',
  clientId: '3MVG9',
  domain: 'https://acme.my.salesforce.com/',
}

const fill = (some: Partial<Record<CredentialName, string>> = values, where = origin) =>
  fillForm({ origin: where, labels: labelPatterns, leaveAlone: passwordManagerOptOut, values: { ...some } })

const names = Object.keys(formLabels) as CredentialName[]
const form = (row: (name: CredentialName, label: string) => string) => {
  document.body.innerHTML = `<form>${names.map((name) => row(name, formLabels[name])).join('')}</form>`
}
const field = (name: string) => {
  const found = document.querySelector<HTMLInputElement>(`[data-value="${name}"]`)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const held = () => Object.fromEntries(names.map((name) => [name, field(name).value]))
const all = (finding: string) => Object.fromEntries(names.map((name) => [name, finding]))

beforeEach(() => {
  document.body.innerHTML = ''
  document.body.removeAttribute('style')
  installFakeLayout()
  vi.stubGlobal('self', { origin })
})
afterEach(() => {
  document.body.innerHTML = ''
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('a field is found', () => {
  test.each<[string, (name: CredentialName, label: string) => string]>([
    [
      'by its label',
      (name, label) => `<label for="${name}">${label}</label><input id="${name}" data-value="${name}">`,
    ],
    ['by the label around it', (name, label) => `<label>${label} * <input data-value="${name}"></label>`],
    ['by aria-label', (name, label) => `<input aria-label="${label}" data-value="${name}">`],
    [
      'by aria-labelledby',
      (name, label) =>
        `<b id="l-${name}">${label}</b><input aria-labelledby="x l-${name}" data-value="${name}">`,
    ],
    ['by its placeholder', (name, label) => `<input placeholder="${label}" data-value="${name}">`],
    ['by the text before it', (name, label) => `${label}<!-- Password --><input data-value="${name}">`],
    [
      'by the cell before its own',
      (name, label) =>
        `<table><tr><td>${label}</td><td><i>Help</i><div><input data-value="${name}"></div></td></tr></table>`,
    ],
    ['as a text area', (name, label) => `<label>${label}<textarea data-value="${name}"></textarea></label>`],
    [
      'by the label beside an example',
      (name, label) => `<label>${label}<input placeholder="For example, acme" data-value="${name}"></label>`,
    ],
  ])('%s', async (_, row) => {
    form(row)
    expect(await fill()).toEqual(all('filled'))
    expect(held()).toEqual(values)
  })

  test('in a custom element that is labelled itself', async () => {
    form((name, label) => `<div label="${label}" data-host="${name}"></div>`)
    for (const host of document.querySelectorAll('[data-host]'))
      host.attachShadow({ mode: 'open' }).innerHTML = '<span><input></span>'
    expect(await fill()).toEqual(all('filled'))
    const secret = document.querySelector('[data-host="clientSecret"]')?.shadowRoot?.querySelector('input')
    expect(secret?.value).toBe(values.clientSecret)
  })
})

describe('nothing is filled in', () => {
  const labelled = (name: CredentialName, label: string) =>
    `<label>${label}<input data-value="${name}"></label>`

  test('where it is only looked at', async () => {
    form(labelled)
    expect(await fill({})).toEqual(all('found'))
    expect(held()).toEqual(all(''))
  })

  test('on a page of another origin', async () => {
    form(labelled)
    expect(await fill(values, 'https://main.spaceiq.com')).toBeNull()
    expect(held()).toEqual(all(''))
  })

  test('on a page that the server has put into a sandbox: its address is SpaceIQ’s, its origin nobody’s', async () => {
    form(labelled)
    vi.stubGlobal('self', { origin: 'null' })
    expect(await fill()).toBeNull()
    expect(await fill({})).toBeNull()
    expect(held()).toEqual(all(''))
  })

  test.each([
    ['has no size', 'data-at="10 10 0 0"'],
    ['is as thin as a line', 'data-at="10 10 200 1"'],
    ['lies to the left of the page', 'data-at="-9999 10 200 24"'],
    ['lies above the page', 'data-at="10 -9999 200 24"'],
    ['lies beside the page', 'data-at="2000 10 200 24"'],
    ['lies below the page', 'data-at="10 9000 200 24"'],
    ['lets everything through', 'style="opacity: 0"'],
    ['lets nearly everything through', 'style="opacity: 0.01"'],
    ['is filtered away', 'style="filter: opacity(0)"'],
    ['is filtered away twice', 'style="filter: opacity(1) opacity(0.01)"'],
    ['is filtered away by hundredths', 'style="filter: opacity(1%)"'],
    ['is filtered by a picture’s rules', 'style="filter: url(#vanish)"'],
    ['is covered', 'data-covered'],
  ])('where it %s, and that is said', async (_, how) => {
    form(
      (name, label) =>
        `<label>${label}<input data-value="${name}" ${name === 'password' ? how : ''}></label>`,
    )
    expect(await fill()).toEqual({ ...all('filled'), password: 'hidden' })
    expect(field('password').value).toBe('')
  })

  test('where something around it cannot be seen', async () => {
    form(
      (name, label) =>
        `<label style="opacity: 0.3"><b style="opacity: 0.3">${label}<input data-value="${name}"></b></label>`,
    )
    expect(await fill()).toEqual(all('hidden'))
    expect(held()).toEqual(all(''))
  })

  describe('where its form is see-through, and gives its own fields’ names to what is asked of it', () => {
    /** As browsers do for a form: a field of this name is found in place of what every element has. */
    const clobber = (name: string) => {
      const decoy = document.createElement('input')
      decoy.name = name
      document.body.append(decoy)
      const element = document.querySelector('form') as HTMLFormElement
      Object.defineProperty(element, name, { configurable: true, get: () => decoy })
    }

    test.each(['parentElement', 'ownerDocument'])('%s', async (name) => {
      form(labelled)
      const element = document.querySelector('form') as HTMLFormElement
      if (name === 'ownerDocument') element.style.opacity = '0.01'
      else document.body.style.opacity = '0.01'
      clobber(name)
      const decoy = document.querySelector<HTMLElement>('body > input')
      // The field that is found lies in the light, outside of the body.
      if (decoy) document.documentElement.append(decoy)
      expect(await fill()).toEqual(all('hidden'))
      expect(held()).toEqual(all(''))
      decoy?.remove()
    })

    test.each([
      'matches',
      'nodeType',
      'querySelector',
      'querySelectorAll',
      'previousSibling',
      'textContent',
      'shadowRoot',
    ])('and one that can be seen is filled: %s', async (name) => {
      form((own, label) => `<div><b>${label}</b><input data-value="${own}"></div>`)
      clobber(name)
      expect(await fill()).toEqual(all('filled'))
      expect(held()).toEqual(values)
    })
  })

  test('but into the one of two that can be seen', async () => {
    form(
      (name, label) =>
        `<label data-at="0 0 0 0">${label}<input data-at="-999 0 9 9"></label>${labelled(name, label)}`,
    )
    expect(await fill()).toEqual(all('filled'))
  })

  test('where two fields could be it', async () => {
    form((name, label) => labelled(name, label) + (name === 'password' ? labelled(name, label) : ''))
    expect(await fill()).toEqual({ ...all('filled'), password: 'ambiguous' })
    expect(field('password').value).toBe('')
  })

  test('where a field could be two of them', async () => {
    form(labelled)
    field('clientId').setAttribute('aria-label', formLabels.clientSecret)
    const found = await fill()
    expect(found).toEqual({ ...all('filled'), clientId: 'ambiguous', clientSecret: 'ambiguous' })
    expect(field('clientId').value + field('clientSecret').value).toBe('')
  })

  test.each([
    [
      'an input of another name behind a label',
      '<b>Salesforce client id</b><input aria-label="Search" data-value="clientId">',
    ],
    ['a box', '<label>Salesforce client id<input type="checkbox" data-value="clientId"></label>'],
    ['a hidden input', '<label>Salesforce client id<input type="hidden" data-value="clientId"></label>'],
    [
      'a field that cannot be typed into',
      '<label>Salesforce client id<input readonly data-value="clientId"></label>',
    ],
    [
      'a field that is switched off',
      '<label>Salesforce client id<input disabled data-value="clientId"></label>',
    ],
    [
      'a field behind another one',
      '<b>Salesforce client id</b><input aria-label="Search"><input data-value="clientId">',
    ],
  ])('into %s', async (_, html) => {
    document.body.innerHTML = html
    const before = field('clientId').value
    expect(await fill()).toEqual(all('not-found'))
    expect(field('clientId').value).toBe(before)
  })
})

test('a page that puts something else in place is told', async () => {
  form((name, label) => `<label>${label}<input data-value="${name}"></label>`)
  field('domain').addEventListener('input', () => setTimeout(() => (field('domain').value = '')))
  expect(await fill()).toEqual({ ...all('filled'), domain: 'reverted' })
})

test('nothing is pressed', async () => {
  form((name, label) => `<label>${label}<input data-value="${name}"></label>`)
  let heard = 0
  for (const event of ['click', 'submit', 'keydown'])
    document.addEventListener(event, () => (heard += 1), true)
  await fill()
  expect(heard).toBe(0)
})
