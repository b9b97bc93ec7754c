/** axe in every look, with a picture of each for people to look at. */

import { mkdirSync } from 'node:fs'
import type { Page, ScreenshotOptions } from 'puppeteer-core'
import { browserName, sight } from '../../harness/launch.ts'
import { everything } from '../../support/sample.ts'
import { looks } from './appearances.ts'
import { axeOn, linesOf } from './axe.ts'

const folder = `artifacts/accessibility/${browserName}`

/** Where a picture of this name goes. */
export const picture = (name: string): `${string}.png` => {
  mkdirSync(folder, { recursive: true })
  return `${folder}/${name.replace(/\W+/g, '-')}.png`
}

/** All that axe finds or cannot tell, as lines that name the look; it must have looked at something. A sample applies in the light look all rules, in the others those about colours. */
export const axeInEveryLook = async (
  page: Page,
  part: 'page' | 'overlay',
  name: string,
  shot: ScreenshotOptions = {},
): Promise<readonly string[]> => {
  const found: string[] = []
  for (const [wanted, look] of Object.entries(looks)) {
    await sight.show(page, look)
    const onlyColours = !everything && look !== looks.light
    const { findings, rules, elements } = await axeOn(page, part, onlyColours)
    if (rules < (onlyColours ? 1 : 20))
      throw new Error(`${name}: axe had only ${rules} rules to apply, on ${elements} elements`)
    found.push(...linesOf(findings).map((line) => `${wanted}: ${line}`))
    await page.screenshot({ ...shot, path: picture(`${name} ${wanted}`) })
  }
  return found
}
