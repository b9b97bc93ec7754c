/**
 * Checks whether our content script runs in an org's tab. A granted permission is no proof:
 * policies and Firefox's restricted domains still block the host, and Chromium then hides the tab's
 * URL.
 * @see https://chromeenterprise.google/policies/#ExtensionSettings
 */

import browser from 'webextension-polyfill'
import { hasHostPermission } from '../../platform/host-permission.ts'
import { belongsToOrg, isVisualforceHost } from '../../salesforce/urls/my-domain.ts'
import { isSetupPath } from '../../salesforce/urls/tab-state.ts'
import type { ScriptPresence } from '../presence.ts'
import { GUIDE_SCRIPT, isGuideScriptRegistered } from './guide-script.ts'
import { injectIntoSetupFrames } from './inject-into-frames.ts'
import { getOpenTabs } from './org-tabs.ts'

type Tab = Awaited<ReturnType<typeof getOpenTabs>>[number]

/** Maximum number of tabs with a hidden URL to probe, most recently used first. */
const MAX_HIDDEN_TABS = 10
/** Milliseconds. A page that hangs must not block the reply. */
const PAGE_TIMEOUT_MS = 3_000

/** Chromium: "This page cannot be scripted due to an ExtensionsSettings policy." */
const isPolicyError = (error: unknown): boolean => error instanceof Error && /polic/i.test(error.message)

/**
 * Returns whether the page exists but denies us access: Firefox's message for restricted domains is
 * "Missing host permission for the tab". Error pages and closed tabs have other messages.
 */
const isAccessError = (error: unknown): boolean =>
  isPolicyError(error) ||
  (error instanceof Error && /host permission|cannot access contents/i.test(error.message))

/** Returns whether the guide's script belongs into a page of an org with an active guide. */
const wantsScript = async (url: string, org: string): Promise<boolean> =>
  isSetupPath(new URL(url)) && !isVisualforceHost(url) && (await isGuideScriptRegistered(org))

/** Runs in the page: must not refer to anything outside this function. */
const noop = (): true => true

const withTimeout = <T>(work: Promise<T>): Promise<T | 'late'> =>
  Promise.race([work, new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), PAGE_TIMEOUT_MS))])

/** Probes a tab by injecting a no-op; returns the browser's error, null on success or timeout. */
const probeAccess = async (tabId: number): Promise<unknown> => {
  try {
    await withTimeout(
      browser.scripting.executeScript({ target: { tabId }, func: noop, injectImmediately: true }),
    )
    return null
  } catch (error) {
    return error
  }
}

/** Checks a tab whose URL is known to be the org's. */
const checkOrgTab = async (
  { id, url = '', status, favIconUrl }: Tab,
  org: string,
): Promise<ScriptPresence> => {
  if (id === undefined || (status !== undefined && status !== 'complete')) return 'untold'
  const hasReplied = await withTimeout(
    browser.tabs.sendMessage(id, { type: 'plan-changed' }).then(
      () => true,
      () => false,
    ),
  )
  if (hasReplied === true) return 'there'
  // Without an active guide and a grant nothing of ours runs, not even a probe by `activeTab`.
  const granted = await hasHostPermission(new URL(url).hostname)
  if (!granted || !(await isGuideScriptRegistered(org))) return 'untold'
  const refusal = await probeAccess(id)
  if (refusal === null) {
    // The tab was open before access was granted.
    if (await wantsScript(url, org)) await injectIntoSetupFrames(id, [GUIDE_SCRIPT]).catch(() => undefined)
    return 'there'
  }
  // Firefox refuses its own error page, shown when loading fails, with the same message.
  if (!isAccessError(refusal) || favIconUrl?.startsWith('chrome:')) return 'untold'
  return belongsToOrg(url, org) ? 'kept-off' : 'untold'
}

/** Checks the tabs whose URL is hidden: only a policy block can be told from its message. */
const checkHiddenTabs = async (tabs: readonly Tab[]): Promise<ScriptPresence> => {
  const hidden = tabs.filter(({ url }) => url === undefined).slice(0, MAX_HIDDEN_TABS)
  const refusals = await Promise.all(hidden.map(({ id }) => (id === undefined ? null : probeAccess(id))))
  return refusals.some(isPolicyError) ? 'kept-off' : 'untold'
}

/** Checks the org's tab; without an org, any open tab. Never rejects. */
export const getScriptPresence = async (org: string | null): Promise<ScriptPresence> => {
  try {
    const tabs = await getOpenTabs()
    const tab = org === null ? undefined : tabs.find(({ url }) => url !== undefined && belongsToOrg(url, org))
    return tab && org !== null ? await checkOrgTab(tab, org) : await checkHiddenTabs(tabs)
  } catch {
    return 'untold'
  }
}

/** Returns whether the browser currently blocks the extension on the org. Never rejects. */
export const isAccessBlocked = async (org: string): Promise<boolean> =>
  (await getScriptPresence(org)) === 'kept-off'

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Polls for 8 s. `kept-off` takes two refusals: a loading page may refuse once. Never rejects. */
export const waitForScriptPresence = async (
  org: string | null,
  attempts = 10,
  intervalMs = 800,
): Promise<ScriptPresence> => {
  let last: ScriptPresence = 'untold'
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (attempt > 0) await delay(intervalMs)
    const now = await getScriptPresence(org)
    if (now === 'there' || (now === 'kept-off' && last === 'kept-off')) return now
    last = now
  }
  return 'untold'
}
