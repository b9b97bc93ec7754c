/** Loads one page of the practice org again and again under each contender in turn, in one browser, and takes figures. */

import { resolve } from 'node:path'
import { type Browser, launch, type Page } from 'puppeteer-core'
import { findBrowser } from '../../../tools/browser.mjs'
import { getBrowserArguments } from '../../harness/chromium/chromium.ts'
import { getOrgKey, logInAsAdmin, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import type { Contender } from './contenders.ts'

export interface LoadMetrics {
  /** Milliseconds from DOMContentLoaded until the marker was in the page; null where there is none to come. */
  readonly marker: number | null
  /** Milliseconds that the page's main thread worked from navigation until half a second after the load. */
  readonly work: number
  /** Bytes of script memory in the page's process after a collection. */
  readonly heap: number
}

export interface LoadConditions {
  /** How many times slower the processor is made. */
  readonly cpuSlowdown: 1 | 4
  /** Whether the guide is running in the org; only ours knows the difference. */
  readonly isGuideRunning: boolean
}

interface Watched {
  parsed: number
  shown: number
}

/** Runs in the page before anything of its own. */
const watch = (selector: string | null) => {
  const seen: Watched = { parsed: 0, shown: 0 }
  Object.assign(window, { benchWatched: seen })
  addEventListener('DOMContentLoaded', () => {
    seen.parsed = performance.now()
  })
  if (selector === null) return
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return
    seen.shown = performance.now()
    observer.disconnect()
  })
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['data-state', 'class'],
  })
}

const settle = (ms: number) => new Promise((go) => setTimeout(go, ms))

const load = async (
  page: Page,
  address: string,
  contender: Contender,
  { isGuideRunning: guided }: LoadConditions,
): Promise<LoadMetrics> => {
  const session = await page.createCDPSession()
  await session.send('Performance.enable')
  const metric = async (name: string) => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find((one) => one.name === name)?.value ?? Number.NaN
  }
  const waits = contender.shown !== null && (contender.id !== 'ours' || guided)
  const { identifier } = await page.evaluateOnNewDocument(watch, waits ? contender.shown : null)
  await page.goto('about:blank')
  const before = await metric('TaskDuration')
  await page.goto(address, { waitUntil: 'load' })
  if (waits)
    await page.waitForFunction(() => (window as unknown as { benchWatched: Watched }).benchWatched.shown > 0)
  await settle(500)
  const work = ((await metric('TaskDuration')) - before) * 1_000
  const { parsed, shown } = await page.evaluate(
    () => (window as unknown as { benchWatched: Watched }).benchWatched,
  )
  await session.send('HeapProfiler.collectGarbage')
  const heap = await metric('JSHeapUsedSize')
  await page.removeScriptToEvaluateOnNewDocument(identifier)
  await session.detach()
  return { marker: waits ? shown - parsed : null, work, heap }
}

/** Starts the guide in the org, as the popup does. */
const startGuide = async (browser: Browser, extensionId: string, org: FakeOrg) => {
  const ours = await browser.newPage()
  await ours.goto(`chrome-extension://${extensionId}/manifest.json`)
  await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
  // The first step is not about this page: the fields are shown as the next.
  for (const step of ['profile', 'user'] as const) {
    await sendAsExtensionPage(ours, { type: 'set-step-skipped', org: getOrgKey(org), step, skipped: true })
  }
  await ours.close()
}

/**
 * Waits until what an extension does when it is installed is over: its worker starts then, and ours opens its welcome page.
 * That happens once, and is no cost of the pages that are loaded after it.
 */
const closeOthers = async (browser: Browser, page: Page) => {
  await settle(2500)
  for (const other of await browser.pages()) if (other !== page) await other.close()
  await page.bringToFront()
}

export interface RoundCounts {
  readonly rounds: number
  readonly loads: number
}

/**
 * Every round installs each contender in turn, loads the page once to warm up, then `loads` times. Contenders take turns
 * within each round, so that a machine that gets slower does so for all of them.
 */
export const measureLoads = async (
  contenders: readonly Contender[],
  path: string,
  conditions: LoadConditions,
  { rounds, loads }: RoundCounts,
): Promise<ReadonlyMap<Contender['id'], readonly LoadMetrics[]>> => {
  const practice: PracticeOrg = await startPracticeOrg()
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium browser found')
  const browser = await launch({
    executablePath,
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 900 },
    args: getBrowserArguments(practice.port, 'en'),
  })
  try {
    const org = practice.orgs.get('acme')
    if (!org) throw new Error('The practice org has no acme')
    const figures = new Map<Contender['id'], LoadMetrics[]>(contenders.map(({ id }) => [id, []]))
    const page = await browser.newPage()
    await logInAsAdmin(page, org, path)
    if (conditions.cpuSlowdown > 1) await page.emulateCPUThrottling(conditions.cpuSlowdown)
    for (let round = 0; round < rounds; round += 1) {
      for (const contender of contenders) {
        const id = await browser.installExtension(resolve(contender.path))
        await closeOthers(browser, page)
        if (contender.id === 'ours' && conditions.isGuideRunning) await startGuide(browser, id, org)
        for (let one = -1; one < loads; one += 1) {
          const taken = await load(page, `https://${getOrgKey(org)}${path}`, contender, conditions)
          if (one >= 0) figures.get(contender.id)?.push(taken)
        }
        await browser.uninstallExtension(id)
      }
    }
    return figures
  } finally {
    await browser.close()
    await practice.close()
  }
}
