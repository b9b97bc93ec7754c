/** Measures repeated loads of a practice-org page under each contender in turn, in one browser. */

import type { Browser, Page } from 'puppeteer-core'
import { startChromium } from '../../harness/chromium/chromium.ts'
import type { ExtensionDriver } from '../../harness/driver.ts'
import { getOrgKey, logInAsAdmin, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { listStartPatterns } from '../../harness/host-access.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import type { Contender } from './contenders.ts'

export interface LoadMetrics {
  /** Milliseconds from DOMContentLoaded to the marker; null if the contender has none. */
  readonly marker: number | null
  /** Milliseconds of main-thread work from navigation to half a second after the load. */
  readonly work: number
  /** Bytes of script memory in the page's process after garbage collection. */
  readonly heap: number
}

export interface LoadConditions {
  /** The CPU slowdown factor. */
  readonly cpuSlowdown: 1 | 4
  /** Whether the guide is active in the org; only ours knows the difference. */
  readonly isGuideRunning: boolean
  /** Stops our worker before each load, as the browser does after 30 idle seconds. */
  readonly isWorkerAsleep?: boolean
}

interface Watched {
  parsed: number
  shown: number
}

/** Observes the marker. Runs in the page before its own scripts. */
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

/** Starts the guide in the org, with the access that Start asks for. */
const startGuide = async (extension: ExtensionDriver, org: FakeOrg) => {
  await extension.grantHosts(listStartPatterns(org))
  const ours = await extension.openExtensionPage('manifest.json')
  await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
  // Skip the steps before the fields, which this page is about.
  for (const step of ['profile', 'user'] as const) {
    await sendAsExtensionPage(ours, { type: 'set-step-skipped', org: getOrgKey(org), step, skipped: true })
  }
  await ours.close()
}

/**
 * Waits until an extension's installation is over: its worker starts, and ours opens its welcome
 * page. That happens once and is no cost of later page loads.
 */
const closeOthers = async (browser: Browser, page: Page) => {
  await settle(2500)
  for (const other of await browser.pages()) if (other !== page) await other.close()
  await page.bringToFront()
}

interface RoundCounts {
  readonly rounds: number
  readonly loads: number
}

/**
 * Measures the contenders. Each round installs each contender in turn, and loads the page once to
 * warm up, then `loads` times, so that a machine that slows down does so for all of them.
 */
export const measureLoads = async (
  contenders: readonly Contender[],
  path: string,
  conditions: LoadConditions,
  { rounds, loads }: RoundCounts,
): Promise<ReadonlyMap<Contender['id'], readonly LoadMetrics[]>> => {
  const practice: PracticeOrg = await startPracticeOrg()
  const { browser, install } = await startChromium({ port: practice.port })
  try {
    const org = practice.orgs.get('acme')
    if (!org) throw new Error('The practice org has no acme')
    const figures = new Map<Contender['id'], LoadMetrics[]>(contenders.map(({ id }) => [id, []]))
    const page = await browser.newPage()
    await logInAsAdmin(page, org, path)
    if (conditions.cpuSlowdown > 1) await page.emulateCPUThrottling(conditions.cpuSlowdown)
    for (let round = 0; round < rounds; round += 1) {
      for (const contender of contenders) {
        const extension = contender.path === null ? null : await install(contender.path)
        await closeOthers(browser, page)
        if (extension && contender.id === 'ours' && conditions.isGuideRunning)
          await startGuide(extension, org)
        await page.bringToFront()
        for (let one = -1; one < loads; one += 1) {
          if (conditions.isWorkerAsleep) await extension?.stopWorker()
          const taken = await load(page, `https://${getOrgKey(org)}${path}`, contender, conditions)
          if (one >= 0) figures.get(contender.id)?.push(taken)
        }
        if (extension) await browser.uninstallExtension(extension.extensionId)
      }
    }
    return figures
  } finally {
    await browser.close()
    await practice.close()
  }
}
