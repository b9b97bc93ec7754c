/** New User and Edit User. Several drivers agree on the ids (reference part 1 §4, part 2 §3). */

import { compareByProfileName, t, translateProfileName } from '../../labels.ts'
import type { FakeOrg, OrgUser, RequestContext, Route, RouteResponse } from '../../types.ts'
import { sameId, to15 } from '../ids.ts'
import { renderNotFoundPage, renderSetupPage } from '../layout/classic-page.ts'
import {
  escapeHtml,
  type LabelledCell,
  renderButton,
  renderEditForm,
  renderFieldError,
  renderHiddenInput,
  renderPageBlock,
  renderSubheader,
  renderTextInput,
  renderTwoColumns,
} from '../layout/setup-parts.ts'
import { requiredInputIds, saveUser, type UserFormErrors, validateUser } from './save.ts'
import { renderUserScript } from './script.ts'

const listUrl = '/005?isUserEntityOverride=1&setupid=ManageUsers'
export const getUserUrl = (user: OrgUser): string => `/${to15(user.id)}?noredirect=1&isUserEntityOverride=1`

const handlers: Record<string, string> = {
  name_lastName: `onblur="setAlias(byId('Alias'), byId('name_firstName'), this)"`,
  Email: `onblur="setUsername(byId('Username'), this)"`,
  Username: `onchange="setCommNickname(byId('CommunityNickname'), byId('Username'))" onblur="setCommNickname(byId('CommunityNickname'), this)"`,
}

const noRole = '<None Specified>'

type Select = (label: string, id: string, options: [string, string][]) => LabelledCell

/** Renders a lookup, for an org with too many roles for a select, like all of Classic's. */
function role(state: FakeOrg, select: Select): LabelledCell {
  if (state.variant.roleField === 'select')
    return select('Role', 'role', [
      ['', t(state, noRole)],
      ['00E5g000001aaAA', t(state, 'CEO')],
    ])
  const title = escapeHtml(t(state, 'Role Lookup (New Window)'))
  const parts = [
    ['role_lkid', '000000000000000'],
    ['role_lkold', ''],
    ['role_lktp', '00E'],
    ['role_mod', '0'],
  ].map(([name = '', value = '']) => renderHiddenInput(name, value))
  return {
    label: 'Role',
    forId: 'role',
    required: true,
    html: `${parts.join('')}<span class="lookupInput"><input id="role" name="role" maxlength="80" size="20" type="text" value=""><a href="javascript:void(0)" id="role_lkwgt" onclick="window.open('/ui/setup/user/ParentRolePickerPage', 'lookup', 'width=600,height=400')" title="${title}"><img src="/img/s.gif" alt="${title}" class="lookupIcon" title="${title}"></a></span>${info}`,
  }
}

const info =
  '<div class="mouseOverInfoOuter" tabindex="0"><img src="/img/s.gif" alt="" class="infoIcon" title=""></div>'

/** Returns the form's values: posted ones after a refusal, the user's own, or defaults. */
function valuesOf(ctx: RequestContext, user: OrgUser | undefined): URLSearchParams {
  if (ctx.method === 'POST') return ctx.form
  const { state } = ctx
  const profile = state.profiles.find(({ id }) => user && sameId(id, user.profileId))
  const licence = state.licences.find(({ name }) => name === profile?.licence) ?? state.licences[0]
  return new URLSearchParams({
    name_firstName: user?.firstName ?? '',
    name_lastName: user?.lastName ?? '',
    Alias: user?.alias ?? '',
    Email: user?.email ?? '',
    Username: user?.username ?? '',
    CommunityNickname: user?.nickname ?? '',
    user_license_id: licence?.id ?? '',
    Profile: profile ? to15(profile.id) : '',
    ...(user?.active === false ? {} : { active: '1' }),
    ...(user ? {} : { new_password: '1' }),
  })
}

