/** Handles a request to an org: session, appearance, route. */

import { setTimeout as wait } from 'node:timers/promises'
import { renderForbiddenPage, renderNotFoundPage } from '../pages/layout/classic-page.ts'
import { addFrameParameter, isInLightningFrame } from '../pages/layout/lightning-frame.ts'
import { renderLightningPage, renderSessionExpiredPage } from '../pages/lightning/lightning.ts'
import { authenticate, renderLoginPage } from '../pages/login/login.ts'
import { createOrg } from '../state.ts'
import type { FakeOrg, RequestContext, Route, RouteResponse } from '../types.ts'
import { findAsset } from './assets.ts'
import { type Appearance, getOrgHost } from './hosts.ts'
import {
  createSessionCookie,
  findSession,
  issueTransferToken,
  readSessionId,
  redeemTransferToken,
  redirectWithSession,
  resolveStartUrl,
} from './session.ts'

export interface IncomingRequest {
  method: string
  url: URL
  headers: Record<string, string>
  body: string
}

/** Pages that need no session. */
const unauthenticatedPaths =
  /^\/(practice\/login|secur\/(contentDoor|forgotpassword\.jsp)|login\/|page\/timeoutwarn\.jsp)/

const createRequestContext = (incoming: IncomingRequest, state: FakeOrg): RequestContext => ({
  ...incoming,
  form: new URLSearchParams(
    incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? incoming.body : '',
  ),
  state,
  session: findSession(incoming.headers, state),
})

/** Handles the shared login page, which finds the org by username. */
export function handleLoginRequest(incoming: IncomingRequest, orgs: Map<string, FakeOrg>): RouteResponse {
  const asset = findAsset(incoming.url.pathname)
  if (asset) return { headers: { 'content-type': asset.type }, body: asset.body }
  const form = new URLSearchParams(incoming.body)
  const username = (form.get('un') || form.get('username')) ?? ''
  const home = [...orgs.values()].find((org) => org.users.some((user) => user.username === username))
  const ctx = createRequestContext(incoming, home ?? createOrg('login'))
  if (incoming.method !== 'POST') return renderLoginPage(ctx)
  const signedIn = authenticate(ctx)
  if (!home || !signedIn.sid) return renderLoginPage(ctx, true)
  const token = issueTransferToken(signedIn.sid)
  return {
    redirect: `https://${getOrgHost(home.name, 'classic')}/secur/contentDoor?token=${token}&startURL=${encodeURIComponent(signedIn.startUrl)}`,
  }
}

function requireLogin(ctx: RequestContext, appearance: Appearance): RouteResponse | null {
  const { url, state } = ctx
  const here = url.pathname + url.search
  if (ctx.session || unauthenticatedPaths.test(url.pathname) || url.pathname === '/') return null
  if (appearance !== 'lightning' && isInLightningFrame(ctx)) return renderSessionExpiredPage(ctx)
  if (appearance === 'classic') return { redirect: `/?ec=302&startURL=${encodeURIComponent(here)}` }
  // Other hosts have cookies of their own and fetch the session from My Domain.
  const back = `https://${url.host}${here}`
  return {
    redirect: `https://${getOrgHost(state.name, 'classic')}/visualforce/session?url=${encodeURIComponent(back)}`,
  }
}

/**
 * Returns a partitioned session cookie for Lightning's iframe: browsers that block third-party
 * cookies send none from it, so a one-time nonce in its URL identifies the session.
 */
function sessionFromNonce(ctx: RequestContext): string | null {
  const nonce = ctx.session ? null : ctx.url.searchParams.get('nonce')
  const sid = nonce && isInLightningFrame(ctx) ? redeemTransferToken(nonce) : undefined
  const session = sid ? ctx.state.sessions.get(sid) : undefined
  if (!sid || !session) return null
  ctx.session = session
  return `${createSessionCookie(sid)}; Partitioned`
}

/** Transfers a session between an org's hosts with a one-time token. */
function transferSession(ctx: RequestContext): RouteResponse | null {
  const { url, headers, state } = ctx
  if (url.pathname === '/secur/contentDoor') {
    const sid = redeemTransferToken(url.searchParams.get('token') ?? '')
    return sid && state.sessions.has(sid)
      ? redirectWithSession(ctx, sid, url.searchParams.get('startURL'))
      : { redirect: '/' }
  }
  if (url.pathname === '/visualforce/session') {
    const target = new URL(resolveStartUrl(ctx, url.searchParams.get('url')), url)
    const sid = readSessionId(headers)
    const start = encodeURIComponent(target.pathname + target.search)
    return {
      redirect: `https://${target.host}/secur/contentDoor?token=${issueTransferToken(sid)}&startURL=${start}`,
    }
  }
  return null
}

/** Redirects a page to the host of its appearance. */
function redirectToOwnDomain({ url, state }: RequestContext, appearance: Appearance): RouteResponse | null {
  const lightning = /^\/(lightning|one)\//.test(url.pathname)
  const here = url.pathname + url.search
  if (lightning && appearance === 'classic')
    return { redirect: `https://${getOrgHost(state.name, 'lightning')}${here}` }
  if (!lightning && appearance === 'lightning' && !unauthenticatedPaths.test(url.pathname))
    return { redirect: `https://${getOrgHost(state.name, 'classic')}${here}` }
  return null
}

/** Returns true if the user may not open the path, on any host. */
const isForbidden = ({ variant }: FakeOrg, address: string): boolean =>
  variant.forbiddenPaths.some((start) => address.startsWith(start))

/** Returns true for a form's Save: `save`, `save_new`, or a Visualforce name that ends so. */
const isSave = (form: URLSearchParams): boolean =>
  [...form.keys()].some((name) => /(^|[:_])save(_new)?$/.test(name))

export async function handleOrgRequest(
  incoming: IncomingRequest,
  state: FakeOrg,
  appearance: Appearance,
  routes: readonly Route[],
): Promise<RouteResponse> {
  const { pathname } = incoming.url
  const asset = findAsset(pathname)
  if (asset)
    return { headers: { 'content-type': asset.type, 'cache-control': 'max-age=60' }, body: asset.body }
  if (state.variant.delay > 0) await wait(state.variant.delay)
  const ctx = createRequestContext(incoming, state)
  const borrowedSession = sessionFromNonce(ctx)
  const early = requireLogin(ctx, appearance) ?? transferSession(ctx) ?? redirectToOwnDomain(ctx, appearance)
  if (early) return early
  const forbidden = (address: string) => isForbidden(state, address)
  const lightning = pathname.startsWith('/lightning/') || pathname.startsWith('/one/')
  if (lightning && incoming.method !== 'POST') return renderLightningPage(ctx, appearance, forbidden)
  if (forbidden(pathname + incoming.url.search)) return renderForbiddenPage(ctx)
  if (state.variant.saveDelay > 0 && isSave(ctx.form)) await wait(state.variant.saveDelay)

  for (const route of routes) {
    const match = (route.method === 'ANY' || route.method === incoming.method) && route.path.exec(pathname)
    if (!match) continue
    const answer = await route.handle(ctx, match)
    const stays = answer.redirect?.startsWith('/') && isInLightningFrame(ctx)
    const framed = stays ? { ...answer, redirect: addFrameParameter(answer.redirect ?? '') } : answer
    return borrowedSession
      ? { ...framed, headers: { 'set-cookie': borrowedSession, ...framed.headers } }
      : framed
  }
  return renderNotFoundPage(ctx)
}
