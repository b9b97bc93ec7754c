/** The home page of Setup: three blocks, and no title of the usual kind. */

import { t } from '../../labels.ts'
import { apiName } from '../../state.ts'
import type { Ctx, Route } from '../../types.ts'
import { page } from '../layout/page-layout.ts'
import { esc } from '../layout/setup-parts.ts'

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
  `<div class="top-line"><div class="panelHeader"><h2>${esc(text)}</h2></div></div>`

function recentItems({ state }: Ctx): string {
  const rows = state.fields
    .slice(-5)
    .map(
      (field, row) =>
        `<tr><td class="col" id="content_wrap:mruTable:${row}:mruName"><a href="/${field.id.slice(0, 15)}">${esc(apiName(field))}</a></td><td class="col" id="content_wrap:mruTable:${row}:mruType">${esc(t(state, 'Custom Field Definition'))}</td></tr>`,
    )
  return `<div class="pageBlock" id="recentItems">${heading(t(state, 'Recent Items'))}<table id="content_wrap:mruTable" width="100%"><tbody id="content_wrap:mruTable:tb">${rows.join('')}</tbody></table></div>`
}

function links({ state }: Ctx): string {
  const groups = quickLinks.map(([group, items]) => {
    const list = items.map(
      ([label, address]) =>
        `<li><a href="${esc(`${address}&retURL=${encodeURIComponent('/setup/forcecomHomepage.apexp?setupid=ForceCom')}`)}" title="${esc(t(state, label))}">${esc(t(state, label))}</a></li>`,
    )
    return `<div class="outerCell"><div class="headerContainer"><h4>${esc(t(state, group))}</h4></div><ul>${list.join('')}</ul></div>`
  })
  return `<div class="pageBlock" id="quicklinks">${heading(t(state, 'Quick Links'))}<div class="panelContent">${groups.join('')}</div></div>`
}

function home(ctx: Ctx) {
  const { state } = ctx
  const start = `<div class="pageBlock" id="getting-started-block">${heading(t(state, 'Getting Started'))}<div class="panelContent"><div class="steps-header">${esc(t(state, 'Build App'))}</div><div class="steps-text">${esc(t(state, 'Generate a basic app with just one step, and then easily extend that app with clicks or code.'))}</div></div></div>`
  const content = `<span id="content_wrap"></span><div class="header-right"><div class="bPageTitle"><div class="ptBody secondaryPalette"><div class="links"><a href="javascript:openPopupFocusEscapePounds('/help', 'Help');"><span class="helpLink">${esc(t(state, 'Help for this Page'))}</span></a></div></div></div></div><div class="clear"></div><table class="two-column" width="100%"><tbody><tr><td>${start}${recentItems(ctx)}${links(ctx)}</td></tr></tbody></table>`
  return { body: page({ ctx, title: t(state, 'Home Page'), content, setupid: 'ForceCom' }) }
}

export const routes: Route[] = [{ method: 'GET', path: /^\/setup\/forcecomHomepage\.apexp$/, handle: home }]