function form(ctx: RequestContext, user: OrgUser | undefined, errors: UserFormErrors = {}): RouteResponse {
  const { state } = ctx
  const values = valuesOf(ctx, user)
  const value = (id: string) => values.get(id) ?? ''
  const required: readonly string[] = requiredInputIds
  const withError = (id: string) => (errors[id] === undefined ? {} : { error: errors[id] })
  const text = (label: string, id: string, maxlength = 80, after = ''): LabelledCell => ({
    label,
    forId: id,
    required: required.includes(id),
    html: renderTextInput(id, value(id), maxlength, id in errors, handlers[id]) + after,
    ...withError(id),
  })
  const tick = (label: string, id: string): LabelledCell => ({
    label,
    forId: id,
    html: `<input${values.has(id) ? ' checked="checked"' : ''} id="${id}" name="${id}" type="checkbox" value="1">`,
  })
  const select = (
    label: string,
    id: string,
    options: [string, string][],
    more = '',
    must = true,
  ): LabelledCell => ({
    label,
    forId: id,
    required: must,
    html: `<select id="${id}" name="${id}"${more}>${options
      .map(([key, shown]) => {
        const chosen = key === value(id) ? ' selected="selected"' : ''
        return `<option value="${escapeHtml(key)}"${chosen}>${escapeHtml(shown)}</option>`
      })
      .join('')}</select>${id === 'user_license_id' ? '' : info}`,
    ...withError(id),
  })

  const licence = state.licences.find(({ id }) => id === value('user_license_id'))
  const profiles = state.profiles
    .filter((profile) => profile.licence === licence?.name)
    .sort(compareByProfileName(state))
    .map((profile): [string, string] => [to15(profile.id), translateProfileName(state, profile)])
  const left = [
    text('First Name', 'name_firstName', 40),
    text('Last Name', 'name_lastName'),
    text('Alias', 'Alias', 8),
    text('Email', 'Email'),
    text('Username', 'Username'),
    text('Nickname', 'CommunityNickname', 40, info),
    text('Title', 'Title'),
    text('Company', 'CompanyName'),
    text('Department', 'Department'),
    text('Division', 'Division'),
  ]
  const right = [
    role(state, select),
    select(
      'User License',
      'user_license_id',
      state.licences.map(({ id, name }) => [id, name]),
      ' onchange="licenceChanged(this)"',
    ),
    select('Profile', 'Profile', [['', t(state, '--None--')], ...profiles]),
    tick('Active', 'active'),
    tick('Marketing User', 'UserPermissions_0'),
    tick('Offline User', 'UserPermissions_1'),
    tick('Knowledge User', 'UserPermissions_2'),
  ]
  const locale = [
    select('Time Zone', 'TimeZoneSidKey', [
      ['America/Los_Angeles', t(state, '(GMT-08:00) Pacific Standard Time (America/Los_Angeles)')],
    ]),
    select('Locale', 'LocaleSidKey', [['en_US', t(state, 'English (United States)')]]),
    select('Language', 'LanguageLocaleKey', [['en_US', t(state, 'English')]]),
  ]
  const body = [
    errors[''] ? renderFieldError(state, errors['']) : '',
    renderSubheader(1, t(state, 'General Information')),
    renderTwoColumns(state, left, right),
    renderSubheader(2, t(state, 'Single Sign On Information')),
    renderTwoColumns(state, [text('Federation ID', 'FederationIdentifier', 512)], []),
    renderSubheader(3, t(state, 'Locale Settings')),
    renderTwoColumns(state, locale, []),
    `<div class="pbSubsection"><input${values.has('new_password') ? ' checked="checked"' : ''} id="new_password" name="new_password" type="checkbox" value="1"><label for="new_password">${escapeHtml(t(state, 'Generate new password and notify user immediately'))}</label></div>`,
  ].join('\n')
  const buttons = [
    renderButton(state, { name: 'save', label: 'Save' }),
    renderButton(state, { name: 'save_new', label: 'Save & New' }),
    renderButton(state, {
      name: 'cancel',
      label: 'Cancel',
      type: 'button',
      onclick: `navigateToUrl(document.getElementById('cancelURL').value)`,
    }),
  ].join(' ')
  const retURL = ctx.url.searchParams.get('retURL') ?? ctx.form.get('retURL') ?? listUrl
  const failed = Object.keys(errors).length > 0
  const title = t(state, user ? 'User Edit' : 'New User')
  return renderSetupPage(ctx, {
    title: user ? `${title}: ${user.firstName} ${user.lastName}`.trim() : title,
    bodyClass: 'editPage',
    h1: title,
    ...(user ? { h2: `${user.firstName} ${user.lastName}`.trim() } : {}),
    content:
      renderUserScript(state) +
      renderEditForm({
        action: user ? `/${to15(user.id)}/e` : '/005/e',
        cancelURL: retURL,
        retURL,
        setupid: 'ManageUsers',
        content: renderPageBlock({
          state,
          kind: 'Edit',
          title: t(state, 'User Edit'),
          buttons,
          body,
          failed,
        }),
      }),
  })
}

function handle(ctx: RequestContext, user: OrgUser | undefined): RouteResponse {
  if (ctx.method !== 'POST') return form(ctx, user)
  const errors = validateUser(ctx.state, ctx.form, user)
  if (Object.keys(errors).length > 0) return form(ctx, user, errors)
  const saved = saveUser(ctx.state, ctx.form, user)
  return { redirect: ctx.form.has('save_new') ? '/005/e' : getUserUrl(saved) }
}

export const userEditRoutes: Route[] = [
  { method: 'ANY', path: /^\/005\/e$/, handle: (ctx) => handle(ctx, undefined) },
  {
    method: 'ANY',
    path: /^\/(005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)\/e$/,
    handle(ctx, match) {
      const user = ctx.state.users.find(({ id }) => sameId(id, match[1] ?? ''))
      return user ? handle(ctx, user) : renderNotFoundPage(ctx)
    },
  },
]
