/** One request to an org: session, face, route. */

import { setTimeout as wait } from 'node:timers/promises'
import { notAllowed, notThere } from '../pages/layout/classic-page.ts'
import { inLightningFrame, withFrameMark } from '../pages/layout/lightning-frame.ts'
import { lightningPage, sessionEnded } from '../pages/lightning/lightning.ts'
import { loginPage, signIn } from '../pages/login/login.ts'
import { createOrg } from '../state.ts'
import type { Answer, Ctx, OrgState, Route } from '../types.ts'
import { assetAt } from './assets.ts'
import { type Face, hostOf } from './hosts.ts'
import { enter, passToken, safeStart, sessionOf, sidCookie, sidOf, takeToken } from './session.ts'

export interface Incoming {
  method: string
  url: URL
  headers: Record<string, string>
  body: string
}

/** Pages that answer without a session. */
const open = /^\/(practice\/login|secur\/(contentDoor|forgotpassword\.jsp)|login\/|page\/timeoutwarn\.jsp)/

const contextOf = (incoming: Incoming, state: OrgState): Ctx => ({
  ...incoming,
  form: new URLSearchParams(
    incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? incoming.body : '',
  ),
  state,
  session: sessionOf(incoming.headers, state),
})

/** The common login page: the user's org is found by the username. */
export function answerLogin(incoming: Incoming, orgs: Map<string, OrgState>): Answer {
  const asset = assetAt(incoming.url.pathname)
  if (asset) return { headers: { 'content-type': asset.type }, body: asset.body }
  const form = new URLSearchParams(incoming.body)
  const username = (form.get('un') || form.get('username')) ?? ''
  const home = [...orgs.values()].find((org) => org.users.some((user) => user.username === username))
  const ctx = contextOf(incoming, home ?? createOrg('login'))
  if (incoming.method !== 'POST') return loginPage(ctx)
  const signedIn = signIn(ctx)
  if (!home || !signedIn.sid) return loginPage(ctx, true)
  const token = passToken(signedIn.sid)
  return {
    redirect: `https://${hostOf(home.name, 'classic')}/secur/contentDoor?token=${token}&startURL=${encodeURIComponent(signedIn.startUrl)}`,
  }
}

function withoutSession(ctx: Ctx, face: Face): Answer | null {
  const { url, state } = ctx
  const here = url.pathname + url.search
  if (ctx.session || open.test(url.pathname) || url.pathname === '/') return null
  if (face !== 'lightning' && inLightningFrame(ctx)) return sessionEnded(ctx)
  if (face === 'classic') return { redirect: `/?ec=302&startURL=${encodeURIComponent(here)}` }
  // The other faces have cookies of their own and fetch the session from My Domain.
  const back = `https://${url.host}${here}`
  return {
    redirect: `https://${hostOf(state.name, 'classic')}/visualforce/session?url=${encodeURIComponent(back)}`,
  }
}

/**
 * Browsers that block other sites' cookies send none from Lightning's iframe: the nonce in its address stands in for the
 * session once, and a cookie that is good inside that parent only takes over.
 */
function sessionFromNonce(ctx: Ctx): string | null {
  const nonce = ctx.session ? null : ctx.url.searchParams.get('nonce')
  const sid = nonce && inLightningFrame(ctx) ? takeToken(nonce) : undefined
  const session = sid ? ctx.state.sessions.get(sid) : undefined
  if (!sid || !session) return null
  ctx.session = session
  return `${sidCookie(sid)}; Partitioned`
}

/** The doors between an org's hosts: a token that works once carries the session over. */
function door(ctx: Ctx): Answer | null {
  const { url, headers, state } = ctx
  if (url.pathname === '/secur/contentDoor') {
    const sid = takeToken(url.searchParams.get('token') ?? '')
    return sid && state.sessions.has(sid)
      ? enter(ctx, sid, url.searchParams.get('startURL'))
      : { redirect: '/' }
  }
  if (url.pathname === '/visualforce/session') {
    const target = new URL(safeStart(ctx, url.searchParams.get('url')), url)
    const sid = sidOf(headers)
    const start = encodeURIComponent(target.pathname + target.search)
    return { redirect: `https://${target.host}/secur/contentDoor?token=${passToken(sid)}&startURL=${start}` }
  }
  return null
}

/** A page of another face is answered by that face. */
function otherFace({ url, state }: Ctx, face: Face): Answer | null {
  const lightning = /^\/(lightning|one)\//.test(url.pathname)
  const here = url.pathname + url.search
  if (lightning && face === 'classic')
    return { redirect: `https://${hostOf(state.name, 'lightning')}${here}` }
  if (!lightning && face === 'lightning' && !open.test(url.pathname))
    return { redirect: `https://${hostOf(state.name, 'classic')}${here}` }
  return null
}

/** Whether this user may not open the address, in whichever face it is asked for. */
const isForbidden = ({ world }: OrgState, address: string): boolean =>
  world.forbidden.some((start) => address.startsWith(start))

/** A form's Save by its button: `save`, `save_new`, or a name of Visualforce's that ends so. */
const saves = (form: URLSearchParams): boolean =>
  [...form.keys()].some((name) => /(^|[:_])save(_new)?$/.test(name))

export async function answerOrg(
  incoming: Incoming,
  state: OrgState,
  face: Face,
  routes: readonly Route[],
): Promise<Answer> {
  const { pathname } = incoming.url
  const asset = assetAt(pathname)
  if (asset)
    return { headers: { 'content-type': asset.type, 'cache-control': 'max-age=60' }, body: asset.body }
  if (state.world.delay > 0) await wait(state.world.delay)
  const ctx = contextOf(incoming, state)
  const lent = sessionFromNonce(ctx)
  const early = withoutSession(ctx, face) ?? door(ctx) ?? otherFace(ctx, face)
  if (early) return early
  const forbidden = (address: string) => isForbidden(state, address)
  if (pathname.startsWith('/lightning/') || pathname.startsWith('/one/'))
    return lightningPage(ctx, face, forbidden)
  if (forbidden(pathname + incoming.url.search)) return notAllowed(ctx)
  if (state.world.saveDelay > 0 && saves(ctx.form)) await wait(state.world.saveDelay)

  for (const route of routes) {
    const match = (route.method === 'ANY' || route.method === incoming.method) && route.path.exec(pathname)
    if (!match) continue
    const answer = await route.handle(ctx, match)
    const stays = answer.redirect?.startsWith('/') && inLightningFrame(ctx)
    const kept = stays ? { ...answer, redirect: withFrameMark(answer.redirect ?? '') } : answer
    return lent ? { ...kept, headers: { 'set-cookie': lent, ...kept.headers } } : kept
  }
  return notThere(ctx)
}
