/** The users: list and detail page; the form is in edit.ts. */

import { t, translateProfileName } from '../../labels.ts'
import { isLocked } from '../../state.ts'
import type { OrgUser, RequestContext, Route, RouteResponse } from '../../types.ts'
import { sameId, to15 } from '../ids.ts'
import { renderNotFoundPage, renderSetupPage } from '../layout/classic-page.ts'
import {
  escapeHtml,
  renderButton,
  renderCheckboxImage,
  renderLinkButton,
  renderPageBlock,
  renderSubheader,
  renderTwoColumns,
} from '../layout/setup-parts.ts'
import { getUserUrl, userEditRoutes } from './edit.ts'

const back = encodeURIComponent('/005?isUserEntityOverride=1&setupid=ManageUsers')

const profileLink = (ctx: RequestContext, user: OrgUser): string => {
  const profile = ctx.state.profiles.find(({ id }) => sameId(id, user.profileId))
  return profile
    ? `<a href="/${to15(profile.id)}">${escapeHtml(translateProfileName(ctx.state, profile))}</a>`
    : ''
}

const standardColumns = ['Full Name', 'Alias', 'Username', 'Active', 'Profile'] as const
const otherColumns = ['Active', 'Email', 'Profile', 'Alias', 'Full Name', 'Username', 'Role'] as const
const otherViews = ['Active Users', 'Admin Users', 'New Users This Week']

type Column = (typeof standardColumns | typeof otherColumns)[number]

function cellOf(ctx: RequestContext, user: OrgUser, column: Column): string {
  const toUser = (shown: string) => `<a href="${escapeHtml(getUserUrl(user))}">${escapeHtml(shown)}</a>`
  switch (column) {
    case 'Full Name':
      return toUser([user.lastName, user.firstName].filter(Boolean).join(', '))
    case 'Alias':
      return escapeHtml(user.alias)
    case 'Username':
      return toUser(user.username)
    case 'Active':
      return renderCheckboxImage(ctx.state, user.active)
    case 'Profile':
      return profileLink(ctx, user)
    case 'Email':
      return `<a href="mailto:${escapeHtml(user.email)}">${escapeHtml(user.email)}</a>`
    case 'Role':
      return '&nbsp;'
  }
}

function list(ctx: RequestContext): RouteResponse {
  const { state } = ctx
  const buttons = [
    renderLinkButton(state, 'new', 'New User', `/005/e?retURL=${back}`),
    renderButton(state, { name: 'reset', label: 'Reset Password(s)', type: 'button' }),
    renderLinkButton(state, 'newMultiple', 'Add Multiple Users', '/_ui/system/user/UserMultiNew/e'),
  ].join(' ')
  const users = [...state.users].sort((a, b) => a.lastName.localeCompare(b.lastName))
  const other = state.variant.usersList === 'other-columns'
  const columns = other ? otherColumns : standardColumns
  const rows = users.map((user, index) => {
    const edge = `${index === 0 ? ' first' : ''}${index === users.length - 1 ? ' last' : ''}`
    const action = `<input class="checkbox" type="checkbox" name="ids" value="${to15(user.id)}"> <a href="/${to15(user.id)}/e?retURL=${back}" class="actionLink">${escapeHtml(t(state, 'Edit'))}</a>`
    const cells = columns.map((column) =>
      column === 'Full Name'
        ? `<th scope="row" class=" dataCell  ">${cellOf(ctx, user, column)}</th>`
        : `<td class=" dataCell  ${column === 'Active' ? 'booleanColumn' : ''}">${cellOf(ctx, user, column)}</td>`,
    )
    return `<tr class=" dataRow ${index % 2 ? 'odd' : 'even'}${edge}"><td class="actionColumn">${action}</td>${cells.join('')}</tr>`
  })
  const heads = columns.map(
    (label) => `<th scope="col" class="zen-deemphasize">${escapeHtml(t(state, label))}</th>`,
  )
  const title = t(state, 'All Users')
  const views = [title, ...(other ? otherViews.map((view) => t(state, view)) : [])].map(
    (view, index) => `<option${index === 0 ? ' selected="selected"' : ''}>${escapeHtml(view)}</option>`,
  )
  const content = `
<p>${escapeHtml(t(state, 'On this page you can create, view, and manage users.'))}</p>
<form action="/005" id="filter_element" method="get" name="filter"><div class="bFilterView"><span class="bFilter"><label for="fcf"><b>${escapeHtml(t(state, 'View:'))}</b></label> <span class="fBody"><select id="fcf" name="fcf">${views.join('')}</select></span> <span class="fFooter"><a href="javascript:void(0)">${escapeHtml(t(state, 'Edit'))}</a> | <a href="javascript:void(0)">${escapeHtml(t(state, 'Create New View'))}</a></span></span></div></form>
<form action="/005" id="ResetForm" method="post" name="ResetForm"><div class="bPageBlock brandSecondaryBrd setupBlock secondaryPalette"><div class="pbHeader"><table border="0" cellspacing="0" cellpadding="0"><tbody><tr><td class="pbTitle"><h3>&nbsp;</h3></td><td class="pbButton">${other ? '' : buttons}</td></tr></tbody></table></div>
<div class="pbBody"><table class="list" border="0" cellspacing="0" cellpadding="0"><tbody><tr class="headerRow"><th class="actionColumn"><input type="checkbox" id="allBox" name="allBox"> ${escapeHtml(t(state, 'Action'))}</th>${heads.join('')}</tr>${rows.join('\n')}</tbody></table></div>
<div class="pbBottomButtons"><table border="0" cellspacing="0" cellpadding="0"><tbody><tr><td class="pbTitle">&nbsp;</td><td class="pbBottomButtons">${buttons}</td></tr></tbody></table></div></div></form>`
  return renderSetupPage(ctx, { title, bodyClass: 'listPage', h1: title, content })
}

