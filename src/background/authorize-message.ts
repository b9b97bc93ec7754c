/**
 * Who may send what. Two sections: content scripts, which live in pages and are trusted with little, and our own
 * pages. A message is refused unless every check of its section passes; the refusal names the check.
 */

import type { ContentRefusal, FromContent, FromPopup, PageRefusal, Refusal } from '../messages.ts'
import type { Frame } from '../org-access/background/frame.ts'
import { isPageAt, isReadAt } from '../salesforce/extract/report-pages.ts'
import { isSessionKey } from '../salesforce/session-id.ts'
import { isOneOrg, isPackageHost, isSetupHost, orgKey, orgKeys } from '../salesforce/urls/my-domain.ts'
import { fieldPages } from '../setup-guide/field-creation/field-creation.ts'
import { fromContent, fromPopup } from './message-schemas.ts'

/** What the browser says of a sender; both browsers fill it in themselves. */
export interface Sender {
  readonly id?: string | undefined
  readonly url?: string | undefined
  readonly origin?: string | undefined
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined
  readonly frameId?: number | undefined
}

/** Who we are: `runtime.id` and `runtime.getURL('')`. */
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

/** The type a message gives itself, '' where it is none of ours. */
export const typeOf = (message: unknown): string => {
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : ''
  return [...contentTypes, ...popupTypes].find((known) => known === type) ?? ''
}

/** Checks a message and its sender. Gives the parsed message and where it is from, or the name of the check that failed. */
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
  // A frame's tab is of the same org: nobody else may build our page into theirs.
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
 * The browser names a frame's tab to us, and to the content script all that is around its frame, where it does at all. A
 * package's host is of the org by its name alone: between Setup's frame and the tab it is as foreign as any.
 */
const isAmongOwn = (url: URL, message: FromContent): boolean =>
  message.type !== 'plan' || message.around.every((origin) => isOneOrg(origin, url) && !isPackageHost(origin))

/**
 * Whether the message can come from this page. On Lightning's hosts the card has buttons, and nothing else is done there;
 * on Visualforce hosts, which are a package's own, there is no script of ours, nor a guide in what a package built into its page.
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

/** Whether a key or secret may be taken from this address: a connected app's own page where Setup is, but not its form. */
export const isConsumerPage = (url: URL): boolean =>
  isSetupHost(url) && url.pathname.startsWith(appPages) && url.pathname !== editPage

/** Whether this address is the form of a connected app where Setup is. */
export const isAppEditPage = (url: URL): boolean => isSetupHost(url) && url.pathname === editPage
