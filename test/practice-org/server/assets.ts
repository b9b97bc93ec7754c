/** Serves the pages' script, style sheet and stand-ins for Salesforce's images. */

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Asset {
  type: string
  body: string
}

const read = (name: string) =>
  readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'assets', name), 'utf8')

const svg = (width: number, height: number, inside: string): Asset => ({
  type: 'image/svg+xml',
  body: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`,
})

const box = '<rect x="5.5" y="2.5" width="11" height="11" fill="#fff" stroke="#aaa"/>'
const square = '<rect x=".5" y=".5" width="10" height="10" fill="#fff" stroke="#888"/>'

const pictures: Record<string, Asset> = {
  '/img/checkbox_checked.gif': svg(
    21,
    16,
    `${box}<path d="M7 8l3 3 6-8" fill="none" stroke="#000" stroke-width="2"/>`,
  ),
  '/img/checkbox_unchecked.gif': svg(21, 16, box),
  '/img/alohaSkin/setup/setup_plus_lev1.gif': svg(
    11,
    11,
    `${square}<path d="M3 5.5h5M5.5 3v5" stroke="#444"/>`,
  ),
  '/img/alohaSkin/setup/setup_minus_lev1.gif': svg(11, 11, `${square}<path d="M3 5.5h5" stroke="#444"/>`),
  '/img/seasonLogos/practice.svg': svg(
    175,
    65,
    '<path d="M40 48a16 16 0 0 1-2-31 20 20 0 0 1 36-3 16 16 0 0 1 25 7 14 14 0 0 1 0 27z" fill="#fff"/><text x="45" y="39" font-family="Arial" font-size="14" fill="#1797c0">practice</text>',
  ),
}

export function findAsset(path: string): Asset | null {
  if (path === '/sCSS/common.css') return { type: 'text/css', body: read('common.css') }
  if (path === '/jslibrary/sfdc/main.js') return { type: 'text/javascript', body: read('main.js') }
  if (/^\/(img|static)\//.test(path) || path === '/favicon.ico' || path === '/s.gif')
    return pictures[path] ?? svg(1, 1, '')
  return null
}
