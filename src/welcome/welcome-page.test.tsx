// @vitest-environment happy-dom
/** The welcome page: a picture and three lines, and the permissions in a sentence. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { resolveMessage } from '../../test/support/texts.ts'
import { WelcomePage } from './welcome-page.tsx'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

beforeEach(() => settle(() => render(<WelcomePage />, document.body)))

afterEach(() => {
  render(null, document.body)
})

const textOf = (selector: string) => document.querySelector(selector)?.textContent

test('shows how it works in a picture with a text, and in three lines', () => {
  const picture = document.querySelector('svg[role="img"]')
  expect(picture?.getAttribute('aria-label')).toBe(resolveMessage('welcome_picture'))
  const numbers = [...(picture?.querySelectorAll('[data-number]') ?? [])]
  expect(numbers.map((one) => one.getAttribute('data-number'))).toEqual(['1', '2', '3', '1', '2', '3'])
  expect([...document.querySelectorAll('main ol li')].map(({ textContent }) => textContent)).toEqual([
    resolveMessage('welcome_how_1'),
    resolveMessage('welcome_how_2'),
    resolveMessage('welcome_how_3'),
  ])
})

test('says in one sentence what the browser asks, and keeps each permission in a fold', () => {
  const section = document.querySelector('.permissions')?.closest('section')
  expect(section?.querySelector('p')?.textContent).toBe(resolveMessage('welcome_permissions_short'))
  const fold = document.querySelector('.permissions')?.closest('details')
  expect(fold?.hasAttribute('open')).toBe(false)
  expect(fold?.textContent).toContain(resolveMessage('welcome_permission_cookies_why'))
})

test('says who is needed and how long it takes', () => {
  for (const key of ['popup_need_salesforce', 'popup_need_spaceiq', 'intro_time'] as const)
    expect(textOf('main')).toContain(resolveMessage(key))
})
