/** Holds the store kit to the manifest, to the extension's texts, and to what stores take. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { readGenerated } from '../../tools/generated.mjs'
import {
  formatListing,
  type ListingTexts,
  listPermissions,
  resolveListing,
} from '../../tools/store-listing.mjs'
import { readMessages } from '../pictures/store-texts.ts'
import { formatScenes } from '../pictures/storyboard.ts'

const languages = readdirSync('public/_locales')
const read = (path: string) => readFileSync(path, 'utf8')
const textsOf = (language: string): ListingTexts => JSON.parse(read(`docs/store/texts/${language}.json`))
const listingOf = (language: string) => resolveListing(textsOf(language), readMessages(language), manifest)

/** The stores' limits, of which the strictest counts. */
const limits = { name: 45, summary: 132, description: 10_000, reason: 1_000, caption: 100 } as const

test('every language of the extension has a listing, and no other', () => {
  expect(readdirSync('docs/store/texts').sort()).toEqual(languages.map((one) => `${one}.json`).sort())
})

describe.each(languages)('%s', (language) => {
  const listing = listingOf(language)

  test('the page is what the texts say (`npm run documents` writes it)', () => {
    expect(read(`docs/store/${language}.md`)).toBe(formatListing(language, listing))
  })

  test('name and summary are the manifest’s, and short enough for every store', () => {
    const messages = readMessages(language)
    expect(listing.name).toBe(messages.extensionName?.message)
    expect(listing.summary).toBe(messages.extensionDescription?.message)
    expect(listing.name.length).toBeLessThanOrEqual(limits.name)
    expect(listing.summary.length).toBeLessThanOrEqual(limits.summary)
  })

  test('every permission of the manifest has a reason, which a form takes', () => {
    expect(Object.keys(listing.permissions)).toEqual(listPermissions(manifest))
    for (const [name, reason] of Object.entries(listing.permissions)) {
      expect(reason.length, name).toBeGreaterThan(15)
      expect(reason.length, name).toBeLessThanOrEqual(limits.reason)
    }
  })

  test('everything else that stores ask for is there, and in this language', () => {
    const english = listingOf('en')
    expect(Object.keys(listing.dataUse)).toEqual(Object.keys(english.dataUse))
    expect(Object.keys(listing.captions)).toEqual(Object.keys(english.captions))
    expect(listing.description).toHaveLength(english.description.length)
    expect(listing.description.join('\n').length).toBeLessThanOrEqual(limits.description)
    for (const caption of Object.values(listing.captions))
      expect(caption.length, caption).toBeLessThanOrEqual(limits.caption)
    const all = (one: typeof listing) => [
      ...one.description,
      one.singlePurpose,
      one.remoteCode,
      ...Object.values(one.dataUse),
      ...Object.values(one.captions),
    ]
    const left = all(listing).filter((text) => language !== 'en' && all(english).includes(text))
    expect(left).toEqual([])
    expect(all(listing).filter((text) => text.trim() === '' || /[{}$]/.test(text))).toEqual([])
  })
})

describe('the command fails', () => {
  const texts = textsOf('en')

  test('where a permission has no reason', () => {
    const wider = { ...manifest, permissions: [...manifest.permissions, 'downloads'] }
    expect(() => resolveListing(texts, readMessages('en'), wider)).toThrow(
      'No reason for the permission downloads',
    )
  })

  test('where a reason is for what the manifest does not ask for', () => {
    const permissions = { ...texts.permissions, history: 'To look at it.' }
    expect(() => resolveListing({ ...texts, permissions }, readMessages('en'), manifest)).toThrow('history')
  })

  test('where a listing names a button that is not there', () => {
    const description = ['Click “{no_such_button}”.']
    expect(() => resolveListing({ ...texts, description }, readMessages('en'), manifest)).toThrow(
      'no_such_button',
    )
  })
})

describe('docs/store/README.md', () => {
  const text = read('docs/store/README.md')

  test('begins with what only the owner can decide', () => {
    expect([...text.matchAll(/^## (.*)$/gm)][0]?.[1]).toBe('What only the owner can decide')
    const [, list = ''] = text.split(/^## /m)
    for (const word of ['License', 'Accounts', 'Ids', 'support', 'privacy policy', 'real org'])
      expect(list).toContain(word)
  })

  test('tells of each of the three stores', () => {
    for (const store of ['Chrome Web Store', 'Edge Add-ons', 'addons.mozilla.org'])
      expect(text).toContain(`## ${store}\n`)
  })

  test('has the id that the manifest still has', () => {
    expect(text).toContain(manifest.browser_specific_settings.gecko.id)
  })
})

describe('a reviewer', () => {
  const text = read('docs/store/review.md')

  test('gets a text that the stores’ forms take', () => {
    const [, short = ''] = /^> (.*)$/m.exec(text) ?? []
    expect(short.length).toBeGreaterThan(200)
    expect(short.length).toBeLessThanOrEqual(2_000)
  })

  test('sees every step in pictures, without Node (`npm run pictures` writes them)', () => {
    expect(readGenerated(text, 'pictures')).toBe(formatScenes())
    for (const [, path = ''] of text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g))
      expect(existsSync(`docs/store/${path}`), path).toBe(true)
  })
})
