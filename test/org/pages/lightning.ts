/** Lightning's pages, as far as the extension meets them: an app shell, and Classic pages inside its iframe. */

import type { Answer, Ctx, Route } from '../contract.ts'
import { type Face, hostOf } from '../hosts.ts'
import { t } from '../labels.ts'
import { withFrameMark } from '../lightning-frame.ts'
import { passToken, setupHome, sidOf } from '../session.ts'
import { esc } from './setup-parts.ts'

const style =
  'body{margin:0;font:13px "Salesforce Sans",Arial,sans-serif;background:#f3f3f3;color:#181818}header{background:#fff;padding:10px 16px;border-bottom:3px solid #0176d3;display:flex;gap:16px}nav{position:absolute;top:52px;bottom:0;width:220px;background:#fff;padding:12px}main{position:absolute;top:52px;left:244px;right:0;bottom:0;display:flex;flex-direction:column}.head{padding:12px 16px;background:#fff}.head h1{font-size:18px;margin:0}header a{color:#0176d3}force-aloha-page,iframe{flex:1;width:100%;border:0;display:flex}'

/** Each navigation of the Classic page puts a new iframe in place of the old one, and changes the address. */
const script = `addEventListener('message', function (event) {
  var old = document.querySelector('force-aloha-page iframe')
  if (!old || !event.data || !event.data.srcUp) return
  var frame = old.cloneNode(false)
  frame.name = 'vfFrameId_' + Date.now()
  frame.src = new URL(event.data.srcUp, old.src).href
  old.replaceWith(frame)
  history.pushState(null, '', location.pathname + '?address=' + encodeURIComponent(event.data.srcUp.replace(/[?&]isdtp=p1/, '')))
})`

/**
 * On `my.salesforce-setup.com` the frame has the parent's host, elsewhere the org's My Domain (references part 2 §5.3).
 * The nested shadow roots around the real frame are left out.
 */
function frame({ state, url, headers }: Ctx, face: Face, address: string): string {
  const host = face === 'setup' ? url.host : hostOf(state.name, 'classic')
  const src = new URL(withFrameMark(address), `https://${host}`)
  if (src.host !== host) return ''
  src.searchParams.set('sfdcIFrameOrigin', `https://${url.host}`)
  src.searchParams.set('sfdcIFrameHost', 'web')
  src.searchParams.set('nonce', passToken(sidOf(headers)))
  src.searchParams.set('clc', '1')
  const title = esc(t(state, 'accessibility title'))
  return `<force-aloha-page><iframe name="vfFrameId_${Date.now()}" title="${title}" allowfullscreen="true" height="100%" width="100%" src="${esc(src.href)}"></iframe></force-aloha-page>`
}

export function lightningPage(ctx: Ctx, face: Face): Answer {
  const { state, url } = ctx
  const address = url.searchParams.get('address')
  const inSetup = url.pathname.startsWith('/lightning/setup/')
  const node = inSetup ? (url.pathname.split('/')[3] ?? '') : t(state, 'Home')
  const title = t(state, inSetup ? 'Setup | Salesforce' : 'Home | Salesforce')
  const content = address?.startsWith('/')
    ? frame(ctx, face, address)
    : `<p>${esc(t(state, 'Loading...'))}</p>`
  return {
    body: `<!DOCTYPE html><html lang="en"><head><title>${esc(title)}</title><meta charset="utf-8"><style>${style}</style></head><body class="desktop slds-scope"><div class="oneHeader"><header><strong>${esc(t(state, 'Setup'))}</strong><a class="switch-to-aloha" href="/ltng/switcher?destination=classic">${esc(t(state, 'Switch to Salesforce Classic'))}</a></header></div><nav class="setupcontent"><input type="search" class="filter-box" placeholder="${esc(t(state, 'Quick Find'))}"></nav><main class="viewport"><div class="head"><h1>${esc(node)}</h1></div>${content}</main><script>${script}</script></body></html>`,
  }
}

function switcher({ state, url }: Ctx): Answer {
  const destination = url.searchParams.get('destination') ?? ''
  if (destination === 'classic') return { redirect: `https://${hostOf(state.name, 'classic')}${setupHome}` }
  const page = destination.startsWith('lex-') ? '/lightning/setup/SetupOneHome/home' : '/lightning/page/home'
  return { redirect: `https://${hostOf(state.name, 'lightning')}${page}` }
}

export const routes: Route[] = [{ method: 'GET', path: /^\/ltng\/switcher$/, handle: switcher }]
