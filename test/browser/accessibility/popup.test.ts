/** axe in the real popup, in every main state and every look. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Copy, withSession } from '../../harness/profile-copy.ts'
import { sampledEntries } from '../../support/sample.ts'
import { type Stage, setStage } from './fixtures.ts'
import { situations } from './popup-states.ts'
import { axeInEveryLook } from './visual-states.ts'

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
