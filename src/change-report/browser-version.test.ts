/** The report names the browser by its own name and version. */

import { expect, test } from 'vitest'
import { describeBrowser } from './browser-version.ts'

const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36'

test.each([
  ['Chrome 143.0.0.0', chrome],
  ['Edge 143.0.3650.66', `${chrome} Edg/143.0.3650.66`],
  ['Firefox 147.0', 'Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0'],
  ['another/1.0', 'another/1.0'],
])('as %s', (named, userAgent) => {
  expect(describeBrowser(userAgent)).toBe(named)
})
