/** A profile in the enhanced UI: an overview, and a page for each section. */

import { t, translateProfileName } from '../../labels.ts'
import type { FakeOrg, OrgProfile, RequestContext, RouteResponse } from '../../types.ts'
import { markControl } from '../certainty.ts'
import { to15 } from '../ids.ts'
import { renderSetupPage } from '../layout/classic-page.ts'
import {
  escapeHtml,
  renderButton,
  renderCheckboxImage,
  renderFieldError,
  renderHiddenInput,
  renderLinkButton,
} from '../layout/setup-parts.ts'
import {
  findUnmetRequirement,
  isPermissionEnabled,
  markTitledBox,
  renderDependencyTables,
  userPermissions,
} from './permissions.ts'

// The j_id numbers change between releases (part 2 §2.1).
const prefix = 'page:console:j_id77:SystemPermissions'
const boxId = (apiName: string): string =>
  `${prefix}:${userPermissions.findIndex((p) => p.apiName === apiName)}:perm_ck`

// Sets .checked of the other boxes and fires no event (reference part 1 §3).
const script = `<script>var ProfileDependentCheckboxes = (function (ties) {
  var map = {}
  function set(prefix, name, on) { var box = document.getElementById(map[prefix][name]); if (box) box.checked = on }
  return {
    map: map,
    registerCheckbox: function (prefix, name, id) { (map[prefix] = map[prefix] || {})[name] = id },
    handleClick: function (box, prefix, name) {
      if (box.checked) {
        (ties.on[name] || []).forEach(function (other) { set(prefix, other, true) });
        (ties.off[name] || []).forEach(function (other) { set(prefix, other, false) })
      } else Object.keys(ties.on).forEach(function (other) { if (ties.on[other].indexOf(name) >= 0) set(prefix, other, false) })
    },
  }
})(${renderDependencyTables((name) => name)});
${userPermissions.map(({ apiName }) => `ProfileDependentCheckboxes.registerCheckbox('${prefix}', '${apiName}', '${boxId(apiName)}')`).join('\n')}</script>`

/** Renders the overlay shown once per tab; only its words are known (part 2 §2.1: `.gt-ct`). */
function welcome(state: FakeOrg): string {
  const title = escapeHtml(t(state, 'Welcome to the Enhanced Profile User Interface'))
  const close = `sessionStorage.setItem('profileWelcome', '1'); document.getElementById('profileWelcome').remove()`
  const entry = (name: string, label: string) =>
    renderButton(state, { name, label, type: 'button', onclick: close })
  return `<div id="profileWelcome" class="gt-ct" style="position: fixed; inset: 0; z-index: 100; background: rgba(0, 0, 0, 0.5)"><div class="overlayDialog" role="dialog" aria-label="${title}" style="width: 420px; margin: 120px auto; background: #fff; padding: 20px"><h2>${title}</h2><p>${escapeHtml(t(state, 'Take a quick tour of what is new.'))}</p>${entry('startTour', 'Start Tour')} ${entry('noThanks', 'No Thanks')}</div></div><script>if (sessionStorage.getItem('profileWelcome')) document.getElementById('profileWelcome').remove()</script>`
}

function consolePage(
  ctx: RequestContext,
  profile: OrgProfile,
  crumb: string,
  buttons: string,
  content: string,
): RouteResponse {
  const { state } = ctx
  const own = to15(profile.id)
  const section = ctx.url.searchParams.get('s')
  const action = `/${own}${section ? `/e?s=${encodeURIComponent(section)}` : ''}`
  const find = `<div class="pc_find"><input type="text" id="page:console:pc_form:find:findComponent:input" name="page:console:pc_form:find:findComponent:input" placeholder="${escapeHtml(t(state, 'Find Settings...'))}"></div>`
  const breadcrumb = `<div class="pc_breadcrumb"><a href="/${own}">${escapeHtml(t(state, 'Profile Overview'))}</a>${crumb ? ` &gt; ${escapeHtml(crumb)}` : ''}</div>`
  const title = t(state, 'Profile')
  return renderSetupPage(ctx, {
    title: `${title}: ${translateProfileName(state, profile)}`,
    bodyClass: 'ProfileConsole',
    h1: title,
    h2: translateProfileName(state, profile),
    content: `${state.variant.profileWelcome ? welcome(state) : ''}${script}<form id="page:console:pc_form" name="page:console:pc_form" method="post" action="${escapeHtml(action)}" enctype="application/x-www-form-urlencoded">${renderHiddenInput('page:console:pc_form', 'page:console:pc_form')}
<div class="bPageBlock brandSecondaryBrd bDetailBlock secondaryPalette"><div class="pbHeader"><table cellspacing="0" cellpadding="0" border="0"><tbody><tr><td>${find}</td><td class="pbButton">${buttons}</td></tr></tbody></table></div>
<div class="pbBody">${breadcrumb}${content}</div><div class="pc_status" style="display: none"><div class="pc_statusMask"></div></div></div></form>`,
  })
}

