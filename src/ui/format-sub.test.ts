import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { daySub, hoursSub, listSub, momentSub, numberSub } from '../platform/formatted-subs.ts'
import { formatSub } from './format-sub.ts'

const speaks = vi.hoisted(() => ({ language: 'en' }))

vi.mock('webextension-polyfill', () => ({
  default: { i18n: { getMessage: () => speaks.language, getUILanguage: () => speaks.language } },
}))

const zone = process.env.TZ

beforeEach(() => {
  speaks.language = 'en'
  process.env.TZ = 'UTC'
})

afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test.each([
  ['a day', daySub('2027-02-20'), 'Feb 20, 2027', '20.02.2027'],
  ['a moment', momentSub('2026-11-23T14:02:00.000+0000'), 'Nov 23, 2026, 2:02 PM', '23.11.2026, 14:02'],
  ['a span of hours', hoursSub(480, 1020), '8:00 AM – 5:00 PM', '08:00 – 17:00'],
  ['a span to midnight', hoursSub(0, 1440), '12:00 AM – 12:00 AM', '00:00 – 00:00'],
  ['a number', numberSub(15000), '15,000', '15.000'],
  ['a list', listSub(['a', 'b', 'c']), 'a, b, and c', 'a, b und c'],
  [
    'a list of spans',
    listSub([hoursSub(480, 1020), hoursSub(600, 660)]),
    '8:00 AM – 5:00 PM and 10:00 AM – 11:00 AM',
    '08:00 – 17:00 und 10:00 – 11:00',
  ],
])('%s is written as the reader’s language does', (_, sub, english, german) => {
  expect(formatSub(sub)).toBe(english)
  speaks.language = 'de'
  expect(formatSub(sub)).toBe(german)
})

test('what an API did not give as a day or a moment is shown as it came', () => {
  for (const word of ['', 'soon', '2027-2-20']) expect(formatSub(daySub(word))).toBe(word)
  for (const word of ['', 'yesterday']) expect(formatSub(momentSub(word))).toBe(word)
  expect(formatSub(hoursSub(Number.NaN, 60))).toBe('? – 1:00 AM')
})

test.each([
  '',
  'Acme',
  'https://acme.my.salesforce.com/',
  'day:soon',
  'day:2027-13-40',
  'moment:2027-13-40T99',
  'hours:happy',
  'number:one',
  'list:',
  'list:[}]',
  'a: b',
])('an org’s own words are shown as they are: %s', (words) => {
  expect(formatSub(words)).toBe(words)
})

test('a list of one is its item', () => {
  expect(listSub(['Acme'])).toBe('Acme')
})
