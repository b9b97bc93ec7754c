/** axe on the overlay of the live page, in every main state and every look. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampledEntries } from '../../support/sample.ts'
import { type Stage, setStage } from './fixtures.ts'
import { scenes } from './overlay-states.ts'
import { axeInEveryLook } from './visual-states.ts'

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
  await stage.page.setViewport({ width: 1800, height: 1800 })
})

afterAll(() => stage?.close())

describe.each(sampledEntries('overlay scenes', scenes, 4))('the overlay: %s', (name, show) => {
  test('axe finds nothing in any look', async () => {
    await show(stage)
    const found = await axeInEveryLook(stage.page, 'overlay', `overlay ${name}`, {
      clip: { x: 1280, y: 1150, width: 520, height: 650 },
    })
    expect(found).toEqual([])
  })
})
