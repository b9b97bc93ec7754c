/** A page with the real guide on it, and which of its elements the guide means by each of its markers. */

import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import type { PageId } from '../../../src/salesforce/page-ids.ts'
import type { LocatedMarker, LocatedPlan } from '../../../src/setup-guide/page-plan.ts'
import { getOrgKey } from '../../harness/extension-fixtures.ts'
import { type ExtensionDriver, pageInspector } from '../../harness/launch.ts'
import { createOverlayDriver, type OverlayView } from '../../harness/overlay.ts'
import type { FakeOrg } from '../../practice-org/types.ts'
import { getMessage } from '../../support/texts.ts'
import type * as Drift from './mutations-in-page.ts'

type Functions = typeof Drift

/** What the card calls a control. */
export const getControlName = (control: string): string => getMessage(`control_${control}`) || control

/** Calls a function of `in-page.ts` in the page, which has the bundle. */
export const callInPage = <Name extends keyof Functions>(
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
const fetchGuidePlan = async (chromium: ExtensionDriver, org: FakeOrg): Promise<LocatedPlan | null> => {
  for (const open of await chromium.browser.pages()) {
    const world =
      open.url().includes(`//${getOrgKey(org)}/`) && (await chromium.getIsolatedWorld(open.mainFrame()))
    if (!world) continue
    const reply = await world.evaluate(async () =>
      JSON.stringify(await chrome.runtime.sendMessage({ type: 'get-plan', around: [] })),
    )
    return JSON.parse(reply).value
  }
  throw new Error(`No page of ${getOrgKey(org)} is open`)
}

/** The markers the plan has for this page; a stage of the wizard is about `field`. */
export const fetchPlannedMarkers = async (
  chromium: ExtensionDriver,
  org: FakeOrg,
  page: PageId,
  field: string,
): Promise<readonly LocatedMarker[]> => {
  const plan = await fetchGuidePlan(chromium, org)
  return (plan?.fields[field]?.[page] ?? plan?.pages[page])?.markers ?? []
}

/** Tags what the markers mean; gives those whose control the page has. */
export const tagMarkedControls = async (page: Page, code: string, markers: readonly LocatedMarker[]) => {
  await page.evaluate(code)
  const wanted = markers.map(({ control, optional, find }) => ({
    control,
    optional: optional === true,
    locators: find,
  }))
  const present = await callInPage(page, 'tagControls', wanted)
  return markers.filter(({ control }) => present.includes(control))
}

/** How far each marker's middle is from its control's, in pixels; a marker or a control alone is endlessly far. */
export const measureMarkerDistances = async (
  page: Page,
  marked: readonly LocatedMarker[],
  view?: OverlayView,
): Promise<Readonly<Record<string, number>>> => {
  const controls = marked.map(({ control }) => control)
  const middles = await callInPage(page, 'getControlCenters', controls)
  const { markers } = view ?? (await createOverlayDriver(page).getView())
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
export const expectMarkersAtControls = async (page: Page, marked: readonly LocatedMarker[], when: string) => {
  await expect
    .poll(async () => Math.max(0, ...Object.values(await measureMarkerDistances(page, marked))), {
      message: `markers at their controls ${when}`,
      timeout: 3_000,
      interval: 25,
    })
    .toBeLessThanOrEqual(2)
}

/** Calls a function in the page with the overlay's closed shadow root as `this`. */
export const callInOverlay = async <T>(
  page: Page,
  declaration: (this: ShadowRoot, ...given: never[]) => T,
  ...given: readonly string[]
): Promise<T> => {
  const result = await pageInspector.callInShadowRoot(page.mainFrame(), declaration, given)
  if (result === null) throw new Error(`No overlay on ${page.url()}`)
  return result
}
