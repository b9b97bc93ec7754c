/** Pages that were kept with `npm run page -- FILE --keep NAME` stay what they were taken for. */

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { judgeFrame, type KeptPage } from '../../test/kept-pages/report-page.ts'

const folder = fileURLToPath(new URL('../../test/kept-pages/', import.meta.url))
const names = readdirSync(folder).filter((name) => name.endsWith('.json'))

test.each(names)('%s is the same page to our rules, with the same controls by the same ways', (name) => {
  const kept: KeptPage = JSON.parse(readFileSync(`${folder}${name}`, 'utf8'))
  expect(judgeFrame(kept.frame, kept.address)).toEqual(kept)
})
