/** What the extension reads before a page is painted or its background runs, and in which order. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type BrowserBuild,
  type Builds,
  browsers,
  libraryTraces,
  readBuilds,
} from '../support/built-files.ts'

let builds: Builds

beforeAll(() => {
  builds = readBuilds()
}, 120_000)

/** Lists the scripts that the one named in a file imports before it runs, itself among them. */
const scriptsReadFor = (browser: BrowserBuild, file: string): readonly string[] => {
  const read = (path: string) => String(builds[browser].get(path))
  const [entry = 'none'] = /assets\/[^"']+\.js/.exec(read(file)) ?? []
  const found = new Set([entry])
  for (const path of found)
    for (const [, other] of read(path).matchAll(/\b(?:from|import)\s*"\.\/([^"]+)"/g))
      found.add(`assets/${other}`)
  expect([...found].filter((path) => !builds[browser].has(path))).toEqual([])
  return [...found]
}

const textOf = (browser: BrowserBuild, paths: readonly string[]) =>
  paths.map((path) => String(builds[browser].get(path))).join('\n')

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The extension's pages, by their path in `src`. */
const pages = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.html'))
  .map((path) => path.replaceAll('\\', '/'))

/** Names a class that one of these style sheets alone has, for each that has one, in their order. */
const findOwnClasses = (sheets: readonly string[]): readonly string[] => {
  const classes = sheets.map((sheet) => new Set(sheet.match(/\.[a-z][\w-]*(?=[\s,{:.>])/g)))
  return classes.flatMap((own, index) =>
    [...own].filter((name) => classes.every((other, at) => at === index || !other.has(name))).slice(0, 1),
  )
}

describe.each(browsers)('%s', (browser) => {
  test.each(pages)('%s has its styles in the order of its source: its own after those it shares', (page) => {
    const path = join(root, 'src', page)
    const sheets = Array.from(readFileSync(path, 'utf8').matchAll(/href="([^"]+\.css)"/g), ([, href = '']) =>
      readFileSync(join(path, '..', href), 'utf8'),
    )
    const links = String(builds[browser].get(`src/${page}`)).matchAll(/href="\/([^"]+\.css)"/g)
    const built = textOf(
      browser,
      Array.from(links, ([, file = '']) => file),
    )
    const classes = findOwnClasses(sheets)
    expect(classes.length).toBeGreaterThan(1)
    const places = classes.map((name) => built.search(new RegExp(`\\${name}(?![\\w-])`)))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  })

  test('popup and panel read a handful of files, and no schema library, before they are painted', () => {
    const scripts = scriptsReadFor(browser, 'src/popup/index.html')
    expect(scripts.length).toBeGreaterThan(1)
    expect(scripts.length).toBeLessThanOrEqual(5)
    expect(textOf(browser, scripts)).toMatch(libraryTraces.preact)
    expect(textOf(browser, scripts)).not.toMatch(libraryTraces.zod)
  })

  test('the background reads nothing that draws a page', () => {
    const scripts = scriptsReadFor(browser, 'service-worker-loader.js')
    expect(scripts.length).toBeGreaterThan(1)
    expect(textOf(browser, scripts)).toMatch(libraryTraces.zod)
    expect(textOf(browser, scripts)).not.toMatch(libraryTraces.preact)
  })
})