const link = (state: FakeOrg, url: string, label: string): string =>
  `<a class="btn pc_buttonLink" href="${escapeHtml(url)}">${escapeHtml(t(state, label))}</a>`

export function renderProfileOverview(ctx: RequestContext, profile: OrgProfile): RouteResponse {
  const { state } = ctx
  const own = to15(profile.id)
  const cloneUrl = `/_ui/perms/ui/profile/ProfileClone/e?id=${own}&retURL=${encodeURIComponent(`/${own}`)}`
  const buttons = [
    renderLinkButton(state, 'clone', 'Clone', cloneUrl),
    renderButton(state, {
      name: 'edit_properties',
      label: 'Edit Properties',
      type: 'button',
      id: 'button_edit_properties',
    }),
  ].join(' ')
  const entries = (labels: readonly string[], url: (label: string) => string) =>
    labels
      .map(
        (label) => `<li><a href="${escapeHtml(url(label))}"><b>${escapeHtml(t(state, label))}</b></a></li>`,
      )
      .join('')
  const section = (cls: string, title: string, items: string) =>
    `<div class="${cls}"><h3>${escapeHtml(t(state, title))}</h3><ul class="pc_sectionContents">${items}</ul></div>`
  const system = [
    'System Permissions',
    'Login Hours',
    'Login IP Ranges',
    'Service Providers',
    'Session Settings',
    'Password Policies',
  ]
  const content = [
    `<table class="detailList"><tbody><tr><td class="labelCol">${escapeHtml(t(state, 'User License'))}</td><td class="dataCol">${escapeHtml(profile.licence)}</td><td class="labelCol">${escapeHtml(t(state, 'Custom Profile'))}</td><td class="dataCol">${renderCheckboxImage(state, profile.custom)}</td></tr></tbody></table>`,
    section(
      'pc_sectionApps',
      'Apps',
      entries(['Assigned Apps', 'Object Settings', 'App Permissions'], () => '#'),
    ),
    section(
      'pc_sectionSystem',
      'System',
      entries(system, (label) => (label === 'System Permissions' ? `/${own}?s=SystemPermissions` : '#')),
    ),
  ].join('\n')
  return consolePage(ctx, profile, '', buttons, content)
}

const table = (state: FakeOrg, box: (apiName: string, index: number) => string): string => {
  const rows = userPermissions.map(
    ({ apiName, label }, index) =>
      `<tr class="dataRow"><td class="pc_labelColumn">${escapeHtml(t(state, label))}</td><td class="pc_checkboxColumn">${box(apiName, index)}</td><td>&nbsp;</td></tr>`,
  )
  return `<h3>${escapeHtml(t(state, 'System'))}</h3><table class="list"><tbody><tr class="headerRow"><th>${escapeHtml(t(state, 'Permission Name'))}</th><th>${escapeHtml(t(state, 'Enabled'))}</th><th>${escapeHtml(t(state, 'Description'))}</th></tr>${rows.join('\n')}</tbody></table>`
}

