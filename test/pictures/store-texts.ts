/** The texts of the stores' listings: `docs/store/texts`, a file for each language. */

import { readdirSync, readFileSync } from 'node:fs'

const folder = 'docs/store/texts'

/** The names of the stores' screenshots, in order. */
export const screenshotNames = ['markers', 'steps', 'check', 'values'] as const
export type ScreenshotName = (typeof screenshotNames)[number]

export interface StoreListing {
  /** The sentence on each screenshot, and on the promotional picture. */
  readonly captions: Readonly<Record<ScreenshotName | 'tile', string>>
}

type Messages = Readonly<Record<string, { readonly message: string }>>

/** Returns the languages of the listings, as the folders of `public/_locales` are named. */
export const listLanguages = (): readonly string[] =>
  readdirSync(folder)
    .map((name) => name.replace(/\.json$/, ''))
    .sort()

/** Reads the listing of a language. */
export const readListing = (language: string): StoreListing =>
  JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8'))

/** Reads the extension's messages in a language. */
export const readMessages = (language: string): Messages =>
  JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8'))
