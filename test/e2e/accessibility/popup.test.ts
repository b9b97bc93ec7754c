/** axe in the real popup, in every main state and every look. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampledEntries } from '../../sample.ts'
import { type Copy, withSession } from '../harness/copy.ts'
import { axeInEveryLook } from './every-look.ts'
import { situations } from './situations.ts'
import { type Stage, setStage } from './stage.ts'

let copy: Copy
let stage: Stage

beforeAll(async () => {
  copy = withSession()
  stage = await setStage({ extension: copy.path })
})

afterAll(async () => {
  await stage?.close()
  copy?.remove()
})

describe.each(sampledEntries('popup situations', situations, 8))('the popup: %s', (name, show) => {
  test('axe finds nothing in any look', async () => {
    const popup = await show(stage)
    // What a bar covers at the moment, axe cannot judge.
    await popup.$$eval('.start-bar, .status-line', (bars) => {
      for (const bar of bars) (bar as HTMLElement).style.position = 'static'
    })
    const found = await axeInEveryLook(popup, 'page', `popup ${name}`)
    await popup.close()
    expect(found).toEqual([])
  })
})
