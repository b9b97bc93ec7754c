/** Tags the elements that the real guide's markers mean, and measures their distance. */

import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import type { PageId } from '../../../src/salesforce/page-ids.ts'
import type { LocatedMarker, LocatedPlan } from '../../../src/setup-guide/page-plan.ts'
import { getOrgKey } from '../../harness/extension-fixtures.ts'
import { type ExtensionDriver, pageInspector } from '../../harness/launch.ts'
import { createOverlayDriver, type OverlayView } from '../../harness/overlay.ts'
import type { FakeOrg } from '../../practice-org/types.ts'
import { getMessage } from '../../support/texts.ts'
import type * as PageMutations from './mutations-in-page.ts'

type Functions = typeof PageMutations

/** Returns the card's name of a control. */
export const getControlName = (control: string): string => getMessage(`control_${control}`) || control

/** Calls a function of `mutations-in-page.ts` in a page that has the bundle. */
export const callInPage = <Name extends keyof Functions>(
  page: Page,
  name: Name,
  ...given: Parameters<Functions[Name]>
): Promise<ReturnType<Functions[Name]>> =>
  page.evaluate(
    (called, args) => {
      const { PageMutations: functions } = globalThis as unknown as {
        PageMutations: Record<string, (...all: unknown[]) => unknown>
      }
      return functions[called]?.(...args)
    },
    name as string,
    given as unknown[],
  ) as Promise<ReturnType<Functions[Name]>>

/** Requests the org's plan from one of its open pages, as pages do. */
const fetchGuidePlan = async (extension: ExtensionDriver, org: FakeOrg): Promise<LocatedPlan | null> => {
  for (const open of await extension.browser.pages()) {
    const world =
      open.url().includes(`//${getOrgKey(org)}/`) && (await extension.getIsolatedWorld(open.mainFrame()))
    if (!world) continue
    const reply = await world.evaluate(async () =>
      JSON.stringify(await chrome.runtime.sendMessage({ type: 'get-plan', around: [] })),
    )
    return JSON.parse(reply).value
  }
  throw new Error(`No page of ${getOrgKey(org)} is open`)
}

/** Returns the plan's markers for this page, in the field wizard for `field`. */
export const fetchPlannedMarkers = async (
  extension: ExtensionDriver,
  org: FakeOrg,
  page: PageId,
  field: string,
): Promise<readonly LocatedMarker[]> => {
  const plan = await fetchGuidePlan(extension, org)
  return (plan?.fields[field]?.[page] ?? plan?.pages[page])?.markers ?? []
}

/** Tags the markers' controls; returns the markers whose control is on the page. */
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

/**
 * Measures the pixels between each marker's center and its control's; Infinity if one is missing.
 */
const measureMarkerDistances = async (
  page: Page,
  marked: readonly LocatedMarker[],
  view?: OverlayView,
): Promise<Readonly<Record<string, number>>> => {
  const controls = marked.map(({ control }) => control)
  const middles = await callInPage(page, 'getControlCenters', controls)
  const { markers } = view ?? (await createOverlayDriver(page).getView())
  let drawn = 0
  return Object.fromEntries(
    marked.map(({ control }) => {
      const own = middles[control] ?? []
      // Numbers are those of the controls that can be seen, without gaps.
      if (own.length === 0) return [control, 0]
      drawn += 1
      const rects = markers.filter((one) => one.number === String(drawn)).map(({ rect }) => rect)
      const away = rects.flatMap(({ x, y, width, height }) =>
        own.map((middle) => Math.hypot(x + width / 2 - middle.x, y + height / 2 - middle.y)),
      )
      return [control, Math.min(Number.POSITIVE_INFINITY, ...away)]
    }),
  )
}

/** Waits until every marker is at its control. */
export const expectMarkersAtControls = async (page: Page, marked: readonly LocatedMarker[], when: string) => {
  await expect
    .poll(async () => Math.max(0, ...Object.values(await measureMarkerDistances(page, marked))), {
      message: `markers at their controls ${when}`,
      timeout: 3_000,
      interval: 25,
    })
    .toBeLessThanOrEqual(2)
}

/** Calls a function in the page, with the overlay's closed shadow root as `this`. */
export const callInOverlay = async <T>(
  page: Page,
  declaration: (this: ShadowRoot, ...given: never[]) => T,
  ...given: readonly string[]
): Promise<T> => {
  const result = await pageInspector.callInShadowRoot(page.mainFrame(), declaration, given)
  if (result === null) throw new Error(`No overlay on ${page.url()}`)
  return result
}
