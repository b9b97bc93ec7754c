/**
 * The committed pictures show the extension as it is: `npm run pictures` makes them, and writes into
 * docs/pictures.json what each shows.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hashPicture, hashStyles, readPictureIndex, readSize } from '../pictures/picture-index.ts'
import { readListing, readMessages, screenshotNames } from '../pictures/store-texts.ts'
import { storyboard } from '../pictures/storyboard.ts'
import { isFullRun } from '../support/sample.ts'

const index = readPictureIndex()
const entries = Object.entries(index)
const messages = readMessages('en')
const readme = readFileSync('README.md', 'utf8')

test('every picture of the documents was made by the command, and none is left over', () => {
  const pictures = readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:png|gif|webp|jpe?g)$/.test(path))
  expect(Object.keys(index)).toEqual(pictures.sort())
})

test('the README shows the guide, the popup and the film', () => {
  const shown = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => path)
  expect(shown.sort()).toEqual(['docs/guide.png', 'docs/journey.gif', 'docs/popup.png'])
})

describe.each(entries)('%s', (path, entry) => {
  test('is the file that the command wrote, of that size', () => {
    const data = readFileSync(path)
    expect(hashPicture(data)).toBe(entry.sha256)
    expect(readSize(data)).toBe(entry.size)
  })

  test('shows no text that has changed since (`npm run pictures` makes it anew)', () => {
    const now = Object.fromEntries(Object.keys(entry.texts).map((key) => [key, messages[key]?.message]))
    expect(now).toEqual(entry.texts)
  })

  test.runIf(entry.caption)('carries the sentence that the listing has', () => {
    expect(readListing('en').captions).toMatchObject(entry.caption ?? {})
  })

  test.runIf(isFullRun)('was made with the styles of today', () => {
    expect(entry.styles).toBe(hashStyles())
  })
})

test('what a picture shows was found in it, not guessed', () => {
  expect(Object.keys(index['docs/guide.png']?.texts ?? {})).toEqual(
    expect.arrayContaining(['card_fill', 'step_fields_title', 'go_field_details']),
  )
  const inPopup = Object.keys(index['docs/popup.png']?.texts ?? {})
  expect(inPopup).toEqual(expect.arrayContaining(['popup_status_running', 'popup_show_me']))
  // Below the end of the picture.
  expect(inPopup).not.toContain('popup_start_over')
})

describe('the stores’ pictures', () => {
  const screenshots = screenshotNames.map((name, at) => `docs/store/${at + 1}-${name}.png`)

  test.each(screenshots)('%s is 1280 by 800, as the stores want it', (path) => {
    expect(index[path]?.size).toBe('1280x800')
  })

  test('the promotional one is 440 by 280', () => {
    expect(index['docs/store/tile-440x280.png']?.size).toBe('440x280')
  })

  test('a reviewer has one of every scene of the film', () => {
    const scenes = entries.filter(([path]) => path.startsWith('docs/store/review/'))
    expect(scenes).toHaveLength(storyboard.length)
  })
})

test('the film is small enough for a page, and lasts about half a minute', () => {
  const path = 'docs/journey.gif'
  expect(existsSync(path)).toBe(true)
  expect(readFileSync(path).length).toBeLessThan(1_000_000)
  const length = storyboard.reduce((sum, { stays }) => sum + stays, 0)
  expect(length).toBeGreaterThan(20_000)
  expect(length).toBeLessThan(40_000)
})
