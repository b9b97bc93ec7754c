/** The users: list and detail page; User Edit is in user-edit.ts. */

import { profileName, t } from '../../labels.ts'
import { isLocked } from '../../state.ts'
import type { Answer, Ctx, OrgUser, Route } from '../../types.ts'
import { sameId, to15 } from '../ids.ts'
import { notThere, setupPage } from '../layout/classic-page.ts'
import { block, button, checkImg, esc, goButton, subheader, twoColumns } from '../layout/setup-parts.ts'
import { editRoutes, userUrl } from './edit.ts'

const back = encodeURIComponent('/005?isUserEntityOverride=1&setupid=ManageUsers')

const profileLink = (ctx: Ctx, user: OrgUser): string => {
  const profile = ctx.state.profiles.find(({ id }) => sameId(id, user.profileId))
  return profile ? `<a href="/${to15(profile.id)}">${esc(profileName(ctx.state, profile))}</a>` : ''
}

const standardColumns = ['Full Name', 'Alias', 'Username', 'Active', 'Profile'] as const
const otherColumns = ['Active', 'Email', 'Profile', 'Alias', 'Full Name', 'Username', 'Role'] as const
const otherViews = ['Active Users', 'Admin Users', 'New Users This Week']

type Column = (typeof standardColumns | typeof otherColumns)[number]

function cellOf(ctx: Ctx, user: OrgUser, column: Column): string {
  const toUser = (shown: string) => `<a href="${esc(userUrl(user))}">${esc(shown)}</a>`
  switch (column) {
    case 'Full Name':
      return toUser([user.lastName, user.firstName].filter(Boolean).join(', '))
    case 'Alias':
      return esc(user.alias)
    case 'Username':
      return toUser(user.username)
    case 'Active':
      return checkImg(ctx.state, user.active)
    case 'Profile':
      return profileLink(ctx, user)
    case 'Email':
      return `<a href="mailto:${esc(user.email)}">${esc(user.email)}</a>`
    case 'Role':
      return '&nbsp;'
  }
}

function list(ctx: Ctx): Answer {
  const { state } = ctx
  const buttons = [
    goButton(state, 'new', 'New User', `/005/e?retURL=${back}`),
    button(state, { name: 'reset', label: 'Reset Password(s)', type: 'button' }),
    goButton(state, 'newMultiple', 'Add Multiple Users', '/_ui/system/user/UserMultiNew/e'),
  ].join(' ')
  const users = [...state.users].sort((a, b) => a.lastName.localeCompare(b.lastName))
  const other = state.world.usersList === 'other-columns'
  const columns = other ? otherColumns : standardColumns
  const rows = users.map((user, index) => {
    const edge = `${index === 0 ? ' first' : ''}${index === users.length - 1 ? ' last' : ''}`
    const action = `<input class="checkbox" type="checkbox" name="ids" value="${to15(user.id)}"> <a href="/${to15(user.id)}/e?retURL=${back}" class="actionLink">${esc(t(state, 'Edit'))}</a>`
    const cells = columns.map((column) =>
      column === 'Full Name'
        ? `<th scope="row" class=" dataCell  ">${cellOf(ctx, user, column)}</th>`
        : `<td class=" dataCell  ${column === 'Active' ? 'booleanColumn' : ''}">${cellOf(ctx, user, column)}</td>`,
    )
    return `<tr class=" dataRow ${index % 2 ? 'odd' : 'even'}${edge}"><td class="actionColumn">${action}</td>${cells.join('')}</tr>`
  })
  const heads = columns.map((label) => `<th scope="col" class="zen-deemphasize">${esc(t(state, label))}</th>`)
  const title = t(state, 'All Users')
  const views = [title, ...(other ? otherViews.map((view) => t(state, view)) : [])].map(
    (view, index) => `<option${index === 0 ? ' selected="selected"' : ''}>${esc(view)}</option>`,
  )
  const content = `
<p>${esc(t(state, 'On this page you can create, view, and manage users.'))}</p>
<form action="/005" id="filter_element" method="get" name="filter"><div class="bFilterView"><span class="bFilter"><label for="fcf"><b>${esc(t(state, 'View:'))}</b></label> <span class="fBody"><select id="fcf" name="fcf">${views.join('')}</select></span> <span class="fFooter"><a href="javascript:void(0)">${esc(t(state, 'Edit'))}</a> | <a href="javascript:void(0)">${esc(t(state, 'Create New View'))}</a></span></span></div></form>
<form action="/005" id="ResetForm" method="post" name="ResetForm"><div class="bPageBlock brandSecondaryBrd setupBlock secondaryPalette"><div class="pbHeader"><table border="0" cellspacing="0" cellpadding="0"><tbody><tr><td class="pbTitle"><h3>&nbsp;</h3></td><td class="pbButton">${other ? '' : buttons}</td></tr></tbody></table></div>
<div class="pbBody"><table class="list" border="0" cellspacing="0" cellpadding="0"><tbody><tr class="headerRow"><th class="actionColumn"><input type="checkbox" id="allBox" name="allBox"> ${esc(t(state, 'Action'))}</th>${heads.join('')}</tr>${rows.join('\n')}</tbody></table></div>
<div class="pbBottomButtons"><table border="0" cellspacing="0" cellpadding="0"><tbody><tr><td class="pbTitle">&nbsp;</td><td class="pbBottomButtons">${buttons}</td></tr></tbody></table></div></div></form>`
  return setupPage(ctx, { title, bodyClass: 'listPage', h1: title, content })
}

