/** Screen readers announce each step as it appears, and nothing else. */

import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { pageInspector } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { callInOverlay } from '../salesforce-pages/guided-pages.ts'
import {
  type AccessibilityFixture,
  createAccessibilityFixture,
  getOrgUrl,
  openGuidedOrg,
  setupPagePaths,
} from './fixtures.ts'
import { popupStates } from './popup-states.ts'

let stage: AccessibilityFixture

beforeAll(async () => {
  stage = await createAccessibilityFixture()
})

afterAll(() => stage?.close())

/** Starts to record the card's live region on the current page. */
const listen = () =>
  callInOverlay(stage.page, function () {
    const said = { lines: [] as string[] }
    const region = this.querySelector('[role="status"]')
    const note = () => region?.textContent && said.lines.push(region.textContent)
    note()
    if (region)
      new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true })
    Object.assign(this, { said })
    return true
  })

const heard = () =>
  callInOverlay(stage.page, function () {
    return (this as unknown as { said: { lines: string[] } }).said.lines
  })

const arrive = async (page: string) => {
  await createOverlayDriver(stage.page).waitFor(({ state }) => state?.page === page)
  await listen()
  await vi.waitUntil(async () => (await heard()).length > 0)
}

const quiet = () => new Promise((go) => setTimeout(go, 600))

test('each page says once which step it is and what to do; filling, typing, scrolling and moving say nothing', async () => {
  const org = await openGuidedOrg(stage)
  const { page } = stage
  await page.bringToFront()
  await page.goto(getOrgUrl(org, setupPagePaths['profile-clone']))
  await arrive('profile-clone')
  await createOverlayDriver(page).clickAction('fill')
  await createOverlayDriver(page).waitFor(({ text }) => text.includes('✓'))
  await page.click('#newProfileName')
  await page.keyboard.type(' 2')
  await page.mouse.wheel({ deltaY: 300 })
  await page.setViewport({ width: 900, height: 700 })
  await quiet()
  const [first, ...more] = await heard()
  expect(first).toMatch(/^API-only profile\nStep 1 of 6\n\w.+/)
  expect(more).toEqual([])

  await page.goto(getOrgUrl(org, setupPagePaths['user-edit']))
  await arrive('user-edit')
  await quiet()
  const next = await heard()
  expect(next).toHaveLength(1)
  expect(next[0]).toMatch(/^Integration user\nStep 2 of 6\n\w.+/)
  await page.setViewport({ width: 1280, height: 900 })
})

test('a control that goes away is said, once', async () => {
  const org = await openGuidedOrg(stage)
  const { page } = stage
  await page.bringToFront()
  await page.goto(getOrgUrl(org, setupPagePaths['profile-clone']))
  await arrive('profile-clone')
  await page.$eval('#newProfileName', (input) => input.remove())
  await createOverlayDriver(page).waitFor(({ state }) => state?.state === 'lost')
  await quiet()
  const said = await heard()
  expect(said).toHaveLength(2)
  expect(said[1]).toContain('Profile Name')
})

test('the card is a named region with one live region, and everything in it has a name', async () => {
  const org = await openGuidedOrg(stage)
  const { page } = stage
  await page.bringToFront()
  await page.goto(getOrgUrl(org, setupPagePaths['user-edit']))
  await arrive('user-edit')
  const seen = await pageInspector.getAccessibilityTree(page)
  expect(seen.filter(({ role }) => role === 'region').map(({ name }) => name)).toEqual(['SpaceIQ setup'])
  expect(seen.filter(({ role }) => role === 'heading').map(({ name }) => name)).toEqual([
    'Integration user Step 2 of 6',
  ])
  expect(seen.filter(({ role }) => role === 'status')).toMatchObject([{ live: 'polite' }])
  expect(seen.filter(({ role }) => role === 'alert')).toEqual([])
  expect(seen.filter(({ focusable, name }) => focusable && name === '')).toEqual([])
  expect(seen.filter(({ role }) => role === 'listitem').length).toBeGreaterThan(5)
})

test('the popup’s countdown is not read out', async () => {
  const popup = await popupStates['a new app is waited for']?.(stage)
  const said = await popup?.evaluate(async () => {
    const lines: string[] = []
    const live = '[role="status"], [role="alert"], [aria-live]'
    const note = (changes: readonly MutationRecord[]) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        if (element?.closest(live)) lines.push(element.textContent ?? '')
      }
    }
    new MutationObserver(note).observe(document, { childList: true, characterData: true, subtree: true })
    await new Promise((go) => setTimeout(go, 2_500))
    return lines
  })
  expect(said).toEqual([])
  await popup?.close()
})