function detail(ctx: RequestContext, user: OrgUser): RouteResponse {
  const { state } = ctx
  const profile = state.profiles.find(({ id }) => sameId(id, user.profileId))
  const name = `${user.firstName} ${user.lastName}`.trim()
  const mail = `<a href="mailto:${escapeHtml(user.email)}">${escapeHtml(user.email)}</a>`
  const body =
    renderSubheader(1, t(state, 'User Detail')) +
    renderTwoColumns(
      state,
      [
        { label: 'Name', html: escapeHtml(name) },
        { label: 'Alias', html: escapeHtml(user.alias) },
        { label: 'Email', html: mail },
        { label: 'Username', html: escapeHtml(user.username) },
        { label: 'Nickname', html: escapeHtml(user.nickname) },
      ],
      [
        { label: 'Role', html: '' },
        { label: 'User License', html: escapeHtml(profile?.licence ?? '') },
        { label: 'Profile', html: profileLink(ctx, user) },
        { label: 'Active', html: renderCheckboxImage(state, user.active, 'active_chkbox') },
      ],
    )
  const own = to15(user.id)
  const buttons = [
    renderLinkButton(state, 'edit', 'Edit', `/${own}/e?retURL=${encodeURIComponent(getUserUrl(user))}`),
    renderButton(state, { name: 'resetPassword', label: 'Reset Password', type: 'button' }),
    // Names inferred. Shows Freeze or Unfreeze, whichever applies.
    ...(user.frozen ? [renderButton(state, { name: 'unfreeze', label: 'Unfreeze', type: 'button' })] : []),
    ...(isLocked(user) ? [renderButton(state, { name: 'unlock', label: 'Unlock', type: 'button' })] : []),
  ].join(' ')
  const h1 = t(state, 'User')
  return renderSetupPage(ctx, {
    title: `${h1}: ${name}`,
    bodyClass: 'detailPage',
    h1,
    h2: name,
    content: renderPageBlock({ state, kind: 'Detail', title: t(state, 'User Detail'), buttons, body }),
  })
}

export const userRoutes: Route[] = [
  { method: 'GET', path: /^\/005$/, handle: list },
  ...userEditRoutes,
  {
    method: 'GET',
    path: /^\/(005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$/,
    handle(ctx, match) {
      const user = ctx.state.users.find(({ id }) => sameId(id, match[1] ?? ''))
      return user ? detail(ctx, user) : renderNotFoundPage(ctx)
    },
  },
]
