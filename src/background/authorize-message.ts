/**
 * Authorizes messages. Content scripts run inside web pages and may send little. All checks of the
 * sender's group must pass; a refusal names the failed check.
 */

import type { ContentRefusal, FromContent, FromPopup, PageRefusal, Refusal } from '../messages.ts'
import type { Frame } from '../org-access/background/frame.ts'
import { isPageAt, isReadAt } from '../salesforce/extract/report-pages.ts'
import { isSessionKey } from '../salesforce/session-id.ts'
import { isOneOrg, isPackageHost, isSetupHost, orgKey, orgKeys } from '../salesforce/urls/my-domain.ts'
import { fieldPages } from '../setup-guide/field-creation/field-creation.ts'
import { fromContent, fromPopup } from './message-schemas.ts'

/** Message sender as the browser reports it; a page cannot forge these members. */
export interface Sender {
  readonly id?: string | undefined
  readonly url?: string | undefined
  readonly origin?: string | undefined
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined
  readonly frameId?: number | undefined
}

/** The extension's `runtime.id` and `runtime.getURL('')`. */
export interface Ourselves {
  readonly id: string
  readonly baseUrl: string
}

interface Refused<R extends Refusal> {
  readonly ok: false
  readonly reason: R
}
type FromFrame =
  | { readonly ok: true; readonly from: 'content'; readonly message: FromContent; readonly frame: Frame }
  | Refused<ContentRefusal>
type FromOurPage =
  | { readonly ok: true; readonly from: 'page'; readonly message: FromPopup }
  | Refused<PageRefusal>

export type Admitted = FromFrame | FromOurPage

const no = <R extends Refusal>(reason: R) => ({ ok: false, reason }) as const

const typesOf = (schema: typeof fromContent | typeof fromPopup): readonly string[] =>
  schema.def.options.flatMap((option) => [...option.def.shape.type.def.values])
const contentTypes = typesOf(fromContent)
const popupTypes = typesOf(fromPopup)

/** Returns the message's type, '' if unknown. */
export const typeOf = (message: unknown): string => {
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : ''
  return [...contentTypes, ...popupTypes].find((known) => known === type) ?? ''
}

/** Validates message and sender. Returns the parsed message, or the name of the failed check. */
export const admit = (message: unknown, sender: Sender, self: Ourselves): Admitted => {
  if (sender.id !== self.id) return no('sender-id')
  const address = sender.url
  if (address === undefined || !URL.canParse(address)) return no('sender-address')
  return address.startsWith(self.baseUrl)
    ? fromOurPage(message)
    : fromFrame(message, sender, new URL(address))
}

const fromFrame = (message: unknown, sender: Sender, url: URL): FromFrame => {
  const own = orgKeys(url)
  if (own.length === 0) return no('sender-address')
  if (sender.origin !== undefined && sender.origin !== url.origin) return no('sender-origin')
  const { tab, frameId } = sender
  if (tab?.id === undefined || frameId === undefined) return no('sender-frame')
  // Frames must be of their tab's org: no other site may embed our page.
  if (frameId !== 0 && (tab.url === undefined || !isOneOrg(url, tab.url))) return no('foreign-frame')
  if (!contentTypes.some((type) => type === typeOf(message))) return no('not-from-here')
  const parsed = fromContent.safeParse(message)
  if (!parsed.success) return no('malformed')
  if (!isAmongOwn(url, parsed.data)) return no('foreign-frame')
  if (!mayStandOn(url, parsed.data, tab.url)) return no('not-from-this-page')
  if (holdsSession(parsed.data)) return no('session')
  const around = frameId === 0 || tab.url === undefined ? [] : orgKeys(tab.url)
  const [org = ''] = own.filter((key) => around.length === 0 || around.includes(key))
  const orgs = [...new Set([org, ...own, ...around])]
  return {
    ok: true,
    from: 'content',
    message: parsed.data,
    frame: { org, orgs, url, tabId: tab.id, frameId },
  }
}

const fromOurPage = (message: unknown): FromOurPage => {
  if (!popupTypes.some((type) => type === typeOf(message))) return no('not-from-here')
  const parsed = fromPopup.safeParse(message)
  if (!parsed.success) return no('malformed')
  const org = 'org' in parsed.data ? parsed.data.org : undefined
  if (org !== undefined && orgKey(`https://${org}/`) !== org) return no('no-such-org')
  if (holdsSession(parsed.data)) return no('session')
  return { ok: true, from: 'page', message: parsed.data }
}

/**
 * Checks the frames between the sender and its tab, which browsers report to content scripts only,
 * if at all. Visualforce hosts share only the org's name and count as foreign there.
 */
const isAmongOwn = (url: URL, message: FromContent): boolean =>
  message.type !== 'plan' || message.around.every((origin) => isOneOrg(origin, url) && !isPackageHost(origin))

/**
 * Checks whether the page may send this message. Lightning hosts may only send card actions and ask
 * for the plan; Visualforce hosts belong to packages, and may not even frame a Setup page.
 */
const mayStandOn = (url: URL, message: FromContent, tabUrl: string | undefined): boolean => {
  if (isPackageHost(url) || (tabUrl !== undefined && isPackageHost(tabUrl))) return false
  if (message.type === 'card' || message.type === 'plan') return true
  if (!isSetupHost(url)) return false
  switch (message.type) {
    case 'consumer':
      return isConsumerPage(url)
    case 'page-click':
      return isAppEditPage(url)
    case 'reading':
      return isReadAt(message.reading.kind, url)
    case 'run':
      return message.action !== 'start' || fieldPages.some((page) => isPageAt(page, url))
    case 'run-step':
      return message.page === null || isPageAt(message.page, url)
    case 'pointed':
    case 'hands':
      return true
  }
}

const holdsSession = (part: unknown): boolean =>
  typeof part === 'string'
    ? isSessionKey(part)
    : typeof part === 'object' && part !== null && Object.values(part).some(holdsSession)

const appPages = '/app/mgmt/forceconnectedapps/'
const editPage = `${appPages}forceAppEdit.apexp`

/** Returns whether consumer credentials may be taken here: a connected app's page, not its form. */
export const isConsumerPage = (url: URL): boolean =>
  isSetupHost(url) && url.pathname.startsWith(appPages) && url.pathname !== editPage

/** Returns whether the address is the edit form of a connected app on a Setup host. */
export const isAppEditPage = (url: URL): boolean => isSetupHost(url) && url.pathname === editPage
