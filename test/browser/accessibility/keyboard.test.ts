/** Everything works by keyboard alone, and the focus is where the admin put it. */

import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { getOrgKey, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { sampleSweep } from '../../support/sample.ts'
import { callInOverlay } from '../salesforce-pages/guided-pages.ts'
import {
  type AccessibilityFixture,
  createAccessibilityFixture,
  getOrgUrl,
  openGuidedOrg,
  openNewOrg,
  setupPagePaths,
} from './fixtures.ts'
import { popupStates } from './popup-states.ts'

let stage: AccessibilityFixture

beforeAll(async () => {
  stage = await createAccessibilityFixture()
})

afterAll(async () => {
  await stage?.close()
})

interface Focused {
  readonly tag: string
  /** Its action or name. */
  readonly name: string
  readonly width: number
  readonly height: number
  /** Its position in the page. */
  readonly top: number
  readonly outline: string
}

/** Describes the focused element. Runs in the page or on the overlay's root. */
function focused(this: Document | ShadowRoot): Focused | undefined {
  const element = this.activeElement as HTMLElement | null
  if (!element || element === document.body) return undefined
  const { width, height, top } = element.getBoundingClientRect()
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  return {
    tag: element.localName,
    name:
      element.dataset.action ??
      element.getAttribute('aria-label') ??
      element.getAttribute('name') ??
      element.innerText,
    width: Math.round(width),
    height: Math.round(height),
    top: Math.round(top + scrollY),
    outline: `${outlineStyle} ${outlineWidth}`,
  }
}

const onPage = (page: Page): Promise<Focused | undefined> =>
  page.evaluate(`(${focused.toString()}).call(document)`) as Promise<Focused | undefined>

const onCard = () => callInOverlay(stage.page, focused)

/** Presses Tab until this is focused; returns all it passed. */
const tabTo = async (
  page: Page,
  look: () => Promise<Focused | undefined>,
  wanted: (one: Focused) => boolean,
): Promise<readonly Focused[]> => {
  const passed: Focused[] = []
  for (let presses = 0; presses < 250; presses += 1) {
    await page.keyboard.press('Tab')
    const one = await look()
    if (!one) continue
    passed.push(one)
    if (wanted(one)) return passed
  }
  throw new Error(`Not reached with Tab: came by ${passed.map(({ name }) => name).join(', ')}`)
}

const isAction = (action: string) => (one: Focused) => one.name === action

/**
 * Lists targets that are too small or show no focus. Links in text take the height of their line.
 */
const poor = (all: readonly Focused[]) =>
  all.filter(
    ({ tag, width, height, outline }) =>
      height < 24 || (width < 24 && tag !== 'summary') || !/^(solid|auto) [1-9]/.test(outline),
  )

describe('in the popup', () => {
  const tabbed = [
    'before Start',
    'guiding',
    'ready to activate',
    'SpaceIQ: invalid',
    'mend preview',
    'everything unfolded',
  ]

  test.each(sampleSweep('Tab in the popup', tabbed, 2))(
    'Tab goes through %s from top to bottom, past everything that can be pressed',
    async (name) => {
      const popup = await popupStates[name]?.(stage)
      if (!popup) throw new Error(`No ${name}`)
      await popup.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
      const wanted = await popup.$$eval(
        // Tab comes to the selected radio button of a group alone; arrow keys go on from there.
        // and to the selected tab of the tabs.
        'a[href], button:not(:disabled, [tabindex="-1"]), input:not([type="radio"]:not(:checked)), select, summary',
        (all) => all.filter((one) => one.checkVisibility()).length,
      )
      await popup.evaluate(() => {
        document.body.tabIndex = -1
        document.body.focus()
        document.body.removeAttribute('tabindex')
      })
      const passed: Focused[] = []
      for (let presses = 0; presses < wanted; presses += 1) {
        await popup.keyboard.press('Tab')
        const one = await onPage(popup)
        if (one) passed.push(one)
      }
      expect(passed).toHaveLength(wanted)
      expect(poor(passed)).toEqual([])
      const tops = passed.map(({ top }) => top)
      // In one row, the first may be a few pixels lower. Bars at the edge stay with the window.
      const upwards = passed.filter(
        ({ top, name: what }, index) => what !== 'start' && index > 0 && top < (tops[index - 1] ?? 0) - 24,
      )
      expect(upwards.map(({ name: what }) => what)).toEqual([])
      await popup.close()
    },
  )

  test('Start and Go to page lead to the first page without a pointer', async () => {
    await openNewOrg(stage)
    const press = async (action: string) => {
      const popup = await stage.extension.openPopup(stage.page)
      await popup.waitForSelector(`[data-action="${action}"]`, { visible: true })
      await tabTo(popup, () => onPage(popup), isAction(action))
      // It may close before the key is released, if its target page is visible.
      await popup.keyboard.press('Enter').catch(() => {})
      return popup
    }
    const started = await press('start')
    await createOverlayDriver(stage.page).waitFor(({ state }) => state?.page === 'setup-home')
    await started.close().catch(() => {})
    const loaded = stage.page.waitForNavigation({ timeout: 15_000 })
    const popup = await press('show-me')
    await loaded
    await popup.close().catch(() => {})
    await createOverlayDriver(stage.page).waitFor(({ state }) => state?.step === 'profile')
  })

  test('Check my org has the focus again when it is done, and so has a question’s button', async () => {
    await openGuidedOrg(stage)
    const popup = await stage.extension.openPopup(stage.page)
    await popup.waitForSelector('[data-action="check-org"]', { visible: true })
    await tabTo(popup, () => onPage(popup), isAction('check-org'))
    await popup.keyboard.press('Enter')
    await popup.waitForSelector('[data-check="done"]', { timeout: 15_000 })
    await popup.waitForSelector('[data-action="check-org"]:not(:disabled)')
    expect((await onPage(popup))?.name).toBe('check-org')

    await tabTo(popup, () => onPage(popup), isAction('start-over'))
    await popup.keyboard.press('Enter')
    await popup.waitForSelector('[data-action="confirm-start-over"]')
    expect((await onPage(popup))?.name).toBe('confirm-start-over')
    await popup.keyboard.press('Tab')
    expect((await onPage(popup))?.name).toBe('cancel')
    // The popup renders again, and the focus stays on Cancel.
    const [key] = [...stage.practice.orgs.values()].slice(-1).map(getOrgKey)
    await sendAsExtensionPage(stage.ours, {
      type: 'set-step-skipped',
      org: key ?? '',
      step: 'app',
      skipped: true,
    })
    await popup.waitForFunction(
      () => document.querySelector('li[data-step="app"][data-status="skipped"]') !== null,
    )
    expect((await onPage(popup))?.name).toBe('cancel')
    await popup.keyboard.press('Enter')
    expect((await onPage(popup))?.name).toBe('start-over')
    await popup.close()
  })

  test('activating gives the focus back to its button where SpaceIQ fails', async () => {
    stage.practice.spaceiq.failureMode = 'unauthorized'
    const popup = (await popupStates['SpaceIQ: unauthorized']?.(stage)) as Page
    await popup.waitForSelector('[data-action="activate"]:not(:disabled)')
    expect((await onPage(popup))?.name).toBe('activate')
    await popup.close()
  })
})

describe('on the card', () => {
  const open = async (path: keyof typeof setupPagePaths) => {
    const org = await openGuidedOrg(stage)
    await stage.page.bringToFront()
    await stage.page.goto(getOrgUrl(org, setupPagePaths[path]))
    await createOverlayDriver(stage.page).waitFor(({ state }) => state?.page === path)
    return org
  }

  test('a whole page is done with Tab and Enter, and the next one begins without the focus taken', async () => {
    await open('profile-clone')
    const { page } = stage
    expect(await onPage(page)).toBeUndefined()
    const passed = await tabTo(page, onCard, isAction('fill'))
    expect(poor(passed)).toEqual([])
    await page.keyboard.press('Enter')
    await createOverlayDriver(page).waitFor(({ text }) => text.includes('✓'))
    await vi.waitUntil(async () => (await onCard())?.name === 'fill')
    await page.keyboard.down('Shift')
    const back = await tabTo(page, onCard, ({ name }) => name.includes('Save'))
    await page.keyboard.up('Shift')
    expect(poor(back)).toEqual([])
    // Go focuses the control itself, and Enter activates it.
    await page.keyboard.press('Enter')
    expect((await onPage(page))?.tag).toBe('input')
    const loaded = page.waitForNavigation()
    await page.keyboard.press('Enter')
    await loaded
    await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'profile-detail')
    expect(await onPage(page)).toBeUndefined()
  })

  test('every stop is big enough, can be seen, and comes in the order of the card', async () => {
    await open('user-edit')
    const { page } = stage
    const stops = await tabTo(page, onCard, isAction('hide'))
    expect(stops.length).toBeGreaterThan(8)
    expect(poor(stops)).toEqual([])
    expect(new Set(stops.map(({ name }) => name)).size).toBe(stops.length)
  })

  test('the arrow keys move it, and never out of the window', async () => {
    await open('setup-home')
    const { page } = stage
    await tabTo(page, onCard, ({ tag }) => tag === 'header')
    const place = () =>
      callInOverlay(page, function () {
        const { left, top, right, bottom } =
          this.querySelector('.card')?.getBoundingClientRect() ?? new DOMRect()
        return { left, top, right, bottom }
      })
    const before = await place()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowUp')
    const after = await place()
    expect([before.left - after.left, before.top - after.top]).toEqual([16, 16])
    for (let presses = 0; presses < 100; presses += 1) await page.keyboard.press('ArrowRight')
    const { width } = page.viewport() ?? { width: 0 }
    expect((await place()).right).toBeLessThanOrEqual(width)
  })

  test('it is minimised and restored with Enter, and says which it is', async () => {
    await open('setup-home')
    const { page } = stage
    await tabTo(page, onCard, ({ name }) => name === 'Minimize')
    await page.keyboard.press('Enter')
    expect((await onCard())?.name).toBe('Restore')
    expect((await createOverlayDriver(page).getView()).actions).toEqual([])
    await page.keyboard.press('Enter')
    expect((await createOverlayDriver(page).getView()).actions).toContain('hide')
  })

  test('what is being typed on the page keeps the focus while the card changes', async () => {
    const org = await open('profile-clone')
    const { page } = stage
    await page.focus('#newProfileName')
    for (const letter of 'SpaceIQ API Only') {
      await page.keyboard.type(letter)
      if (letter === ' ')
        await sendAsExtensionPage(stage.ours, {
          type: 'set-step-skipped',
          org: getOrgKey(org),
          step: 'app',
          skipped: true,
        })
    }
    await createOverlayDriver(page).waitFor(({ text }) => text.includes('✓'))
    expect(await page.$eval('#newProfileName', (input) => (input as HTMLInputElement).value)).toBe(
      'SpaceIQ API Only',
    )
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('newProfileName')
  })

  test('a Go link, and what was unfolded, stay while the card is drawn anew', async () => {
    await open('profile-clone')
    const { page } = stage
    await tabTo(page, onCard, ({ tag }) => tag === 'summary')
    await page.keyboard.press('Enter')
    await page.keyboard.down('Shift')
    const passed = await tabTo(page, onCard, ({ name }) => name.includes('Save'))
    await page.keyboard.up('Shift')
    const name = passed.at(-1)?.name
    await page.$eval('#newProfileName', (input) => {
      ;(input as HTMLInputElement).value = 'SpaceIQ API Only'
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await createOverlayDriver(page).waitFor(({ text }) => text.includes('✓'))
    expect((await onCard())?.name).toBe(name)
    expect(
      await callInOverlay(page, function () {
        return this.querySelector('details')?.open
      }),
    ).toBe(true)
  })

  test('shown again while the page has the focus, the card gets it', async () => {
    const org = await open('setup-home')
    const { page } = stage
    const show = (hidden: boolean) =>
      sendAsExtensionPage(stage.ours, { type: 'set-overlay-hidden', org: getOrgKey(org), hidden })
    await show(true)
    await createOverlayDriver(page).waitFor(({ state }) => state === null)
    await show(false)
    await createOverlayDriver(page).waitFor(({ state }) => state !== null)
    expect((await onCard())?.tag).toBe('header')
  })
})
