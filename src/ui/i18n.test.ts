/** A page of ours says which language it is in, and writes its dates in that language, whatever the browser speaks. */

import { beforeEach, expect, test, vi } from 'vitest'
import { language } from './i18n.ts'
import { formatLongDate } from './time.ts'

const speaks = vi.hoisted(() => ({ browser: '', texts: '' }))

vi.mock('webextension-polyfill', () => ({
  default: { i18n: { getMessage: () => speaks.texts, getUILanguage: () => speaks.browser } },
}))

const day = new Date('2027-02-20T00:00:00Z')

beforeEach(() => {
  Object.assign(speaks, { browser: 'en', texts: 'en' })
})

test.each([
  ['en-GB', 'en', '20 February 2027'],
  ['pt-BR', 'pt-BR', '20 de fevereiro de 2027'],
  ['es-419', 'es', '20 de febrero de 2027'],
  ['ja', 'ja', '2027年2月20日'],
])('in the variety that the browser speaks: %s', (browser, texts, date) => {
  Object.assign(speaks, { browser, texts })
  expect(language()).toBe(browser)
  expect(formatLongDate(day)).toBe(date)
})

test.each(['ko', 'pt-PT', 'fil'])('in English where the browser speaks %s, which has no texts', (browser) => {
  speaks.browser = browser
  expect(language()).toBe('en')
  expect(formatLongDate(day)).toBe('February 20, 2027')
})