function detail(ctx: Ctx, user: OrgUser): Answer {
  const { state } = ctx
  const profile = state.profiles.find(({ id }) => sameId(id, user.profileId))
  const name = `${user.firstName} ${user.lastName}`.trim()
  const mail = `<a href="mailto:${esc(user.email)}">${esc(user.email)}</a>`
  const body =
    subheader(1, t(state, 'User Detail')) +
    twoColumns(
      state,
      [
        { label: 'Name', html: esc(name) },
        { label: 'Alias', html: esc(user.alias) },
        { label: 'Email', html: mail },
        { label: 'Username', html: esc(user.username) },
        { label: 'Nickname', html: esc(user.nickname) },
      ],
      [
        { label: 'Role', html: '' },
        { label: 'User License', html: esc(profile?.licence ?? '') },
        { label: 'Profile', html: profileLink(ctx, user) },
        { label: 'Active', html: checkImg(state, user.active, 'active_chkbox') },
      ],
    )
  const own = to15(user.id)
  const buttons = [
    goButton(state, 'edit', 'Edit', `/${own}/e?retURL=${encodeURIComponent(userUrl(user))}`),
    button(state, { name: 'resetPassword', label: 'Reset Password', type: 'button' }),
    // Inferred: their names. Of Freeze and Unfreeze the one that would change something is there.
    ...(user.frozen ? [button(state, { name: 'unfreeze', label: 'Unfreeze', type: 'button' })] : []),
    ...(isLocked(user) ? [button(state, { name: 'unlock', label: 'Unlock', type: 'button' })] : []),
  ].join(' ')
  const h1 = t(state, 'User')
  return setupPage(ctx, {
    title: `${h1}: ${name}`,
    bodyClass: 'detailPage',
    h1,
    h2: name,
    content: block({ state, kind: 'Detail', title: t(state, 'User Detail'), buttons, body }),
  })
}

export const routes: Route[] = [
  { method: 'GET', path: /^\/005$/, handle: list },
  ...editRoutes,
  {
    method: 'GET',
    path: /^\/(005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$/,
    handle(ctx, match) {
      const user = ctx.state.users.find(({ id }) => sameId(id, match[1] ?? ''))
      return user ? detail(ctx, user) : notThere(ctx)
    },
  },
]
