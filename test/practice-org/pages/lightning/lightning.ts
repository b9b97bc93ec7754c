/** Lightning's pages, as far as needed: an app shell, and Classic pages in its iframe. */

import { getLanguageTag, t } from '../../labels.ts'
import { type Appearance, getOrgHost } from '../../server/hosts.ts'
import { defaultStartUrl, issueTransferToken, readSessionId } from '../../server/session.ts'
import type { RequestContext, Route, RouteResponse } from '../../types.ts'
import { addFrameParameter } from '../layout/lightning-frame.ts'
import { escapeHtml } from '../layout/setup-parts.ts'
import {
  renderExternalClientAppPage,
  verifyBeforeConsumer,
} from './external-client-apps/external-client-apps.ts'
import { renderAppManager, renderObjectFields } from './lists.ts'
import { oauthSettingsNodes, renderOauthSettings } from './oauth-settings.ts'

const style =
  'body{margin:0;font:13px "Salesforce Sans",Arial,sans-serif;background:#f3f3f3;color:#181818}header{background:#fff;padding:10px 16px;border-bottom:3px solid #0176d3;display:flex;gap:16px}nav{position:absolute;top:52px;bottom:0;width:220px;background:#fff;padding:12px}main{position:absolute;top:52px;left:244px;right:0;bottom:0;display:flex;flex-direction:column}.head{padding:12px 16px;background:#fff}.head h1{font-size:18px;margin:0}header a{color:#0176d3}force-aloha-page,iframe{flex:1;width:100%;border:0;display:flex}.slds-page-header{padding:8px 16px;text-align:right}.slds-button{display:inline-block;padding:6px 14px;margin-left:6px;border:1px solid #c9c9c9;border-radius:4px;background:#fff;color:#0176d3;text-decoration:none}.slds-table{width:100%;background:#fff;border-collapse:collapse}.slds-table td,.slds-table th{text-align:left;padding:6px 16px;border-bottom:1px solid #e5e5e5}#auraTarget{overflow:auto}'

/** Replaces the iframe at each navigation of the Classic page, and changes the URL. */
const script = `addEventListener('message', function (event) {
  if (event.data && event.data.sessionEnded) {
    location.href = event.data.sessionEnded + encodeURIComponent(location.href)
    return
  }
  var old = document.querySelector('force-aloha-page iframe')
  if (!old || !event.data || !event.data.srcUp) return
  var frame = old.cloneNode(false)
  frame.name = 'vfFrameId_' + Date.now()
  frame.src = new URL(event.data.srcUp, old.src).href
  old.replaceWith(frame)
  history.pushState(null, '', '/lightning/setup/' + location.pathname.split('/')[3] + '/page?address=' + encodeURIComponent(event.data.srcUp.replace(/[?&]isdtp=p1/, '')))
})`

/**
 * Renders the frame. On `my.salesforce-setup.com` it has the parent's host, elsewhere the org's My
 * Domain (references part 2 §5.3). Leaves out the nested shadow roots around the real frame.
 */
function frame({ state, url, headers }: RequestContext, appearance: Appearance, address: string): string {
  const host = appearance === 'setup' ? url.host : getOrgHost(state.name, 'classic')
  const src = new URL(addFrameParameter(address), `https://${host}`)
  if (src.host !== host) return ''
  src.searchParams.set('sfdcIFrameOrigin', `https://${url.host}`)
  src.searchParams.set('sfdcIFrameHost', 'web')
  src.searchParams.set('nonce', issueTransferToken(readSessionId(headers)))
  src.searchParams.set('clc', '1')
  const title = escapeHtml(t(state, 'accessibility title'))
  return `<force-aloha-page><iframe name="vfFrameId_${Date.now()}" title="${title}" allowfullscreen="true" height="100%" width="100%" src="${escapeHtml(src.href)}"></iframe></force-aloha-page>`
}

/** Setup nodes that show a Classic page. */
const homes: Readonly<Record<string, readonly [title: string, address: string]>> = {
  ManageUsers: [
    'Users',
    '/005?isUserEntityOverride=1&retURL=%2Fui%2Fsetup%2FSetup%3Fsetupid%3DUsers&setupid=ManageUsers',
  ],
  EnhancedProfiles: ['Profiles', '/00e?setupid=EnhancedProfiles'],
  ConnectedApplication: [
    'Manage Connected Apps',
    '/app/mgmt/forceconnectedapps/forceInstalledConnectedAppList.apexp?setupid=ConnectedApplication',
  ],
}

interface Inside {
  title: string
  content: string
  status?: number
}

