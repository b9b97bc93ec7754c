/**
 * The top of every Classic page: search, user menu, Setup, app menu, tabs, the Lightning banner.
 */

import { t } from '../../labels.ts'
import { findUser, getFullName } from '../../state.ts'
import type { RequestContext } from '../../types.ts'
import { escapeHtml } from './setup-parts.ts'

const tabs: readonly [id: string, label: string, address: string][] = [
  ['home', 'Home', '/home/home.jsp'],
  ['Chatter', 'Chatter', '/_ui/core/chatter/ui/ChatterPage'],
  ['Account', 'Accounts', '/001/o'],
  ['Contact', 'Contacts', '/003/o'],
  ['Case', 'Cases', '/500/o'],
  ['Solution', 'Solutions', '/501/o'],
  ['report', 'Reports', '/00O/o'],
  ['Dashboard', 'Dashboards', '/01Z/o'],
]

const apps = ['Sales', 'Service', 'Marketing', 'Community', 'Site.com', 'Salesforce Chatter']

/** Renders Salesforce's menu: a button and a hidden list of links. */
function menu(id: string, more: string, title: string, label: string, links: string): string {
  const corners = (side: string) =>
    side
      .split(' ')
      .map((corner) => `<div class="${id}Menu-${corner} mbrMenu-${corner}"></div>`)
      .join('')
  return `<div class="menuButton menuButtonRounded${more}" id="${id}" title="${escapeHtml(title)}"><div class="menuButtonButton" id="${id}Button"><span class="menuButtonLabel" id="${id}Label" tabindex="0">${escapeHtml(label)}</span><div class="${id}-buttonArrow mbrButtonArrow" id="${id}-arrow"></div></div><div class="menuButtonMenu" id="${id}Menu">${corners('tr tl')}<div class="mbrMenuItems" id="${id}-menuItems">${links}</div>${corners('br bc bl')}</div></div>`
}

const menuLink = (href: string, label: string, more = ''): string =>
  `<a href="${escapeHtml(href)}" class="menuButtonMenuLink${more}" title="${escapeHtml(label)}">${escapeHtml(label)}</a>`

const lightningSwitchLink = (destination: string): string =>
  `javascript:sfdcPage.handleSwitchToLightningClick(%27LightningExperiencePreferred%27,true,%27/ltng/switcher?destination=${destination}%27);`

const setupAddress = (url: URL): string =>
  `/setup/forcecomHomepage.apexp?setupid=ForceCom&retURL=${encodeURIComponent(url.pathname + url.search)}`

function userMenu({ state, session, url }: RequestContext): string {
  const user = findUser(state, session?.username ?? '')
  const name = user ? getFullName(user) : ''
  const setup = state.variant.header === 'old' ? [menuLink(setupAddress(url), t(state, 'Setup'))] : []
  const links = [
    menuLink('/_ui/core/userprofile/UserProfilePage', t(state, 'My Profile'), ' firstMenuItem'),
    menuLink('/ui/setup/Setup?setupid=PersonalSetup', t(state, 'My Settings')),
    ...setup,
    menuLink(
      'javascript:openPopupFocus(%27/_ui/common/apex/debug/ApexCSIPage%27,%20%27DeveloperConsole%27);',
      t(state, 'Developer Console'),
      ' debugLogLink',
    ),
    menuLink(lightningSwitchLink('lex'), t(state, 'Switch to Lightning Experience')),
    menuLink('/secur/logout.jsp', t(state, 'Logout')),
  ]
  return menu('userNav', '', t(state, 'User menu for {0}', name), name, links.join(''))
}

function appMenu({ state }: RequestContext): string {
  const links = apps.map((app, index) =>
    menuLink(`/home/home.jsp?tsid=02u5g00000${index}AAAA`, t(state, app), index ? '' : ' firstMenuItem'),
  )
  return menu('tsid', ' appSwitcher', t(state, 'App Menu'), t(state, 'Service'), links.join(''))
}

