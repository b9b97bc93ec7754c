/** Verify Your Identity by e-mail, in its own layout (as the saved page of 2019 has it), before the consumer details. */

import { randomInt } from 'node:crypto'
import type { Answer, Ctx, OrgState, Route } from '../contract.ts'
import { t } from '../labels.ts'
import { esc, hidden } from './setup-parts.ts'

const base = '/_ui/identity/verification/method'
const vcsrf = 'tNQb5gWlVhPQaXJh'

const flow = (retURL: string): URLSearchParams =>
  new URLSearchParams({ vcsrf, vpol: 'ic', vflid: '0', vfgrp: '734742394', retURL })

function emailOf(state: OrgState, ctx: Ctx): string {
  const user = state.users.find(({ username }) => username === ctx.session?.username)
  return user?.email ?? ctx.session?.username ?? ''
}

function sendCode(ctx: Ctx): void {
  const { state } = ctx
  state.mailbox.push({
    to: emailOf(state, ctx),
    subject: t(state, 'Verify your identity in Salesforce'),
    code: String(randomInt(1_000_000)).padStart(6, '0'),
  })
}

/** Sends a code and leads to where it is entered. */
export function startVerification(ctx: Ctx, retURL: string): Answer {
  sendCode(ctx)
  return { redirect: `${base}/EmailVerificationFinishUi/e?${flow(retURL)}` }
}

function masked(email: string): string {
  const [name = '', domain = ''] = email.split('@')
  return `${name.slice(0, 2)}*****@********${domain.slice(-6)}`
}

function verifyPage(ctx: Ctx, retURL: string, error?: string): Answer {
  const { state } = ctx
  const finish = `${base}/EmailVerificationFinishUi/e`
  const inputs = [
    hidden('_CONFIRMATIONTOKEN', 'VmpFPSxNakF4T1E9PQ'),
    hidden('cancelURL', retURL),
    hidden('retURL', retURL),
    hidden('save_new_url', `${finish}?${flow(retURL)}`),
    ...[...flow(retURL)].map(([name, value]) => hidden(name, value)),
  ]
  // Uncertain: for consumer details the phrase is in no source (reference part 1 §1).
  const activity = `<strong>${esc(t(state, 'View Connected App Consumer Details'))}</strong>`
  const why = t(
    state,
    "You're trying to {0}. To make sure your Salesforce account is secure, we have to verify your identity.",
  )
  const how = t(state, 'Enter the verification code we emailed to {0}.')
  const message = error ? `<div class="errorMsg" id="emc-error">${esc(error)}</div>` : ''
  const title = t(state, 'Verify Your Identity')
  return {
    body: `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" style="visibility: visible;"><head><meta name="viewport" content="initial-scale=1.0"><title>${esc(title)} | Salesforce</title><meta name="format-detection" content="telephone=no"><style type="text/css">body { font: 14px sans-serif; background: #f4f6f9; } #wrapper { width: 420px; margin: 40px auto; } #content { background: #fff; padding: 20px; border-radius: 4px; } .errorMsg { color: #c23934; }</style></head><body><div id="wrap"><div id="main"><div id="wrapper"><div id="logo_wrapper" class="standard_logo_wrapper mb24"><h1><img id="logo" class="standard_logo" src="/img/logo214.svg" alt="Salesforce" border="0" name="logo"></h1></div><h2 id="header" class="mb12">${esc(title)}</h2><div id="content"><form accept-charset="UTF-8" action="${finish}" enctype="application/x-www-form-urlencoded" id="editPage" method="post" name="editPage" onsubmit="if (window.ffInAlert) { return false; }">${inputs.join('')}<p>${esc(why).replace('{0}', activity)}<br><br>${esc(how).replace('{0}', esc(masked(emailOf(state, ctx))))}<br><br></p><label class="label" for="emc">${esc(t(state, 'Verification Code'))}</label><div class="formArea"><input class="input wide mb8 mt8 focus" autocomplete="off" id="emc" maxlength="6" name="emc" size="20" type="text" user-scalable="no">${message}<br></div><input value="${esc(t(state, 'Verify'))}" class="button primary wide mt8 mb16" id="save" name="save" title="${esc(t(state, 'Verify'))}" type="submit"><div id="RememberDeviceDiv"><input checked="checked" id="RememberDeviceCheckbox" name="RememberDevice" type="checkbox" value="1"><label for="RememberDeviceCheckbox" id="RememberDeviceLabel">${esc(t(state, "Don't ask again"))}</label></div><a href="${base}/EmailVerificationStartUi/e?${esc(`${flow(retURL)}&vir=1`)}" class="small ib">${esc(t(state, 'Resend Code'))}</a><br></form></div></div></div></div><div id="footer">&copy; ${esc(t(state, 'salesforce.com, inc. All rights reserved.'))}</div></body></html>`,
  }
}

/** Only addresses of this org: a code must not become a way out of it. */
const ownAddress = (retURL: string | null): string =>
  retURL && /^\/(?!\/)/.test(retURL) ? retURL : '/02u?setupid=TabSet'

function finish(ctx: Ctx): Answer {
  const { state, session } = ctx
  const retURL = ownAddress(ctx.url.searchParams.get('retURL') ?? ctx.form.get('retURL'))
  if (ctx.method !== 'POST') return verifyPage(ctx, retURL)
  const given = (ctx.form.get('emc') ?? '').trim()
  const sent = state.mailbox.findLast((mail) => mail.code !== undefined && mail.to === emailOf(state, ctx))
  if (!given) return verifyPage(ctx, retURL, t(state, 'You must enter a value'))
  if (!session || given !== sent?.code) {
    // Uncertain wording; the holder `#emc-error` is known.
    return verifyPage(ctx, retURL, t(state, "The verification code isn't valid. Enter a valid code."))
  }
  session.verifiedForConsumer = true
  return { redirect: retURL }
}

export const verificationRoutes: Route[] = [
  {
    method: 'ANY',
    path: /^\/_ui\/identity\/verification\/method\/EmailVerificationFinishUi\/e$/,
    handle: finish,
  },
  {
    method: 'ANY',
    path: /^\/_ui\/identity\/verification\/method\/EmailVerificationStartUi\/e$/,
    handle: (ctx) => startVerification(ctx, ownAddress(ctx.url.searchParams.get('retURL'))),
  },
]
