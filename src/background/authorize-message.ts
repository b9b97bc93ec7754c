/**
 * Authorizes messages. Content scripts run inside web pages and may send little. All checks of the
 * sender's group must pass; a refusal names the failed check.
 */

import type { ContentMessage, ContentRefusal, PageMessage, PageRefusal, Refusal } from '../messages.ts'
import type { ContentSender } from '../org-access/background/frame.ts'
import { canBePage, canReportFrom } from '../salesforce/extract/report-pages.ts'
import { containsSessionId } from '../salesforce/session-id.ts'
import {
  candidateOrgKeys,
  isSameOrg,
  isSetupHost,
  isVisualforceHost,
  orgKey,
} from '../salesforce/urls/my-domain.ts'
import { fieldCreationPages } from '../setup-guide/field-creation/field-creation.ts'
import { contentMessageSchema, pageMessageSchema } from './message-schemas.ts'

/** Message sender as the browser reports it; a page cannot forge these members. */
export interface MessageSender {
  readonly id?: string | undefined
  readonly url?: string | undefined
  readonly origin?: string | undefined
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined
  readonly frameId?: number | undefined
}

/** The extension's `runtime.id` and `runtime.getURL('')`. */
export interface ExtensionIdentity {
  readonly id: string
  readonly baseUrl: string
}

interface RefusedMessage<R extends Refusal> {
  readonly ok: false
  readonly reason: R
}
type ContentAuthorization =
  | {
      readonly ok: true
      readonly from: 'content'
      readonly message: ContentMessage
      readonly frame: ContentSender
    }
  | RefusedMessage<ContentRefusal>
type PageAuthorization =
  | { readonly ok: true; readonly from: 'page'; readonly message: PageMessage }
  | RefusedMessage<PageRefusal>

export type AuthorizedMessage = ContentAuthorization | PageAuthorization

const refuse = <R extends Refusal>(reason: R) => ({ ok: false, reason }) as const

const listMessageTypes = (
  schema: typeof contentMessageSchema | typeof pageMessageSchema,
): readonly string[] => schema.def.options.flatMap((option) => [...option.def.shape.type.def.values])
const contentMessageTypes = listMessageTypes(contentMessageSchema)
const pageMessageTypes = listMessageTypes(pageMessageSchema)

/** Returns the message's type, '' if unknown. */
export const getMessageType = (message: unknown): string => {
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : ''
  return [...contentMessageTypes, ...pageMessageTypes].find((known) => known === type) ?? ''
}

/** Validates message and sender. Returns the parsed message, or the name of the failed check. */
export const authorizeMessage = (
  message: unknown,
  sender: MessageSender,
  self: ExtensionIdentity,
): AuthorizedMessage => {
  if (sender.id !== self.id) return refuse('sender-id')
  const address = sender.url
  if (address === undefined || !URL.canParse(address)) return refuse('sender-address')
  return address.startsWith(self.baseUrl)
    ? authorizePageMessage(message)
    : authorizeContentMessage(message, sender, new URL(address))
}

const authorizeContentMessage = (message: unknown, sender: MessageSender, url: URL): ContentAuthorization => {
  const own = candidateOrgKeys(url)
  if (own.length === 0) return refuse('sender-address')
  if (sender.origin !== undefined && sender.origin !== url.origin) return refuse('sender-origin')
  const { tab, frameId } = sender
  if (tab?.id === undefined || frameId === undefined) return refuse('sender-frame')
  // Frames must be of their tab's org: no other site may embed our page.
  if (frameId !== 0 && (tab.url === undefined || !isSameOrg(url, tab.url))) return refuse('foreign-frame')
  if (!contentMessageTypes.some((type) => type === getMessageType(message))) return refuse('not-from-here')
  const parsed = contentMessageSchema.safeParse(message)
  if (!parsed.success) return refuse('malformed')
  if (!hasOnlySameOrgAncestors(url, parsed.data)) return refuse('foreign-frame')
  if (!isAllowedOnPage(url, parsed.data, tab.url)) return refuse('not-from-this-page')
  if (hasSessionIdWithin(parsed.data)) return refuse('session')
  const around = frameId === 0 || tab.url === undefined ? [] : candidateOrgKeys(tab.url)
  const [org = ''] = own.filter((key) => around.length === 0 || around.includes(key))
  const orgs = [...new Set([org, ...own, ...around])]
  return {
    ok: true,
    from: 'content',
    message: parsed.data,
    frame: { org, orgs, url, tabId: tab.id, frameId },
  }
}

const authorizePageMessage = (message: unknown): PageAuthorization => {
  if (!pageMessageTypes.some((type) => type === getMessageType(message))) return refuse('not-from-here')
  const parsed = pageMessageSchema.safeParse(message)
  if (!parsed.success) return refuse('malformed')
  const org = 'org' in parsed.data ? parsed.data.org : undefined
  if (org !== undefined && orgKey(`https://${org}/`) !== org) return refuse('no-such-org')
  if (hasSessionIdWithin(parsed.data)) return refuse('session')
  return { ok: true, from: 'page', message: parsed.data }
}

/**
 * Checks the frames between the sender and its tab, which browsers report to content scripts only,
 * if at all. Visualforce hosts share only the org's name and count as foreign there.
 */
const hasOnlySameOrgAncestors = (url: URL, message: ContentMessage): boolean =>
  message.type !== 'plan' ||
  message.around.every((origin) => isSameOrg(origin, url) && !isVisualforceHost(origin))

/**
 * Checks whether the page may send this message. Lightning hosts may only send card actions and ask
 * for the plan; Visualforce hosts belong to packages, and may not even frame a Setup page.
 */
const isAllowedOnPage = (url: URL, message: ContentMessage, tabUrl: string | undefined): boolean => {
  if (isVisualforceHost(url) || (tabUrl !== undefined && isVisualforceHost(tabUrl))) return false
  if (message.type === 'card' || message.type === 'plan') return true
  if (!isSetupHost(url)) return false
  switch (message.type) {
    case 'consumer':
      return isConsumerCredentialsPage(url)
    case 'page-click':
      return isConnectedAppEditPage(url)
    case 'reading':
      return canReportFrom(message.reading.kind, url)
    case 'run':
      return message.action !== 'start' || fieldCreationPages.some((page) => canBePage(page, url))
    case 'run-step':
      return message.page === null || canBePage(message.page, url)
    case 'pointed':
    case 'hands':
      return true
  }
}

const hasSessionIdWithin = (part: unknown): boolean =>
  typeof part === 'string'
    ? containsSessionId(part)
    : typeof part === 'object' && part !== null && Object.values(part).some(hasSessionIdWithin)

const CONNECTED_APP_PATH = '/app/mgmt/forceconnectedapps/'
const CONNECTED_APP_EDIT_PATH = `${CONNECTED_APP_PATH}forceAppEdit.apexp`

/** Returns whether consumer credentials may be taken here: a connected app's page, not its form. */
export const isConsumerCredentialsPage = (url: URL): boolean =>
  isSetupHost(url) && url.pathname.startsWith(CONNECTED_APP_PATH) && url.pathname !== CONNECTED_APP_EDIT_PATH

/** Returns whether the address is the edit form of a connected app on a Setup host. */
export const isConnectedAppEditPage = (url: URL): boolean =>
  isSetupHost(url) && url.pathname === CONNECTED_APP_EDIT_PATH
