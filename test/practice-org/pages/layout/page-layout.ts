/** Renders the complete Classic page: head, header, tabs, setup tree, title, footer. */

import { t } from '../../labels.ts'
import type { FakeOrg, RequestContext } from '../../types.ts'
import { renderHeader } from './header.ts'
import { adaptForLightningFrame, isInLightningFrame } from './lightning-frame.ts'
import { escapeHtml, renderHiddenInput } from './setup-parts.ts'
import { renderSidebar } from './sidebar.ts'

interface ClassicPageOptions {
  ctx: RequestContext
  /** Translated, without the edition, which is added. */
  title: string
  /** The page's own class, e.g. `LayoutFieldList`. */
  bodyClass?: string
  /** Translated; missing if the content has its own title (setup home). */
  h1?: string
  h2?: string
  content: string
  /** Overrides the URL's `setupid` for the tree's highlight. */
  setupid?: string
  /** With a selected tab the page has `left` in place of the setup tree. */
  tab?: string
  left?: string
}

const edition = 'Developer Edition'

/** What the tree highlights by default, by path. */
const implied: readonly [path: RegExp, setupid: string][] = [
  [/^\/(00e|_ui\/perms\/ui\/profile\/)/, 'EnhancedProfiles'],
  [/^\/005/, 'ManageUsers'],
  [/^\/(02u|app\/mgmt\/forceconnectedapps\/)/, 'TabSet'],
]

const currentNode = ({ ctx: { url, form }, setupid }: ClassicPageOptions): string =>
  setupid ??
  url.searchParams.get('setupid') ??
  form.get('setupid') ??
  implied.find(([path]) => path.test(url.pathname))?.[1] ??
  ''

function head(state: FakeOrg, title: string, framed: boolean): string {
  const texts = JSON.stringify({
    saving: t(state, 'Saving...'),
    expand: t(state, 'Expand'),
    collapse: t(state, 'Collapse'),
  })
  return `<head><title>${escapeHtml(title)} ~ Salesforce - ${edition}</title><meta charset="utf-8"><link href="/sCSS/common.css" rel="stylesheet" type="text/css">${framed ? '<style>body.hasMotif{background:#fff;padding:8px}</style>' : ''}<script>window.SfdcLabels = ${texts.replace(/</g, '\\u003c')}; window.sfdcFramed = ${framed}</script>
<script src="/jslibrary/sfdc/main.js"></script><link rel="shortcut icon" href="/favicon.ico"></head>`
}

function pageTitle({ ctx: { state }, h1, h2 }: ClassicPageOptions): string {
  if (h1 === undefined) return ''
  const help = escapeHtml(t(state, 'Help for this Page'))
  const title =
    h2 === undefined
      ? `<h1 class="noSecondHeader pageType">${escapeHtml(h1)}</h1>`
      : `<h1 class="pageType">${escapeHtml(h1)}<span class="titleSeparatingColon">:</span></h1><h2 class="pageDescription"> ${escapeHtml(h2)}</h2>`
  return `<div class="bPageTitle"><div class="ptBody"><div class="content"><img src="/img/s.gif" alt="" class="pageTitleIcon" title="">${title}<div class="blank">&nbsp;</div></div><div class="links"><a href="javascript:openPopupFocusEscapePounds(%27/help%27, %27Help%27);" title="${help}"><span class="helpLink">${help}</span><img src="/img/s.gif" alt="" class="helpIcon"></a></div></div><div class="ptBreadcrumb"></div></div>`
}

function sessionTimeout({ state, url }: RequestContext): string {
  const inputs = [
    renderHiddenInput('continueButton', t(state, 'Continue Working')),
    renderHiddenInput('doNotTimeoutLocation', '/page/timeoutrefresh.jsp'),
    renderHiddenInput(
      'doTimeoutLocation',
      `https://${url.host}/?ec=301&startURL=%2Fpage%2Ftimeoutrefresh.jsp`,
    ),
    renderHiddenInput('logoutButton', t(state, 'Logout')),
  ]
  return `<form accept-charset="UTF-8" enctype="application/x-www-form-urlencoded" id="sessiontimeout" method="post" name="sessiontimeout" onsubmit="if (window.ffInAlert) { return false; }">${inputs.join('')}</form>`
}

