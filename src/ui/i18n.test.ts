/** A page of ours says which language it is in, and writes its dates, lists and numbers in that language, whatever the browser speaks. */

import { beforeEach, expect, test, vi } from 'vitest'
import { countedText } from '../platform/text.ts'
import { formatList, language, t, tCount, translateText } from './i18n.ts'
import { formatLongDate, formatTime } from './time.ts'

const speaks = vi.hoisted(() => ({ browser: '', texts: '' }))

vi.mock('webextension-polyfill', async () => {
  const { readFileSync } = await import('node:fs')
  const read = (language: string): Record<string, { message: string }> =>
    JSON.parse(readFileSync(`public/_locales/${language.replace('-', '_')}/messages.json`, 'utf8'))
  const getMessage = (key: string, subs: readonly string[] = []) =>
    key === 'ui_language'
      ? speaks.texts
      : (read(speaks.texts)[key]?.message.replace(/\$(\d)/g, (_, digit) => subs[Number(digit) - 1] ?? '') ??
        '')
  return { default: { i18n: { getMessage, getUILanguage: () => speaks.browser } } }
})

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

test.each([
  ['en-US', 'en', '2:02 PM'],
  ['en-GB', 'en', '14:02'],
  ['de', 'de', '14:02'],
])('the clock is the reader’s own, and not one of 24 hours for everybody: %s', (browser, texts, time) => {
  Object.assign(speaks, { browser, texts })
  const at = new Date('2026-11-23T14:02:00').getTime()
  expect(formatTime(at, at)).toBe(time)
})

test.each([
  ['en', 'a, b, and c', '1 check needs a fix.', '2 checks need a fix.'],
  ['de', 'a, b und c', '1 Punkt ist zu beheben.', '2 Punkte sind zu beheben.'],
  ['fr', 'a, b et c', '1 point à corriger.', '2 points à corriger.'],
  ['es', 'a, b y c', '1 punto por corregir.', '2 puntos por corregir.'],
  ['pt-BR', 'a, b e c', '1 item a corrigir.', '2 itens a corrigir.'],
  ['ja', 'a、b、c', '要修正: 1 件。', '要修正: 2 件。'],
])('lists and numbers are as the language has them: %s', (name, list, one, two) => {
  Object.assign(speaks, { browser: name, texts: name })
  expect(formatList(['a', 'b', 'c'])).toBe(list)
  expect(tCount('check_wrong', 1)).toBe(one)
  expect(tCount('check_wrong', 2)).toBe(two)
})

test.each([
  ['fr', 0, '0 point à corriger.'],
  ['en', 0, '0 checks need a fix.'],
  ['es', 1_000_000, '1.000.000 puntos por corregir.'],
])(
  'a form that our texts do not have is the general one, and none is zero’s alone: %s, %d',
  (name, count, text) => {
    Object.assign(speaks, { browser: name, texts: name })
    expect(tCount('check_wrong', count)).toBe(text)
  },
)

test('a text with a number that arrives as data has the same forms', () => {
  const said = (count: number) => translateText(countedText('check_set_others', count, 'Set'))
  expect(said(1)).toBe(tCount('check_set_others', 1, 'Set'))
  expect(said(1)).toContain('1 other active user has the permission set “Set”')
  expect(said(2)).toContain('2 other active users have the permission set “Set”')
})

test('a text of an earlier version, which is there no more, is shown by its key', () => {
  expect(translateText({ key: 'gone', subs: ['2'] })).toBe('gone')
  expect(t('ui_cancel')).toBe('Cancel')
})
