/**
 * Profile Edit in the original UI: every permission on one page, tied together by the page's
 * script.
 */

import { t, translateProfileName } from '../../labels.ts'
import type { FakeOrg, OrgProfile, RequestContext, Route, RouteResponse } from '../../types.ts'
import { sameId, to15 } from '../ids.ts'
import { renderNotFoundPage, renderSetupPage } from '../layout/classic-page.ts'
import {
  escapeHtml,
  renderButton,
  renderEditForm,
  renderFieldError,
  renderPageBlock,
  renderSubheader,
  renderTextInput,
  renderTwoColumns,
} from '../layout/setup-parts.ts'
import {
  hasObjectAccess,
  permissionSections,
  renderObjectPermissionTable,
  renderRowwiseColumns,
} from './detail.ts'
import { handleEnhancedProfileEdit } from './enhanced.ts'
import {
  findUnmetRequirement,
  isPermissionEnabled,
  markLabeledBox,
  renderDependencyTables,
  type UserPermission,
  userPermissions,
} from './permissions.ts'

const boxOf = (apiName: string): string =>
  userPermissions.find((other) => other.apiName === apiName)?.boxId ?? apiName

// Sets .checked of the other boxes and fires no event, as Salesforce's Profile.js does (part 2
// §2.2).
const script = `<script>var ProfileEdit = (function (ties) {
  function set(id, on) { var box = document.getElementById(id); if (box) box.checked = on }
  function tick(id) { (ties.on[id] || []).forEach(function (other) { set(other, true); tick(other) }); (ties.off[id] || []).forEach(function (other) { set(other, false) }) }
  function untick(id) { Object.keys(ties.on).forEach(function (other) { if (ties.on[other].indexOf(id) >= 0) { set(other, false); untick(other) } }) }
  return {
    handlePermDependencyClick: function (box) { box.checked ? tick(box.id) : untick(box.id) },
    handleCrudClick: function (box) {
      var object = box.id.replace(/^crud(Read|Create|Update|Delete)/, '')
      if (box.checked && box.id.indexOf('crudRead') !== 0) set('crudRead' + object, true)
      if (!box.checked && box.id.indexOf('crudRead') === 0) ['Create', 'Update', 'Delete'].forEach(function (right) { set('crud' + right + object, false) })
    },
  }
})(${renderDependencyTables(boxOf)})</script>`

/**
 * Salesforce's own script has the API name behind three underscores, whatever the object is called
 * in the org.
 */
const crudId = (object: string, right: string): string =>
  `crud${right === 'Edit' ? 'Update' : right}___${object.replace(/s$/, '')}`

function checkbox(id: string, on: boolean, handler: string, fixed: boolean): string {
  const state = `${on ? ' checked="checked"' : ''}${fixed ? ' disabled="disabled"' : ''}`
  return `<input${state} id="${id}" name="${id}" onclick="${handler}" type="checkbox" value="1">`
}

function form(ctx: RequestContext, profile: OrgProfile, error?: string): RouteResponse {
  const { state } = ctx
  const own = to15(profile.id)
  const retURL = ctx.url.searchParams.get('retURL') ?? ctx.form.get('retURL') ?? `/${own}`
  const fixed = !profile.custom
  const box = (permission: UserPermission) => ({
    label: permission.label,
    html: markLabeledBox(
      state,
      permission.apiName,
      checkbox(
        permission.boxId,
        isPermissionEnabled(profile, permission),
        'ProfileEdit.handlePermDependencyClick(this)',
        fixed,
      ),
    ),
  })
  const sections = permissionSections.map(
    (section, index) =>
      renderSubheader(index + 1, t(state, section)) +
      renderRowwiseColumns(
        state,
        userPermissions.filter((permission) => permission.section === section).map(box),
      ),
  )
  const body = [
    error ? renderFieldError(state, error) : '',
    renderTwoColumns(
      state,
      [
        {
          label: 'Name',
          forId: 'p1',
          required: true,
          html: fixed
            ? escapeHtml(translateProfileName(state, profile))
            : renderTextInput('p1', profile.name, 255),
        },
        { label: 'User License', html: escapeHtml(profile.licence) },
        { label: 'Description', forId: 'p2', html: renderTextInput('p2', profile.description, 255) },
      ],
      [{ label: 'Custom Profile', html: checkbox('IsCustom', profile.custom, '', true) }],
    ),
    ...sections,
    renderSubheader(3, t(state, 'Standard Object Permissions')),
    renderObjectPermissionTable(state, (object, right) =>
      checkbox(
        crudId(object, right),
        hasObjectAccess(profile, object, right),
        'ProfileEdit.handleCrudClick(this)',
        fixed,
      ),
    ),
  ].join('\n')
  const buttons = [
    renderButton(state, { name: 'save', label: 'Save' }),
    renderButton(state, {
      name: 'cancel',
      label: 'Cancel',
      type: 'button',
      onclick: `navigateToUrl(document.getElementById('cancelURL').value)`,
    }),
  ].join(' ')
  const title = t(state, 'Profile Edit')
  const content =
    script +
    renderEditForm({
      action: `/${own}/e`,
      cancelURL: retURL,
      retURL,
      setupid: 'EnhancedProfiles',
      content: renderPageBlock({ state, kind: 'Edit', title, buttons, body, failed: error !== undefined }),
    })
  return renderSetupPage(ctx, {
    title: `${title}: ${translateProfileName(state, profile)}`,
    bodyClass: 'editPage',
    h1: title,
    h2: translateProfileName(state, profile),
    content,
  })
}

function save(state: FakeOrg, profile: OrgProfile, posted: URLSearchParams): string | null {
  const wanted = Object.fromEntries(userPermissions.map(({ apiName, boxId }) => [apiName, posted.has(boxId)]))
  if (!profile.custom) {
    return Object.values(wanted).some(Boolean)
      ? t(state, 'You cannot edit the permissions of a standard profile.')
      : null
  }
  const unmet = findUnmetRequirement(state, profile, wanted)
  if (unmet) return unmet
  const has = (right: string) => posted.has(crudId('Cases', right))
  profile.name = posted.get('p1')?.trim() || profile.name
  profile.description = posted.get('p2') ?? profile.description
  profile.permissions = { ...profile.permissions, ...wanted }
  profile.caseAccess = { read: has('Read'), create: has('Create'), edit: has('Edit'), delete: has('Delete') }
  return null
}

export const profileEditRoutes: Route[] = [
  {
    method: 'ANY',
    path: /^\/(00e[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)\/e$/,
    handle(ctx, match) {
      const profile = ctx.state.profiles.find(({ id }) => sameId(id, match[1] ?? ''))
      if (!profile) return renderNotFoundPage(ctx)
      if (ctx.state.variant.profileUi === 'enhanced') return handleEnhancedProfileEdit(ctx, profile)
      if (ctx.method !== 'POST') return form(ctx, profile)
      const error = save(ctx.state, profile, ctx.form)
      return error ? form(ctx, profile, escapeHtml(error)) : { redirect: `/${to15(profile.id)}` }
    },
  },
]