export function renderSystemPermissions(ctx: RequestContext, profile: OrgProfile): RouteResponse {
  const edit = `/${to15(profile.id)}/e?s=SystemPermissions`
  const content = table(ctx.state, (apiName) =>
    renderCheckboxImage(ctx.state, profile.permissions[apiName] ?? false),
  )
  const editLink = markControl('editProfile', link(ctx.state, edit, 'Edit'), 1)
  return consolePage(ctx, profile, t(ctx.state, 'System Permissions'), editLink, content)
}

const saveButton = (state: FakeOrg): string =>
  renderButton(state, {
    name: 'page:console:pc_form:button_pc_save',
    label: 'Save',
    id: 'page:console:pc_form:button_pc_save',
  })

function editPage(ctx: RequestContext, profile: OrgProfile, error = ''): RouteResponse {
  const { state } = ctx
  const view = `/${to15(profile.id)}?s=SystemPermissions`
  const content = table(state, (apiName) => {
    const flags = `${profile.permissions[apiName] ? ' checked="checked"' : ''}${profile.custom ? '' : ' disabled="disabled"'}`
    const onclick = `ProfileDependentCheckboxes.handleClick(this, '${prefix}', '${apiName}')`
    return markTitledBox(
      apiName,
      `<input id="${boxId(apiName)}" type="checkbox" name="${boxId(apiName)}" value="true" title="${apiName}" onclick="${onclick}"${flags}>`,
    )
  })
  const buttons = `${saveButton(state)} ${link(state, view, 'Cancel')}`
  return consolePage(
    ctx,
    profile,
    t(state, 'System Permissions'),
    buttons,
    (error ? renderFieldError(state, escapeHtml(error)) : '') + content,
  )
}

/**
 * Renders the confirmation. Guides only say "Select Save, and confirm the changes" (part 2 §2.1).
 */
function confirmation(
  ctx: RequestContext,
  profile: OrgProfile,
  wanted: Record<string, boolean>,
  changed: string[],
): RouteResponse {
  const { state } = ctx
  const items = userPermissions
    .filter(({ apiName }) => changed.includes(apiName))
    .map(({ apiName, label }) => {
      const how = t(state, wanted[apiName] ? 'Enabled' : 'Disabled')
      return `<tr class="dataRow"><td>${escapeHtml(t(state, label))}</td><td>${escapeHtml(how)}</td></tr>`
    })
  const grants = Object.keys(wanted)
    .filter((apiName) => wanted[apiName])
    .map((apiName) => renderHiddenInput(boxId(apiName), 'true'))
  const content = `${renderHiddenInput('confirmed', '1')}${grants.join('')}<h3>${escapeHtml(t(state, 'Permission Changes Confirmation'))}</h3><table class="list"><tbody>${items.join('')}</tbody></table>`
  const back = `/${to15(profile.id)}/e?s=SystemPermissions`
  return consolePage(
    ctx,
    profile,
    t(state, 'System Permissions'),
    `${saveButton(state)} ${link(state, back, 'Cancel')}`,
    content,
  )
}

export function handleEnhancedProfileEdit(ctx: RequestContext, profile: OrgProfile): RouteResponse {
  const own = to15(profile.id)
  if (!ctx.url.searchParams.has('s')) return { redirect: `/${own}` }
  if (ctx.method !== 'POST') return editPage(ctx, profile)
  const wanted = Object.fromEntries(
    userPermissions.map(({ apiName }) => [apiName, ctx.form.has(boxId(apiName))]),
  )
  const changed = userPermissions
    .filter((one) => isPermissionEnabled(profile, one) !== wanted[one.apiName])
    .map((one) => one.apiName)
  if (!profile.custom && Object.values(wanted).some(Boolean)) {
    return editPage(ctx, profile, t(ctx.state, 'You cannot edit the permissions of a standard profile.'))
  }
  const unmet = findUnmetRequirement(ctx.state, profile, wanted)
  if (unmet) return editPage(ctx, profile, unmet)
  if (profile.custom && changed.length > 0 && !ctx.form.has('confirmed')) {
    return confirmation(ctx, profile, wanted, changed)
  }
  if (profile.custom) profile.permissions = { ...profile.permissions, ...wanted }
  return { redirect: `/${own}?s=SystemPermissions` }
}