const notFound = (ctx: RequestContext): Inside => ({
  status: 404,
  title: t(ctx.state, 'Page not found'),
  content: `<div class="slds-illustration" role="alert"><h2>${escapeHtml(t(ctx.state, 'Page not found'))}</h2><p>${escapeHtml(t(ctx.state, 'Enter a valid URL and try again.'))}</p></div>`,
})

/** Returns the main content at this URL. */
function insideOf(
  ctx: RequestContext,
  appearance: Appearance,
  forbidden: (address: string) => boolean,
): Inside {
  const { state, url } = ctx
  const [, , area, node = '', object = '', section, view] = url.pathname.split('/')
  if (forbidden(url.pathname + url.search)) return notFound(ctx)
  if (area !== 'setup')
    return { title: t(state, 'Home'), content: `<p>${escapeHtml(t(state, 'Loading...'))}</p>` }
  const home = section === undefined && object === 'home' ? homes[node] : undefined
  const address = url.searchParams.get('address') ?? home?.[1]
  if (address?.startsWith('/')) {
    if (state.variant.lightningForbiddenView === 'page-not-found' && forbidden(address)) return notFound(ctx)
    return { title: t(state, home?.[0] ?? 'Setup'), content: frame(ctx, appearance, address) }
  }
  if (node === 'ManageExternalClientApplication')
    return renderExternalClientAppPage(ctx, object, section) ?? notFound(ctx)
  if (oauthSettingsNodes.includes(node))
    return { title: t(state, 'OAuth and OpenID Connect Settings'), content: renderOauthSettings(state) }
  if (node === 'NavigationMenus')
    return { title: t(state, 'Lightning Experience App Manager'), content: renderAppManager(ctx) }
  if (node === 'ObjectManager' && section === 'FieldsAndRelationships') {
    // Uncertain: the URL under which Object Manager opens the wizard.
    const wizard = `/p/setup/field/NewCustomFieldStageManager?entity=${encodeURIComponent(object)}`
    const content = view === 'new' ? frame(ctx, appearance, wizard) : renderObjectFields(ctx, object)
    return { title: t(state, object), content }
  }
  return { title: t(state, 'Setup'), content: `<p>${escapeHtml(t(state, 'Loading...'))}</p>` }
}

export function renderLightningPage(
  ctx: RequestContext,
  appearance: Appearance,
  forbidden: (address: string) => boolean,
): RouteResponse {
  const { state, url } = ctx
  const verification = verifyBeforeConsumer(ctx)
  if (verification) return verification
  const inSetup = url.pathname.startsWith('/lightning/setup/')
  const title = `${t(state, inSetup ? 'Setup' : 'Home')} | Salesforce`
  const { title: heading, content, status = 200 } = insideOf(ctx, appearance, forbidden)
  return {
    status,
    body: `<!DOCTYPE html><html lang="${getLanguageTag(state)}"><head><title>${escapeHtml(title)}</title><meta charset="utf-8"><style>${style}</style></head><body class="desktop slds-scope"><div class="oneHeader"><header><strong>${escapeHtml(t(state, 'Setup'))}</strong><a class="switch-to-aloha" href="/ltng/switcher?destination=classic">${escapeHtml(t(state, 'Switch to Salesforce Classic'))}</a></header></div><nav class="setupcontent"><input type="search" class="filter-box" placeholder="${escapeHtml(t(state, 'Quick Find'))}"></nav><main class="viewport"><div class="head"><h1>${escapeHtml(heading)}</h1></div>${content}</main><script>${script}</script></body></html>`,
  }
}

/** Leads the whole tab to the login page and back, after the session of a frame expired. */
export function renderSessionExpiredPage({ state }: RequestContext): RouteResponse {
  const login = JSON.stringify(`https://${getOrgHost(state.name, 'classic')}/?ec=302&startURL=`)
  return {
    body: `<html><head><script>if (window.parent === window) location.replace(${login} + encodeURIComponent(location.pathname + location.search)); else window.parent.postMessage({ sessionEnded: ${login} }, '*')</script></head></html>`,
  }
}

function switcher({ state, url }: RequestContext): RouteResponse {
  const destination = url.searchParams.get('destination') ?? ''
  if (destination === 'classic')
    return { redirect: `https://${getOrgHost(state.name, 'classic')}${defaultStartUrl}` }
  const page = destination.startsWith('lex-') ? '/lightning/setup/SetupOneHome/home' : '/lightning/page/home'
  return { redirect: `https://${getOrgHost(state.name, 'lightning')}${page}` }
}

export const lightningRoutes: Route[] = [{ method: 'GET', path: /^\/ltng\/switcher$/, handle: switcher }]
