/** Puts screenshots side by side on one picture, for a person to look at. */

import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer-core'

export interface ContactSheetTile {
  readonly title: string
  /** Path of a PNG file. */
  readonly path: string
}

const escapeHtml = (text: string): string => text.replace(/[<&]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Renders the tiles into a PNG file at `path`, in a page of the browser that is about:blank. */
export const writeContactSheet = async (
  page: Page,
  tiles: readonly ContactSheetTile[],
  path: `${string}.png`,
): Promise<void> => {
  const figures = tiles.map(
    ({ title, path: file }) =>
      `<figure><figcaption>${escapeHtml(title)}</figcaption><img src="data:image/png;base64,${readFileSync(file, 'base64')}"></figure>`,
  )
  await page.setViewport({ width: 1_700, height: 1_000 })
  await page.setContent(
    `<!doctype html><style>body{margin:8px;columns:5;font:12px sans-serif;background:#888}figure{margin:0 0 8px;break-inside:avoid}img{width:100%}</style>${figures.join('')}`,
  )
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
  await page.screenshot({ path, fullPage: true })
}
