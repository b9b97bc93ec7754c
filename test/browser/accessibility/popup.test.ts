/** axe in the real popup, in every main state and every look. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleSweepEntries } from '../../support/sample.ts'
import { type AccessibilityFixture, createAccessibilityFixture } from './fixtures.ts'
import { popupStates } from './popup-states.ts'
import { runAxeInEveryAppearance } from './visual-states.ts'

let stage: AccessibilityFixture

beforeAll(async () => {
  stage = await createAccessibilityFixture()
})

afterAll(async () => {
  await stage?.close()
})

describe.each(sampleSweepEntries('popup situations', popupStates, 8))('the popup: %s', (name, show) => {
  test('axe finds nothing in any look', async () => {
    const popup = await show(stage)
    // axe cannot check what a bar covers at the moment.
    await popup.$$eval('.start-bar, .status-line', (bars) => {
      for (const bar of bars) (bar as HTMLElement).style.position = 'static'
    })
    const found = await runAxeInEveryAppearance(popup, 'page', `popup ${name}`)
    await popup.close()
    expect(found).toEqual([])
  })
})
