/** Runs axe in every appearance, and saves a screenshot of each. */

import { mkdirSync } from 'node:fs'
import type { Page, ScreenshotOptions } from 'puppeteer-core'
import { browserName, pageInspector } from '../../harness/launch.ts'
import { isFullRun } from '../../support/sample.ts'
import { mediaAppearances } from './appearances.ts'
import { formatFindings, runAxe } from './axe.ts'

const folder = `artifacts/accessibility/${browserName}`

/** Returns the path of a screenshot. */
export const getScreenshotPath = (name: string): `${string}.png` => {
  mkdirSync(folder, { recursive: true })
  return `${folder}/${name.replace(/\W+/g, '-')}.png`
}

/**
 * Lists axe's findings in each appearance. A sample applies all rules in light, color rules in
 * others.
 */
export const runAxeInEveryAppearance = async (
  page: Page,
  part: 'page' | 'overlay',
  name: string,
  shot: ScreenshotOptions = {},
): Promise<readonly string[]> => {
  const found: string[] = []
  for (const [wanted, look] of Object.entries(mediaAppearances)) {
    await pageInspector.emulateMedia(page, look)
    const onlyColours = !isFullRun && look !== mediaAppearances.light
    const { findings, rules, elements } = await runAxe(page, part, onlyColours)
    if (rules < (onlyColours ? 1 : 20))
      throw new Error(`${name}: axe had only ${rules} rules to apply, on ${elements} elements`)
    found.push(...formatFindings(findings).map((line) => `${wanted}: ${line}`))
    await page.screenshot({ ...shot, path: getScreenshotPath(`${name} ${wanted}`) })
  }
  return found
}
