/**
 * Authorizes messages. Content scripts run inside web pages and may send little. All checks of the
 * sender's group must pass; a refusal names the failed check.
 */

import type { ContentMessages, ContentRefusal, PageMessages, PageRefusal, Refusal } from '../messages.ts'
import type { ContentSender } from '../org-access/background/content-sender.ts'
import type { ContentHandler, PageHandler } from '../org-access/background/handler.ts'
import { refuse } from '../platform/background/reply.ts'
import { containsSessionId } from '../salesforce/session-id.ts'
import { candidateOrgKeys, isSameOrg, isVisualforceHost, orgKey } from '../salesforce/urls/my-domain.ts'
import { contentHandlers, pageHandlers } from './handlers.ts'

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

/** A content script's message that passed all checks. `handler` accepts exactly this `body`. */
export interface AuthorizedContentMessage {
  readonly ok: true
  readonly from: 'content'
  readonly type: keyof ContentMessages
  readonly body: object
  readonly sender: ContentSender
  readonly handler: ContentHandler<object, unknown>
}

/** An extension page's message that passed all checks. */
export interface AuthorizedPageMessage {
  readonly ok: true
  readonly from: 'page'
  readonly type: keyof PageMessages
  readonly body: object
  /** The org the message is about, null for none. */
  readonly org: string | null
  readonly handler: PageHandler<object, unknown>
}

export type Authorization =
  | AuthorizedContentMessage
  | AuthorizedPageMessage
  | RefusedMessage<ContentRefusal>
  | RefusedMessage<PageRefusal>

const findHandler = <T extends object>(handlers: T, type: string): T[keyof T] | undefined =>
  Object.hasOwn(handlers, type) ? handlers[type as keyof T] : undefined

/** Returns the message's type, '' if unknown. */
export const getMessageType = (message: unknown): string => {
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : ''
  const isKnown =
    typeof type === 'string' && [contentHandlers, pageHandlers].some((table) => findHandler(table, type))
  return isKnown ? type : ''
}

/** Checks message and sender. Returns the parsed body and its handler, or the failed check. */
export const authorizeMessage = (
  message: unknown,
  sender: MessageSender,
  self: ExtensionIdentity,
): Authorization => {
  if (sender.id !== self.id) return refuse('sender-id')
  const address = sender.url
  if (address === undefined || !URL.canParse(address)) return refuse('sender-address')
  return address.startsWith(self.baseUrl)
    ? authorizePageMessage(message)
    : authorizeContentMessage(message, sender, new URL(address))
}

const getBody = (message: unknown): object => {
  const { type: _, ...body } = message as { readonly type: unknown }
  return body
}

const authorizeContentMessage = (message: unknown, sender: MessageSender, url: URL): Authorization => {
  const frameOrgs = candidateOrgKeys(url)
  if (frameOrgs.length === 0) return refuse('sender-address')
  if (sender.origin !== undefined && sender.origin !== url.origin) return refuse('sender-origin')
  const { tab, frameId } = sender
  if (tab?.id === undefined || frameId === undefined) return refuse('sender-frame')
  // Frames must be of their tab's org: no other site may embed our page.
  if (frameId !== 0 && (tab.url === undefined || !isSameOrg(url, tab.url))) return refuse('cross-org-frame')
  const type = getMessageType(message) as keyof ContentMessages
  // The table ties each body to its handler; looked up by name, the type of the body is lost.
  const handler = findHandler(contentHandlers, type) as ContentHandler<object, unknown> | undefined
  if (!handler) return refuse('wrong-context')
  const parsed = handler.schema.safeParse(getBody(message))
  if (!parsed.success) return refuse('malformed')
  const body = parsed.data
  const ancestors = handler.ancestors?.(body) ?? []
  if (!ancestors.every((origin) => isOrgAncestor(origin, url))) return refuse('cross-org-frame')
  // Visualforce hosts belong to packages, and may not even frame a Setup page.
  const isVisualforce = isVisualforceHost(url) || (tab.url !== undefined && isVisualforceHost(tab.url))
  if (isVisualforce || !handler.mayComeFrom(url, body)) return refuse('wrong-page')
  if (hasSessionIdWithin(body)) return refuse('session-id')
  const tabOrgs = frameId === 0 || tab.url === undefined ? [] : candidateOrgKeys(tab.url)
  const [org = ''] = frameOrgs.filter((key) => tabOrgs.length === 0 || tabOrgs.includes(key))
  const orgs = [...new Set([org, ...frameOrgs, ...tabOrgs])]
  return {
    ok: true,
    from: 'content',
    type,
    body,
    handler,
    sender: { org, orgs, url, tabId: tab.id, frameId },
  }
}

/**
 * Returns whether a parent frame belongs to the sender's org. Browsers report parent frames to
 * content scripts only, if at all. Visualforce hosts share the org's name, but count as foreign.
 */
const isOrgAncestor = (origin: string, url: URL): boolean =>
  isSameOrg(origin, url) && !isVisualforceHost(origin)

const authorizePageMessage = (message: unknown): Authorization => {
  const type = getMessageType(message) as keyof PageMessages
  const handler = findHandler(pageHandlers, type) as PageHandler<object, unknown> | undefined
  if (!handler) return refuse('wrong-context')
  const parsed = handler.schema.safeParse(getBody(message))
  if (!parsed.success) return refuse('malformed')
  const body: { readonly org?: string } = parsed.data
  if (body.org !== undefined && orgKey(`https://${body.org}/`) !== body.org) return refuse('no-such-org')
  if (hasSessionIdWithin(body)) return refuse('session-id')
  return { ok: true, from: 'page', type, body, org: body.org ?? null, handler }
}

const hasSessionIdWithin = (part: unknown): boolean =>
  typeof part === 'string'
    ? containsSessionId(part)
    : typeof part === 'object' && part !== null && Object.values(part).some(hasSessionIdWithin)
