/** The home page of Setup: three blocks, and no title of the usual kind. */

import { t } from '../../labels.ts'
import { getFieldApiName } from '../../state.ts'
import type { RequestContext, Route } from '../../types.ts'
import { renderClassicPage } from '../layout/page-layout.ts'
import { escapeHtml } from '../layout/setup-parts.ts'

const quickLinks: readonly [group: string, links: readonly [label: string, address: string][]][] = [
  ['Tools', [['New custom object', '/01I/e?setupid=CustomObjects']]],
  [
    'Users',
    [
      ['New user', '/005/e?setupid=ManageUsers'],
      ["Reset users' passwords", '/005?setupid=ManageUsers'],
    ],
  ],
  [
    'App',
    [
      ['Manage apps', '/02u?setupid=TabSet'],
      ['Manage profiles', '/00e?setupid=EnhancedProfiles'],
    ],
  ],
  ['Security', [['New profile', '/_ui/perms/ui/profile/ProfileClone/e?setupid=EnhancedProfiles']]],
]

const heading = (text: string) =>
  `<div class="top-line"><div class="panelHeader"><h2>${escapeHtml(text)}</h2></div></div>`

function recentItems({ state }: RequestContext): string {
  const rows = state.fields
    .slice(-5)
    .map(
      (field, row) =>
        `<tr><td class="col" id="content_wrap:mruTable:${row}:mruName"><a href="/${field.id.slice(0, 15)}">${escapeHtml(getFieldApiName(field))}</a></td><td class="col" id="content_wrap:mruTable:${row}:mruType">${escapeHtml(t(state, 'Custom Field Definition'))}</td></tr>`,
    )
  return `<div class="pageBlock" id="recentItems">${heading(t(state, 'Recent Items'))}<table id="content_wrap:mruTable" width="100%"><tbody id="content_wrap:mruTable:tb">${rows.join('')}</tbody></table></div>`
}

function links({ state }: RequestContext): string {
  const groups = quickLinks.map(([group, items]) => {
    const list = items.map(
      ([label, address]) =>
        `<li><a href="${escapeHtml(`${address}&retURL=${encodeURIComponent('/setup/forcecomHomepage.apexp?setupid=ForceCom')}`)}" title="${escapeHtml(t(state, label))}">${escapeHtml(t(state, label))}</a></li>`,
    )
    return `<div class="outerCell"><div class="headerContainer"><h4>${escapeHtml(t(state, group))}</h4></div><ul>${list.join('')}</ul></div>`
  })
  return `<div class="pageBlock" id="quicklinks">${heading(t(state, 'Quick Links'))}<div class="panelContent">${groups.join('')}</div></div>`
}

function home(ctx: RequestContext) {
  const { state } = ctx
  const start = `<div class="pageBlock" id="getting-started-block">${heading(t(state, 'Getting Started'))}<div class="panelContent"><div class="steps-header">${escapeHtml(t(state, 'Build App'))}</div><div class="steps-text">${escapeHtml(t(state, 'Generate a basic app with just one step, and then easily extend that app with clicks or code.'))}</div></div></div>`
  const content = `<span id="content_wrap"></span><div class="header-right"><div class="bPageTitle"><div class="ptBody secondaryPalette"><div class="links"><a href="javascript:openPopupFocusEscapePounds('/help', 'Help');"><span class="helpLink">${escapeHtml(t(state, 'Help for this Page'))}</span></a></div></div></div></div><div class="clear"></div><table class="two-column" width="100%"><tbody><tr><td>${start}${recentItems(ctx)}${links(ctx)}</td></tr></tbody></table>`
  return { body: renderClassicPage({ ctx, title: t(state, 'Home Page'), content, setupid: 'ForceCom' }) }
}

export const setupHomeRoutes: Route[] = [
  { method: 'GET', path: /^\/setup\/forcecomHomepage\.apexp$/, handle: home },
]
