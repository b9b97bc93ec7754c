/**
 * Checks whether our content script runs in an org's tab. A granted permission is no proof:
 * policies and Firefox's restricted domains still block the host, and Chromium then hides the tab's
 * URL.
 * @see https://chromeenterprise.google/policies/#ExtensionSettings
 */

import browser from 'webextension-polyfill'
import type { Reach } from '../../messages.ts'
import { isOfOrg, isPackageHost } from '../../salesforce/urls/my-domain.ts'
import { isSetupPath } from '../../salesforce/urls/tab-state.ts'
import { enter } from './inject-into-open-tabs.ts'
import { openTabs } from './org-tabs.ts'

type Tab = Awaited<ReturnType<typeof openTabs>>[number]

/** Maximum number of tabs with a hidden URL to probe, most recently used first. */
const most = 10
/** Milliseconds. A page that hangs must not block the reply. */
const patience = 3_000

/** Chromium: "This page cannot be scripted due to an ExtensionsSettings policy." */
const isPolicy = (error: unknown): boolean => error instanceof Error && /polic/i.test(error.message)

/**
 * Returns whether the page exists but denies us access: Firefox's message for restricted domains is
 * "Missing host permission for the tab". Error pages and closed tabs have other messages.
 */
const isRefusal = (error: unknown): boolean =>
  isPolicy(error) || (error instanceof Error && /host permission|cannot access contents/i.test(error.message))

const script = (url: string): readonly string[] =>
  isSetupPath(new URL(url)) && !isPackageHost(url)
    ? (browser.runtime.getManifest().content_scripts?.[0]?.js ?? [])
    : []

/** Runs in the page: must not refer to anything outside this function. */
const nothing = (): true => true

const limited = <T>(asked: Promise<T>): Promise<T | 'late'> =>
  Promise.race([asked, new Promise<'late'>((go) => setTimeout(() => go('late'), patience))])

/** Probes a tab by injecting a no-op; returns the browser's error, null on success or timeout. */
const refusalOf = async (tabId: number): Promise<unknown> => {
  try {
    await limited(
      browser.scripting.executeScript({ target: { tabId }, func: nothing, injectImmediately: true }),
    )
    return null
  } catch (error) {
    return error
  }
}

/** Checks a tab whose URL is known to be the org's. */
const reachOfOrgTab = async ({ id, url = '', status, favIconUrl }: Tab, org: string): Promise<Reach> => {
  if (id === undefined || (status !== undefined && status !== 'complete')) return 'untold'
  const answered = await limited(
    browser.tabs.sendMessage(id, { type: 'plan-changed' }).then(
      () => true,
      () => false,
    ),
  )
  if (answered === true) return 'there'
  const refusal = await refusalOf(id)
  if (refusal === null) {
    // The tab was open before access was granted.
    const files = script(url)
    if (files.length > 0) await enter(id, [...files]).catch(() => undefined)
    return 'there'
  }
  // Firefox refuses its own error page, shown when loading fails, with the same message.
  if (!isRefusal(refusal) || favIconUrl?.startsWith('chrome:')) return 'untold'
  const granted = await browser.permissions
    .contains({ origins: [`https://${new URL(url).hostname}/*`] })
    .catch(() => false)
  // Without the permission, the popup asks the admin; the extension is not blocked.
  return granted && isOfOrg(url, org) ? 'kept-off' : 'untold'
}

/** Checks the tabs whose URL is hidden: only a policy block can be told from its message. */
const reachOfHidden = async (tabs: readonly Tab[]): Promise<Reach> => {
  const hidden = tabs.filter(({ url }) => url === undefined).slice(0, most)
  const refusals = await Promise.all(hidden.map(({ id }) => (id === undefined ? null : refusalOf(id))))
  return refusals.some(isPolicy) ? 'kept-off' : 'untold'
}

/** Checks the org's tab; without an org, any open tab. Never rejects. */
export const reachOf = async (org: string | null): Promise<Reach> => {
  try {
    const tabs = await openTabs()
    const tab = org === null ? undefined : tabs.find(({ url }) => url !== undefined && isOfOrg(url, org))
    return tab && org !== null ? await reachOfOrgTab(tab, org) : await reachOfHidden(tabs)
  } catch {
    return 'untold'
  }
}

/** Returns whether the browser currently blocks the extension on the org. Never rejects. */
export const isKeptOff = async (org: string): Promise<boolean> => (await reachOf(org)) === 'kept-off'

const pause = (ms: number) => new Promise<void>((go) => setTimeout(go, ms))

/** Polls for 8 s. `kept-off` takes two refusals: a loading page may refuse once. Never rejects. */
export const signOfLife = async (org: string | null, tries = 10, every = 800): Promise<Reach> => {
  let last: Reach = 'untold'
  for (let tried = 0; tried < tries; tried += 1) {
    if (tried > 0) await pause(every)
    const now = await reachOf(org)
    if (now === 'there' || (now === 'kept-off' && last === 'kept-off')) return now
    last = now
  }
  return 'untold'
}
