/**
 * Whether anything of ours runs in the open tab of an org. A permission that stands is no proof: a managed browser can keep
 * extensions off hosts all the same, and Firefox has a list of its own. Chromium then hides even the tab's address.
 */

import browser from 'webextension-polyfill'
import type { Reach } from '../../messages.ts'
import { isOfOrg, isPackageHost } from '../../salesforce/urls/my-domain.ts'
import { isSetupPath } from '../../salesforce/urls/tab-state.ts'
import { enter } from './inject-into-open-tabs.ts'
import { openTabs } from './org-tabs.ts'

type Tab = Awaited<ReturnType<typeof openTabs>>[number]

/** How many tabs are asked whose address the browser does not tell: the ones looked at last. */
const most = 10
/** A page that hangs must not hold up what waits for the answer. */
const patience = 3_000

/** Chromium's words: "This page cannot be scripted due to an ExtensionsSettings policy." */
const isPolicy = (error: unknown): boolean => error instanceof Error && /polic/i.test(error.message)

/**
 * The page is there, and not for us. Firefox says so of hosts it restricts: "Missing host permission for the tab". Of an
 * error page, a tab that is gone or a page of the browser's own other words are said.
 */
const isRefusal = (error: unknown): boolean =>
  isPolicy(error) || (error instanceof Error && /host permission|cannot access contents/i.test(error.message))

const script = (url: string): readonly string[] =>
  isSetupPath(new URL(url)) && !isPackageHost(url)
    ? (browser.runtime.getManifest().content_scripts?.[0]?.js ?? [])
    : []

/** Runs in the page, so it stands alone. */
const nothing = (): true => true

const limited = <T>(asked: Promise<T>): Promise<T | 'late'> =>
  Promise.race([asked, new Promise<'late'>((go) => setTimeout(() => go('late'), patience))])

/** Enters the page; the browser's refusal where it does not let us, null where it does or does not say. */
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

/** Of a tab whose address is known to be the org's. */
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
    // It was open before the extension was let in.
    const files = script(url)
    if (files.length > 0) await enter(id, [...files]).catch(() => undefined)
    return 'there'
  }
  // Firefox shows its own page in place of one that did not load, and refuses that with the same words.
  if (!isRefusal(refusal) || favIconUrl?.startsWith('chrome:')) return 'untold'
  const granted = await browser.permissions
    .contains({ origins: [`https://${new URL(url).hostname}/*`] })
    .catch(() => false)
  // Without the permission it is the admin's to give, and the popup asks for it.
  return granted && isOfOrg(url, org) ? 'kept-off' : 'untold'
}

/** Of the tabs whose addresses the browser hides: one that a policy keeps us off says so. */
const reachOfHidden = async (tabs: readonly Tab[]): Promise<Reach> => {
  const hidden = tabs.filter(({ url }) => url === undefined).slice(0, most)
  const refusals = await Promise.all(hidden.map(({ id }) => (id === undefined ? null : refusalOf(id))))
  return refusals.some(isPolicy) ? 'kept-off' : 'untold'
}

/** How it stands with the org now; without one, with whatever is open. Never rejects. */
export const reachOf = async (org: string | null): Promise<Reach> => {
  try {
    const tabs = await openTabs()
    const tab = org === null ? undefined : tabs.find(({ url }) => url !== undefined && isOfOrg(url, org))
    return tab && org !== null ? await reachOfOrgTab(tab, org) : await reachOfHidden(tabs)
  } catch {
    return 'untold'
  }
}

/** Whether the browser keeps us off the org, as it says now. Never rejects. */
export const isKeptOff = async (org: string): Promise<boolean> => (await reachOf(org)) === 'kept-off'

const pause = (ms: number) => new Promise<void>((go) => setTimeout(go, ms))

/**
 * Waits some seconds for a sign of life from the org's page: what is refused twice in a row is kept off, since a page that
 * is only just coming up may be refused once. Never rejects.
 */
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