const bodyEvents = `onunload="if(this.bodyOnUnload)bodyOnUnload();" onbeforeunload="if(this.bodyOnBeforeUnload){var s=bodyOnBeforeUnload();if(s)return s;}" onload="if(this.bodyOnLoad)bodyOnLoad();" onfocus="if(this.bodyOnFocus)bodyOnFocus();"`

function footer({ state }: RequestContext): string {
  const link = (label: string, href: string) =>
    `<a href="${href}" class="brandQuaternaryFgr" title="${escapeHtml(t(state, label))}">${escapeHtml(t(state, label))}</a>`
  return `<div class="bPageFooter noTableFooter"><div><span class="brandQuaternaryFgr">${escapeHtml(t(state, 'Practice org. Not Salesforce: a stand-in that looks and answers like it.'))}</span>&nbsp;|&nbsp;${link('Privacy Statement', '/privacy')}&nbsp;|&nbsp;${link('Go to Salesforce mobile app', '/ltng/oneAppRedirect')}</div></div>`
}

const skipLink = (state: FakeOrg): string => {
  const text = escapeHtml(t(state, 'Content Starts Here'))
  return `<a name="skiplink"><img src="/img/s.gif" alt="${text}" class="skiplink skipLinkTargetInner zen-skipLinkTarget" title="${text}" width="1" height="1"></a>`
}

/**
 * Renders only the content for the iframe of Lightning Setup, in almost-standards mode as saved in
 * 2024.
 */
function framedPage(options: ClassicPageOptions): string {
  const { ctx, title, bodyClass = '', content } = options
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
<html class="" style="">${head(ctx.state, title, true)}<body ${bodyEvents} class="hasMotif setupTab ${escapeHtml(bodyClass)} sfdcBody brandQuaternaryBgr">${skipLink(ctx.state)}${adaptForLightningFrame(pageTitle(options) + content)}</body></html>`
}

export function renderClassicPage(options: ClassicPageOptions): string {
  const { ctx, title, bodyClass = '', content, tab, left = '' } = options
  const { state } = ctx
  if (isInLightningFrame(ctx)) return framedPage(options)
  const setup = tab === undefined
  const setupid = currentNode(options)
  const side = setup
    ? `<td class="oLeft">${renderSidebar(state, setupid)}</td>`
    : `<td class=" sidebarCell" id="sidebarCell"><div class="fixed sidebar" id="sidebarDiv">${left}</div></td>`
  // No doctype, as on saved pages of 2019: quirks mode.
  return `<html class="" style="">${head(state, title, false)}<body ${bodyEvents} class="hasMotif ${setup ? 'setupTab' : `${escapeHtml(tab)}Tab`}  ${escapeHtml(bodyClass)} sfdcBody brandQuaternaryBgr">
<!-- Main Body Starts Here -->
${sessionTimeout(ctx)}<a href="#skiplink" class="navSkipLink zen-skipLink zen-assistiveText">${escapeHtml(t(state, 'Skip to main content'))}</a><div id="contentWrapper">${renderHeader(
    ctx,
    {
      tab: tab ?? '',
      lightning: setup ? `lex${setupid ? `-${setupid}` : ''}` : 'lex',
      lexBanner: setup,
    },
  )}<div class="bodyDiv brdPalette brandPrimaryBrd"${setup ? ' id="bodyDiv_setup"' : ''}><table class="outer" id="bodyTable" width="100%" cellspacing="0" cellpadding="0" border="0"><tbody><tr>${side}
<td class=" oRight" id="bodyCell">${skipLink(state)}${pageTitle(options)}${content}
<!-- End page content -->
</td></tr></tbody></table></div>${footer(ctx)}</div></body></html>`
}
