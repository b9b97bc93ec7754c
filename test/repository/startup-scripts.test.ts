/** Which scripts the extension reads before its popup is painted or its background runs. */

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

describe.each(browsers)('%s', (browser) => {
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