function tabBar({ state }: RequestContext, current: string): string {
  const items = tabs.map(([id, label, address], index) => {
    const text = escapeHtml(t(state, label))
    const look = [
      index ? '' : 'zen-firstItem',
      id === current ? 'brandPrimaryBgr zen-active primaryPalette' : '',
    ]
    const title = escapeHtml(t(state, id === current ? '{0} Tab - Selected' : '{0} Tab', t(state, label)))
    return `<li class="${look.join(' ').trim()}" id="${id}_Tab"><a href="${address}" title="${title}">${text}</a></li>`
  })
  return `<div class="zen"><div class="brdPalette zen-headerBottom zen-hasTabOrganizer" id="tabContainer" role="navigation"><h1 class="zen-assistiveText">${escapeHtml(t(state, 'Tab Navigation'))}</h1><nav><ul class="zen-inlineList zen-tabMenu" id="tabBar">${items.join('')}<li id="AllTab_Tab"><a href="/home/showAllTabs.jsp">&nbsp;<img src="/img/s.gif" alt="${escapeHtml(t(state, 'All Tabs'))}" class="allTabsArrow">&nbsp;</a></li></ul></nav></div></div>`
}

function banner({ state }: RequestContext): string {
  return `<div id="lexBanner" class="zen lexBanner"><a href="javascript:void(0);" title="${escapeHtml(t(state, 'Close'))}" onclick="Banner.prototype.hideBanner('lexBanner');" class="zen-btn zen-closeBtn lexBanner closeBtn">X<span class="zen-assistiveText">${escapeHtml(t(state, 'Close'))}</span></a><a href="javascript:void(0);" onclick="Banner.prototype.clickLinkInBanner('/ui/setup/lightning/Enable','lexBanner');" class="zen-img tellMeMore">${escapeHtml(t(state, 'Tell Me More'))}</a></div>`
}

interface HeaderOptions {
  /** The selected tab, '' for none. */
  tab: string
  /** The target of "Switch to Lightning Experience". */
  lightning: string
  lexBanner: boolean
}

export function renderHeader(ctx: RequestContext, { tab, lightning, lexBanner }: HeaderOptions): string {
  const { state, url } = ctx
  const search = escapeHtml(t(state, 'Search...'))
  const setup = escapeHtml(t(state, 'Setup'))
  const link =
    state.variant.header === 'old'
      ? ''
      : `<a href="${escapeHtml(setupAddress(url))}" id="setupLink" title="${setup}">${setup}</a>`
  const help = escapeHtml(t(state, 'Help'))
  return `<div class="bPageHeader" id="AppBodyHeader"><table class="phHeader brandZeronaryBgr" id="phHeader" cellspacing="0" cellpadding="0" border="0"><tbody><tr><td class="left"><img src="/img/seasonLogos/practice.svg" alt="${escapeHtml(t(state, 'Practice org'))}" id="phHeaderLogoImage" width="175" height="65"></td><td class="searchCell"><form accept-charset="UTF-8" action="/_ui/search/ui/UnifiedSearchResults" id="phSearchForm" method="GET" name="sbsearch" onsubmit="if (window.ffInAlert) { return false; }"><input type="hidden" name="searchType" id="searchType" value="2"><div class="headerSearchContainer" id="phSearchContainer"><input autocomplete="off" id="phSearchInput" maxlength="100" name="str" placeholder="${search}" size="20" title="${search}" type="text" value=""><input value="${escapeHtml(t(state, 'Search'))}" id="phSearchButton" type="button"></div></form></td><td class="right"><div class="multiforce"><div class="messages"></div><div class="navLinks"><div class="linkElements"><a href="${escapeHtml(lightningSwitchLink(lightning))}" class="switch-to-lightning">${escapeHtml(t(state, 'Switch to Lightning Experience'))}</a>${userMenu(ctx)}${link}<a href="javascript:openPopupFocusEscapePounds(%27/help%27, %27Help%27);" class="brandZeronaryFgr" title="${help}">${help}</a></div></div><div id="toolbar">${appMenu(ctx)}</div></div></td></tr></tbody></table>${tabBar(ctx, tab)}${lexBanner ? banner(ctx) : ''}</div>`
}
