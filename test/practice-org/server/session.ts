/** Handles sessions: the `sid` cookie, and its transfer to an org's other hosts. */

import { randomText } from '../state.ts'
import type { FakeOrg, RequestContext, RouteResponse } from '../types.ts'

export const readSessionId = (headers: Record<string, string>): string =>
  /(?:^|; )sid=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? ''

export const findSession = (headers: Record<string, string>, state: FakeOrg): RequestContext['session'] =>
  state.sessions.get(readSessionId(headers)) ?? null

// SameSite=None: the pages also run in Lightning's iframe, whose parent is another site.
export const createSessionCookie = (sid: string): string =>
  `sid=${sid}; Path=/; Secure; HttpOnly; SameSite=None`

const tokens = new Map<string, string>()

export function issueTransferToken(sid: string): string {
  const token = randomText(40)
  tokens.set(token, sid)
  return token
}

export function redeemTransferToken(token: string): string | undefined {
  const sid = tokens.get(token)
  tokens.delete(token)
  return sid
}

export const defaultStartUrl = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

/** Accepts only the org's own URLs: a path, or an https URL on one of its hosts. */
export function resolveStartUrl({ state }: Pick<RequestContext, 'state'>, start: string | null): string {
  if (!start) return defaultStartUrl
  if (/^\/(?![/\\])/.test(start)) return start
  const own = new RegExp(
    `^https://${state.name.replace(/\./g, '\\.')}\\.(my\\.salesforce|my\\.salesforce-setup|lightning\\.force)\\.com(/|$)`,
  )
  return own.test(start) ? start : defaultStartUrl
}

const maintenancePath = '/msg/maintenanceandavailable.jsp'

/** Sets the cookie and redirects, once through the maintenance page if the variant has one. */
export function redirectWithSession(
  ctx: Pick<RequestContext, 'state'>,
  sid: string,
  start: string | null,
): RouteResponse {
  const { state } = ctx
  const target = resolveStartUrl(ctx, start)
  const detour = state.variant.maintenance && !state.maintenanceShown
  state.maintenanceShown ||= detour
  return {
    redirect: detour ? `${maintenancePath}?startURL=${encodeURIComponent(target)}` : target,
    headers: { 'set-cookie': createSessionCookie(sid) },
  }
}
