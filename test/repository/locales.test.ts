/**
 * Every language has all texts of English with the same substitutions, and uses the names in
 * Salesforce and SpaceIQ.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import en from '../../public/_locales/en/messages.json' with { type: 'json' }
import { translations } from '../practice-org/labels.table.ts'

type Texts = Readonly<Record<string, { readonly message: string }>>

const folder = fileURLToPath(new URL('../../public/_locales/', import.meta.url))
const languages = readdirSync(folder)
const textsOf = (language: string): Texts =>
  JSON.parse(readFileSync(`${folder}${language}/messages.json`, 'utf8')) as Texts

const english: Texts = en
const keys = Object.keys(english)

const blanksOf = (message: string): readonly string[] => (message.match(/\$\d/g) ?? []).sort()

/** Names that no language translates. */
const names =
  /SpaceIQ|spaceiq\.com|(?:General )?Integrations|Salesforce|Trailhead Playground|Developer Edition|[Ss]andbox|My Domain|OAuth|API/g

/** Words that are the same in English and the language. A text needs each. */
const sameInBoth: Readonly<Partial<Record<string, readonly string[]>>> = {
  de: ['Version'],
  fr: ['Options', 'Production', 'production', 'Version'],
}

/** Labels of SpaceIQ's form, which is always in English. */
const namesOfSpaceIQ = /^value_(?:username|password|clientSecret|clientId|domain)_label$/

/** Controls whose text is Salesforce's name and not a description. */
const namesOfSalesforce = new Set(
  keys
    .filter((key) => key.startsWith('control_'))
    .map((key) => english[key]?.message ?? '')
    .filter((message) => !/^\p{Ll}|[,:]/u.test(message)),
)

/** Returns Salesforce's known label in a language. */
const seen = (message: string, language: string): readonly string[] | undefined =>
  translations[message]?.[language as keyof (typeof translations)[string]]

const wordsOf = (message: string): readonly string[] =>
  message
    .replace(names, ' ')
    .replace(/\$\d/g, ' ')
    .match(/\p{L}+/gu) ?? []

const mayStayEnglish = (key: string, language: string): boolean => {
  const message = english[key]?.message ?? ''
  if (namesOfSpaceIQ.test(key)) return true
  // Salesforce's label in this language is unknown: the manual's name is better than an invented
  // one.
  if (namesOfSalesforce.has(message) && !seen(message, language)) return true
  return wordsOf(message).every((word) => sameInBoth[language]?.includes(word))
}

test('the stores are told of every language, and of no other', () => {
  const kit = readdirSync(fileURLToPath(new URL('../../docs/store', import.meta.url)))
  const told = kit.filter((name) => name.endsWith('.md') && !['README.md', 'review.md'].includes(name))
  expect(told.sort()).toEqual(languages.map((language) => `${language}.md`).sort())
})

describe.each(languages)('%s', (language) => {
  const texts = textsOf(language)
  const entries = Object.entries(texts).map(([key, { message }]) => ({ key, message }))
  const keysWhere = (bad: (message: string, key: string) => boolean): readonly string[] =>
    entries.filter(({ key, message }) => bad(message, key)).map(({ key }) => key)

  test('has the texts of English, and no others', () => {
    const there = Object.keys(texts)
    expect({
      missing: keys.filter((key) => !there.includes(key)),
      surplus: there.filter((key) => !keys.includes(key)),
    }).toEqual({ missing: [], surplus: [] })
  })

  test('stands in the order of its keys', () => {
    const there = Object.keys(texts)
    expect(there.filter((key, index) => index > 0 && key < (there[index - 1] ?? ''))).toEqual([])
  })

  test('says something, without blanks around it', () => {
    const bad = (message: string) => message === '' || message !== message.trim() || /\s{2}/.test(message)
    expect(keysWhere(bad)).toEqual([])
  })

  test('has each blank as often as English, and no dollar sign besides', () => {
    const bad = (message: string, key: string) =>
      blanksOf(message).join() !== blanksOf(english[key]?.message ?? '').join() || /\$(?![1-9])/.test(message)
    expect(keysWhere(bad)).toEqual([])
  })

  test('is plain text', () => {
    expect(keysWhere((message) => /<[a-z/!]|&#?\w+;/i.test(message))).toEqual([])
  })

  test('names the language it is in', () => {
    expect(texts.ui_language?.message).toBe(language.replace('_', '-'))
  })

  test('fits where stores and browsers show it', () => {
    expect(texts.extensionName?.message.length).toBeLessThanOrEqual(75)
    expect(texts.extensionDescription?.message.length).toBeLessThanOrEqual(132)
  })
})

describe.each(languages.filter((language) => language !== 'en'))('%s, a translation', (language) => {
  const texts = textsOf(language)

  test('is not left in English', () => {
    const left = keys.filter(
      (key) => texts[key]?.message === english[key]?.message && !mayStayEnglish(key, language),
    )
    expect(left).toEqual([])
  })

  test('keeps no word aside that no text needs', () => {
    const needed = new Set(
      keys
        .filter((key) => texts[key]?.message === english[key]?.message)
        .flatMap((key) => wordsOf(english[key]?.message ?? '')),
    )
    expect(sameInBoth[language]?.filter((word) => !needed.has(word)) ?? []).toEqual([])
  })

  test('calls a control what Salesforce calls it there, where that is known', () => {
    const wrong = keys.filter((key) => {
      const known = /^control_|_alias$/.test(key) ? seen(english[key]?.message ?? '', language) : undefined
      return known && !known.includes(texts[key]?.message ?? '')
    })
    expect(wrong).toEqual([])
  })

  test('calls what SpaceIQ shows as SpaceIQ does', () => {
    const wrong = keys.filter(
      (key) => namesOfSpaceIQ.test(key) && texts[key]?.message !== english[key]?.message,
    )
    expect(wrong).toEqual([])
  })
})
