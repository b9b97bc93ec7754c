/** axe on the overlay of the live page, in every main state and every look. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleSweepEntries } from '../../support/sample.ts'
import { callInOverlay } from '../salesforce-pages/guided-pages.ts'
import { type AccessibilityFixture, createAccessibilityFixture } from './fixtures.ts'
import { overlayStates } from './overlay-states.ts'
import { runAxeInEveryAppearance } from './visual-states.ts'

let stage: AccessibilityFixture

beforeAll(async () => {
  stage = await createAccessibilityFixture()
  await stage.page.setViewport({ width: 1800, height: 1800 })
})

afterAll(() => stage?.close())

describe.each(sampleSweepEntries('overlay scenes', overlayStates, 4))('the overlay: %s', (name, show) => {
  test('axe finds nothing in any look', async () => {
    await show(stage)
    // axe cannot tell the color of what is half scrolled out.
    await callInOverlay(stage.page, function (this: ShadowRoot) {
      this.append(
        Object.assign(document.createElement('style'), {
          textContent: '.card { max-height: none !important; bottom: 12px; top: auto !important }',
        }),
      )
    })
    const found = await runAxeInEveryAppearance(stage.page, 'overlay', `overlay ${name}`, {
      clip: { x: 1280, y: 1150, width: 520, height: 650 },
    })
    expect(found).toEqual([])
  })
})
