/** The list of profiles: enhanced (an ExtJS grid rendered by script) and original. */

import { compareByProfileName, t, translateProfileName } from '../../labels.ts'
import type { FakeOrg, OrgProfile, RequestContext, Route, RouteResponse } from '../../types.ts'
import { to15 } from '../ids.ts'
import { renderSetupPage } from '../layout/classic-page.ts'
import {
  escapeHtml,
  renderCheckboxImage,
  renderDataRow,
  renderLinkButton,
  renderRelatedList,
} from '../layout/setup-parts.ts'

const back = encodeURIComponent('/00e?setupid=EnhancedProfiles')
const newUrl = `/_ui/perms/ui/profile/ProfileClone/e?retURL=${back}&setupid=EnhancedProfiles`
const editUrl = (profile: OrgProfile) => `/${to15(profile.id)}/e?retURL=${back}`
const cloneUrl = (profile: OrgProfile) =>
  `/_ui/perms/ui/profile/ProfileClone/e?id=${to15(profile.id)}&retURL=${back}&setupid=EnhancedProfiles`

const byName = (state: FakeOrg) => [...state.profiles].sort(compareByProfileName(state))

function gridRow(state: FakeOrg, profile: OrgProfile, index: number): string {
  const cell = (column: string, html: string) =>
    `<td class="x-grid3-col x-grid3-cell x-grid3-td-${column} " tabindex="0"><div class="x-grid3-cell-inner x-grid3-col-${column}" id="${to15(profile.id)}_${column}">${html}</div></td>`
  const link = (label: string, url: string) =>
    `<a class="listViewAction" href="${escapeHtml(url)}"><span>${escapeHtml(t(state, label))}</span></a>`
  const cells = [
    cell('checkbox', `<input class="checkbox" type="checkbox" id="${to15(profile.id)}" name="ids">`),
    cell(
      'ACTION_COLUMN',
      `${link('Edit', editUrl(profile))}&nbsp;|&nbsp;${link('Clone', cloneUrl(profile))}`,
    ),
    cell(
      'ProfileName',
      `<a href="/${to15(profile.id)}"><span>${escapeHtml(translateProfileName(state, profile))}</span></a>`,
    ),
    cell('UserLicense', escapeHtml(profile.licence)),
    cell('Custom', renderCheckboxImage(state, profile.custom)),
  ]
  return `<div class="x-grid3-row ${index ? '' : 'x-grid3-row-first'}"><table class="x-grid3-row-table" cellspacing="0" cellpadding="0" border="0"><tbody><tr>${cells.join('')}</tr></tbody></table></div>`
}

const columns = `<style>.listButtons { list-style: none; display: flex; padding: 0; } .x-grid3 table { table-layout: fixed; width: 100%; } .x-grid3-td-checkbox { width: 30px; } .x-grid3-row td { border-bottom: 1px solid #e3deb8; padding: 4px; }</style>`

// The grid requests its rows after the page has loaded.
const drawGrid = `<script>setTimeout(function () {
  document.getElementById('profileGridBody').innerHTML = document.getElementById('profileGridRows').textContent
}, 150)</script>`

function enhanced(ctx: RequestContext): RouteResponse {
  const { state } = ctx
  const heads = ['', 'Action', 'Profile Name', 'User License', 'Custom']
    .map(
      (label) =>
        `<td class="x-grid3-hd x-grid3-cell${label ? '' : ' x-grid3-td-checkbox'}"><div class="x-grid3-hd-inner">${escapeHtml(t(state, label))}</div></td>`,
    )
    .join('')
  const rows = byName(state).map((profile, index) => gridRow(state, profile, index))
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ', t(state, 'Other'), t(state, 'All')]
    .map(
      (letter) =>
        `<a href="javascript:void(0)" class="listItem"><span class="listItemPad">${escapeHtml(letter)}</span></a>`,
    )
    .join('|')
  const content = `${columns}
<div class="listViewportWrapper"><div class="listViewport"><div class="topNav primaryPalette"><div class="controls"><form onsubmit="return false" class="filter"><select class="title" name="fcf" id="00B5g_listSelect"><option selected="selected">${escapeHtml(t(state, 'All Profiles'))}</option></select> <span class="filterLinks"><a href="javascript:void(0)">${escapeHtml(t(state, 'Edit'))}</a> | <a href="javascript:void(0)">${escapeHtml(t(state, 'Delete'))}</a> | <a href="javascript:void(0)">${escapeHtml(t(state, 'Create New View'))}</a></span></form></div></div>
<div class="subNav"><div class="linkBar"><ul class="actions listButtons"><li>${renderLinkButton(state, 'new', 'New Profile', newUrl)}</li> <li><input type="button" class="refreshListButton" id="00B5g_refresh" title="${escapeHtml(t(state, 'Refresh'))}"></li></ul></div><div class="rolodex">${letters}</div></div>
<div class="listBody"><div class="x-panel x-grid-panel"><div class="x-grid3"><div class="x-grid3-header"><table><tbody><tr class="x-grid3-hd-row">${heads}</tr></tbody></table></div><div class="x-grid3-scroller"><div class="x-grid3-body" id="profileGridBody"></div></div></div></div></div></div></div>
<script type="text/plain" id="profileGridRows">${rows.join('')}</script>${drawGrid}`
  const title = t(state, 'Profiles')
  return renderSetupPage(ctx, { title, bodyClass: 'listPage', h1: title, content })
}

function original(ctx: RequestContext): RouteResponse {
  const { state } = ctx
  const profiles = byName(state)
  const rows = profiles.map((profile, index) =>
    renderDataRow(index, profiles.length, {
      action: `<a href="${escapeHtml(editUrl(profile))}" class="actionLink">${escapeHtml(t(state, 'Edit'))}</a>`,
      name: `<a href="/${to15(profile.id)}?setupid=Profiles">${escapeHtml(translateProfileName(state, profile))}</a>`,
      rest: [escapeHtml(profile.licence), renderCheckboxImage(state, profile.custom)],
    }),
  )
  const title = t(state, 'User Profiles')
  const content = renderRelatedList({
    state,
    id: 'ProfileList',
    title: t(state, 'Profiles'),
    buttons: renderLinkButton(state, 'new', 'New Profile', newUrl.replace('EnhancedProfiles', 'Profiles')),
    columns: ['Action', 'Profile Name', 'User License', 'Custom'],
    rows,
  })
  return renderSetupPage(ctx, { title, bodyClass: 'listPage', h1: title, content })
}

export const profileListRoutes: Route[] = [
  {
    method: 'GET',
    path: /^\/00e$/,
    handle: (ctx) => {
      const plain =
        ctx.state.variant.profileList === 'original' || ctx.url.searchParams.get('setupid') === 'Profiles'
      return plain ? original(ctx) : enhanced(ctx)
    },
  },
]
