/** Salesforce's login page, and logging in and out. */

import { getLanguageTag, t } from '../../labels.ts'
import { defaultStartUrl, readSessionId, redirectWithSession, resolveStartUrl } from '../../server/session.ts'
import { findUser, openSession } from '../../state.ts'
import type { RequestContext, Route, RouteResponse } from '../../types.ts'
import { escapeHtml, renderHiddenInput } from '../layout/setup-parts.ts'

/** Reads the username: the page copies the visible input to the hidden one, and both are posted. */
const usernameOf = ({ form }: RequestContext): string =>
  ((form.get('un') || form.get('username')) ?? '').trim()

export function authenticate(ctx: RequestContext): { sid: string | null; startUrl: string } {
  const { state, form } = ctx
  const user = findUser(state, usernameOf(ctx))
  const startUrl = form.get('startURL') || defaultStartUrl
  // An API-only user cannot log in to pages.
  const profile = state.profiles.find((one) => one.id === user?.profileId)
  const ok = user?.active && user.password === form.get('pw') && !profile?.permissions.ApiUserOnly
  return { sid: ok ? openSession(state, user.username) : null, startUrl }
}

const handleLogin =
  'function handleLogin(){var f=document.login;f.un.value=f.username.value;f.username.value="";return true}'

function form({ state, url }: RequestContext): string {
  const start = renderHiddenInput('startURL', url.searchParams.get('startURL') ?? '').replace(
    'id="startURL"',
    'id="login_startUrl"',
  )
  const fixed = {
    width: '',
    height: '',
    hasRememberUn: 'true',
    loginURL: 'null',
    useSecure: 'true',
    lt: 'standard',
    display: 'page',
  }
  const inputs = Object.entries(fixed).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
  )
  return `<form name="login" method="post" id="login_form" onsubmit="handleLogin();" action="https://${escapeHtml(url.host)}/" target="_top" autocomplete="off" novalidate="novalidate"><fieldset style="display:none"><input type="hidden" name="un" id="un_hfid" value="">${start}${inputs.join('')}</fieldset>
<div id="usernamegroup" class="inputgroup"><label for="username" class="label usernamelabel">${escapeHtml(t(state, 'Username'))}</label><div id="username_container"><input class="input r4 wide mb16 mt8 username" type="email" value="" name="username" id="username" aria-describedby="error"></div></div><label for="password" class="label">${escapeHtml(t(state, 'Password'))}</label><input class="input r4 wide mb16 mt8 password" type="password" id="password" name="pw" autocomplete="off"><input class="button r4 wide primary" type="submit" id="Login" name="Login" value="${escapeHtml(t(state, 'Log In'))}"><div class="remember"><input type="checkbox" id="rememberUn" name="rememberUn"><label for="rememberUn">${escapeHtml(t(state, 'Remember me'))}</label></div></form>`
}

const style =
  'body{font:14px Arial,sans-serif;background:#f4f6f9;color:#16325c}#wrapper{width:320px;margin:60px auto}#theloginform{background:#fff;padding:20px;border-radius:4px}.input{width:100%;box-sizing:border-box;padding:10px;margin:8px 0 16px;border:1px solid #d8dde6;border-radius:4px}.button{width:100%;padding:12px;border:0;border-radius:4px;background:#0070d2;color:#fff}.remember{padding:14px 0}.links{display:flex;justify-content:space-between}.loginError{color:#c23934;padding-bottom:12px}#footer{text-align:center;font-size:12px}'

export function renderLoginPage(ctx: RequestContext, failed = false): RouteResponse {
  const { state } = ctx
  const error = failed
    ? t(
        state,
        "Please check your username and password. If you still can't log in, contact your Salesforce administrator.",
      )
    : ''
  return {
    body: `<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="${getLanguageTag(state)}" lang="${getLanguageTag(state)}"><head><title>${escapeHtml(t(state, 'Login | Salesforce'))}</title><meta charset="utf-8"><style>${style}</style><script>${handleLogin}</script></head><body><div id="left" class="pr"><div id="wrap"><div id="main"><div id="wrapper"><div id="logo_wrapper" class="standard_logo_wrapper mb24"><h1>${escapeHtml(t(state, 'Practice org'))}</h1></div><h2 id="header" class="mb12" style="display: none;"></h2><div id="content" style="display: block;"><div id="theloginform" style="display: block;"><div class="loginError" id="error" style="display: ${failed ? 'block' : 'none'};">${escapeHtml(error)}</div>${form(ctx)}<div class="links"><a id="forgot_password_link" href="/secur/forgotpassword.jsp">${escapeHtml(t(state, 'Forgot Your Password?'))}</a><a id="mydomainLink" href="javascript:void(0);">${escapeHtml(t(state, 'Use Custom Domain'))}</a></div></div><div id="mydomainContainer" style="display:none;"><label for="mydomain">${escapeHtml(t(state, 'Custom Domain'))}</label><input type="text" name="mydomain" id="mydomain"></div></div></div></div><div id="footer">${escapeHtml(t(state, 'Practice org. Not Salesforce: a stand-in that looks and answers like it.'))}</div></div></div></body></html>`,
  }
}

/** Logs tests in without the form. */
function practiceLogin(ctx: RequestContext): RouteResponse {
  const username = ctx.url.searchParams.get('username') ?? ctx.state.users[0]?.username ?? ''
  return redirectWithSession(ctx, openSession(ctx.state, username), ctx.url.searchParams.get('startURL'))
}

function root(ctx: RequestContext): RouteResponse {
  if (ctx.method === 'POST') {
    const { sid, startUrl } = authenticate(ctx)
    return sid ? redirectWithSession(ctx, sid, startUrl) : renderLoginPage(ctx, true)
  }
  if (!ctx.session) return renderLoginPage(ctx)
  const start = ctx.url.searchParams.get('startURL')
  return { redirect: start ? resolveStartUrl(ctx, start) : '/home/home.jsp' }
}

function logout(ctx: RequestContext): RouteResponse {
  ctx.state.sessions.delete(readSessionId(ctx.headers))
  return {
    redirect: '/',
    headers: { 'set-cookie': 'sid=; Path=/; Secure; HttpOnly; SameSite=None; Max-Age=0' },
  }
}

/** Announces maintenance and continues. Uncertain but for the URL (reference part 2 §5.2). */
function maintenance(ctx: RequestContext): RouteResponse {
  const { state, url } = ctx
  const on = resolveStartUrl(ctx, url.searchParams.get('startURL'))
  const title = t(state, 'Scheduled Maintenance')
  const text = t(state, 'Salesforce will be unavailable during the next scheduled maintenance window.')
  return {
    body: `<!DOCTYPE html><html lang="${getLanguageTag(state)}"><head><title>${escapeHtml(title)}</title><meta charset="utf-8"><style>${style}</style></head><body><div id="wrapper"><h2 id="header">${escapeHtml(title)}</h2><div id="content"><p>${escapeHtml(text)}</p><a class="continue" href="${escapeHtml(on)}">${escapeHtml(t(state, 'Continue'))}</a></div></div></body></html>`,
  }
}

export const loginRoutes: Route[] = [
  { method: 'GET', path: /^\/msg\/maintenanceandavailable\.jsp$/, handle: maintenance },
  { method: 'ANY', path: /^\/$/, handle: root },
  { method: 'GET', path: /^\/practice\/login$/, handle: practiceLogin },
  { method: 'GET', path: /^\/secur\/logout\.jsp$/, handle: logout },
]
