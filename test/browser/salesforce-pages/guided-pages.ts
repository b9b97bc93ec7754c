/** A page with the real guide on it, and which of its elements the guide means by each of its markers. */

import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import type { PageId } from '../../../src/salesforce/page-ids.ts'
import type { FindableMarker, FindablePlan } from '../../../src/setup-guide/page-plan.ts'
import { keyOf } from '../../harness/extension-fixtures.ts'
import { type Chromium, sight } from '../../harness/launch.ts'
import { type OverlayView, overlay } from '../../harness/overlay.ts'
import type { OrgState } from '../../practice-org/types.ts'
import { getMessage } from '../../support/texts.ts'
import type * as Drift from './mutations-in-page.ts'

type Functions = typeof Drift

/** What the card calls a control. */
export const nameOf = (control: string): string => getMessage(`control_${control}`) || control

/** Calls a function of `in-page.ts` in the page, which has the bundle. */
export const inPage = <Name extends keyof Functions>(
  page: Page,
  name: Name,
  ...given: Parameters<Functions[Name]>
): Promise<ReturnType<Functions[Name]>> =>
  page.evaluate(
    (called, args) => {
      const drift = (globalThis as unknown as { Drift: Record<string, (...all: unknown[]) => unknown> }).Drift
      return drift[called]?.(...args)
    },
    name as string,
    given as unknown[],
  ) as Promise<ReturnType<Functions[Name]>>

/** The org's plan, asked for as its pages do, from one that is open. */
const planOf = async (chromium: Chromium, org: OrgState): Promise<FindablePlan | null> => {
  for (const open of await chromium.browser.pages()) {
    const world = open.url().includes(`//${keyOf(org)}/`) && (await chromium.worldIn(open.mainFrame()))
    if (!world) continue
    const reply = await world.evaluate(async () =>
      JSON.stringify(await chrome.runtime.sendMessage({ type: 'plan', around: [] })),
    )
    return JSON.parse(reply).value
  }
  throw new Error(`No page of ${keyOf(org)} is open`)
}

/** The markers the plan has for this page; a stage of the wizard is about `field`. */
export const plannedOn = async (
  chromium: Chromium,
  org: OrgState,
  page: PageId,
  field: string,
): Promise<readonly FindableMarker[]> => {
  const plan = await planOf(chromium, org)
  return (plan?.fields[field]?.[page] ?? plan?.pages[page])?.markers ?? []
}

/** Tags what the markers mean; gives those whose control the page has. */
export const tagMarked = async (page: Page, code: string, markers: readonly FindableMarker[]) => {
  await page.evaluate(code)
  const wanted = markers.map(({ control, optional, find }) => ({
    control,
    optional: optional === true,
    find,
  }))
  const present = await inPage(page, 'tagAll', wanted)
  return markers.filter(({ control }) => present.includes(control))
}

/** How far each marker's middle is from its control's, in pixels; a marker or a control alone is endlessly far. */
export const distances = async (
  page: Page,
  marked: readonly FindableMarker[],
  view?: OverlayView,
): Promise<Readonly<Record<string, number>>> => {
  const controls = marked.map(({ control }) => control)
  const middles = await inPage(page, 'middles', controls)
  const { markers } = view ?? (await overlay(page).view())
  return Object.fromEntries(
    marked.map(({ control, number }) => {
      const own = middles[control] ?? []
      const rects = markers.filter((one) => one.number === String(number)).map(({ rect }) => rect)
      if (own.length === 0 && rects.length === 0) return [control, 0]
      const away = rects.flatMap(({ x, y, width, height }) =>
        own.map((middle) => Math.hypot(x + width / 2 - middle.x, y + height / 2 - middle.y)),
      )
      return [control, Math.min(Number.POSITIVE_INFINITY, ...away)]
    }),
  )
}

/** Every marker stands at its control, once what changed has settled. */
export const expectAtControls = async (page: Page, marked: readonly FindableMarker[], when: string) => {
  await expect
    .poll(async () => Math.max(0, ...Object.values(await distances(page, marked))), {
      message: `markers at their controls ${when}`,
      timeout: 3_000,
      interval: 25,
    })
    .toBeLessThanOrEqual(2)
}

/** Calls a function in the page with the overlay's closed shadow root as `this`. */
export const withinOverlay = async <T>(
  page: Page,
  declaration: (this: ShadowRoot, ...given: never[]) => T,
  ...given: readonly string[]
): Promise<T> => {
  const result = await sight.inRoot(page.mainFrame(), declaration, given)
  if (result === null) throw new Error(`No overlay on ${page.url()}`)
  return result
}
