/**
 * Makes the pictures of the README, of the stores and for a reviewer, from the real journey through
 * the practice org: `npm run pictures`.
 */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Page } from 'puppeteer-core'
import { writeGenerated } from '../../tools/generated.mjs'
import { composeScreenshot, composeTile } from './compose.ts'
import { makeFilm } from './film.ts'
import { type Moments, withMoments } from './journeys.ts'
import type { Moment, MomentsOptions } from './moments.ts'
import { hashPicture, hashStyles, type PictureEntry, readSize, writePictureIndex } from './picture-index.ts'
import { readListing, readMessages, type ScreenshotName, screenshotNames } from './store-texts.ts'
import { filmedMoments, formatScenes, scenePath } from './storyboard.ts'
import { findVisibleMessages } from './visible-messages.ts'

/** The moment of each of the stores' screenshots. */
const shownMoments: Readonly<Record<ScreenshotName, { moment: string; which: number }>> = {
  markers: { moment: 'field-details', which: 1 },
  steps: { moment: 'popup-steps', which: -1 },
  check: { moment: 'popup-check', which: 0 },
  values: { moment: 'popup-values', which: 0 },
}

const storeView: MomentsOptions = {
  width: 1200,
  most: 636,
  least: 560,
  popupHeight: 584,
  wanted: new Set(Object.values(shownMoments).map(({ moment }) => moment)),
}

const filmView: MomentsOptions = {
  width: 960,
  most: 600,
  least: 600,
  popupHeight: 580,
  wanted: filmedMoments,
}

const momentOf = (moments: Moments, name: ScreenshotName): Moment => {
  const { moment, which } = shownMoments[name]
  const found = moments.get(moment)?.at(which)
  if (!found) throw new Error(`The journey has no ${moment}`)
  return found
}

const save = (path: string, data: Uint8Array) => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, data)
  console.log(`  ${path} (${Math.round(data.length / 1024)} KB)`)
}

/** Saves committed pictures, and keeps of each what it shows. */
const createCommitted = () => {
  const messages = readMessages('en')
  const styles = hashStyles()
  const index: Record<string, PictureEntry> = {}
  return {
    add(path: string, data: Uint8Array, text: string, caption?: Readonly<Record<string, string>>) {
      save(path, data)
      const keys = findVisibleMessages(text, messages)
      index[path] = {
        sha256: hashPicture(data),
        size: readSize(data),
        texts: Object.fromEntries(keys.map((key) => [key, messages[key]?.message ?? ''])),
        ...(caption ? { caption } : {}),
        styles,
      }
    },
    write: () => writePictureIndex(index),
  }
}

const nameOfScreenshot = (name: ScreenshotName) => `${screenshotNames.indexOf(name) + 1}-${name}.png`

/** Makes the stores' pictures in a language, each given to `keep` with its text and caption. */
const makeStorePictures = async (
  language: string,
  moments: Moments,
  page: Page,
  keep: (name: string, data: Uint8Array, text: string, caption: Readonly<Record<string, string>>) => void,
) => {
  const { captions } = readListing(language)
  const lang = language.replace('_', '-')
  for (const name of screenshotNames) {
    const moment = momentOf(moments, name)
    const caption = captions[name]
    const picture = await composeScreenshot(page, moment, { language: lang, caption })
    keep(nameOfScreenshot(name), picture, moment.text, { [name]: caption })
  }
  const name = readMessages(language).extensionName?.message ?? ''
  const tile = await composeTile(page, { language: lang, name, caption: captions.tile })
  keep('tile-440x280.png', tile, name, { tile: captions.tile })
}

const makeCommitted = async () => {
  const committed = createCommitted()
  await withMoments('en', storeView, async (moments, page) => {
    await makeStorePictures('en', moments, page, (name, data, text, caption) =>
      committed.add(`docs/store/${name}`, data, text, caption),
    )
    const guide = momentOf(moments, 'markers')
    committed.add('docs/guide.png', Buffer.from(guide.page, 'base64'), guide.text)
    const steps = momentOf(moments, 'steps')
    committed.add('docs/popup.png', Buffer.from(steps.popup?.png ?? '', 'base64'), steps.text)
  })
  await withMoments('en', filmView, async (moments, page) => {
    const { gif, scenes, texts } = await makeFilm(page, moments)
    committed.add('docs/journey.gif', gif, texts.join('\n'))
    rmSync('docs/store/review', { recursive: true, force: true })
    scenes.forEach((scene, at) => {
      committed.add(scenePath(at), scene, texts[at] ?? '')
    })
    writeGenerated('docs/store/review.md', 'pictures', formatScenes())
  })
  committed.write()
}

const makeInLanguage = (language: string) =>
  withMoments(language, storeView, (moments, page) =>
    makeStorePictures(language, moments, page, (name, data) =>
      save(`artifacts/store/${language}/${name}`, data),
    ),
  )

/** Makes the committed pictures, in English, and those of other languages into `artifacts/store`. */
export const run = async (languages: readonly string[]): Promise<void> => {
  for (const language of languages) {
    console.log(`Pictures: ${language}`)
    await (language === 'en' ? makeCommitted() : makeInLanguage(language))
  }
}
