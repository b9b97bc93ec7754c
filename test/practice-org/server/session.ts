/** Sessions: the `sid` cookie, and how it comes to an org's other hosts. */

import { randomText } from '../state.ts'
import type { Answer, Ctx, OrgState } from '../types.ts'

export const sidOf = (headers: Record<string, string>): string =>
  /(?:^|; )sid=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? ''

export const sessionOf = (headers: Record<string, string>, state: OrgState): Ctx['session'] =>
  state.sessions.get(sidOf(headers)) ?? null

// SameSite=None: the pages also run in Lightning's iframe, whose parent is another site.
export const sidCookie = (sid: string): string => `sid=${sid}; Path=/; Secure; HttpOnly; SameSite=None`

const tokens = new Map<string, string>()

export function passToken(sid: string): string {
  const token = randomText(40)
  tokens.set(token, sid)
  return token
}

export function takeToken(token: string): string | undefined {
  const sid = tokens.get(token)
  tokens.delete(token)
  return sid
}

export const setupHome = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

/** Only the org's own addresses: a path, or an https address on one of its hosts. */
export function safeStart({ state }: Pick<Ctx, 'state'>, start: string | null): string {
  if (!start) return setupHome
  if (/^\/(?![/\\])/.test(start)) return start
  const own = new RegExp(
    `^https://${state.name.replace(/\./g, '\\.')}\\.(my\\.salesforce|my\\.salesforce-setup|lightning\\.force)\\.com(/|$)`,
  )
  return own.test(start) ? start : setupHome
}

export const maintenancePath = '/msg/maintenanceandavailable.jsp'

/** Sets the cookie on this host and goes on, once by way of the maintenance page where the org has one. */
export function enter(ctx: Pick<Ctx, 'state'>, sid: string, start: string | null): Answer {
  const { state } = ctx
  const target = safeStart(ctx, start)
  const detour = state.world.maintenance && !state.maintenanceSeen
  state.maintenanceSeen ||= detour
  return {
    redirect: detour ? `${maintenancePath}?startURL=${encodeURIComponent(target)}` : target,
    headers: { 'set-cookie': sidCookie(sid) },
  }
}
