/** A profile's page in the original UI. */

import { t, translateProfileName } from '../../labels.ts'
import type { FakeOrg, OrgProfile, RequestContext, Route, RouteResponse } from '../../types.ts'
import { sameId, to15 } from '../ids.ts'
import { renderNotFoundPage, renderSetupPage } from '../layout/classic-page.ts'
import {
  escapeHtml,
  type LabelledCell,
  renderButton,
  renderCheckboxImage,
  renderLinkButton,
  renderPageBlock,
  renderSubheader,
  renderTwoColumns,
} from '../layout/setup-parts.ts'
import { renderProfileOverview, renderSystemPermissions } from './enhanced.ts'
import { isPermissionEnabled, userPermissions } from './permissions.ts'

/** Arranges a list in the two columns of a section, row by row. */
export const renderRowwiseColumns = (state: FakeOrg, cells: readonly LabelledCell[]): string =>
  renderTwoColumns(
    state,
    cells.filter((_, index) => index % 2 === 0),
    cells.filter((_, index) => index % 2 === 1),
  )

export const permissionSections = ['Administrative Permissions', 'General User Permissions'] as const

export const renderObjectPermissionTable = (
  state: FakeOrg,
  box: (object: string, right: string) => string,
): string => {
  const rights = ['Read', 'Create', 'Edit', 'Delete']
  const heads = rights.map((right) => `<th class="crudCol">${escapeHtml(t(state, right))}</th>`).join('')
  const rows = ['Accounts', 'Cases', 'Contacts'].map((object) => {
    const cells = rights.map((right) => `<td class="crudCol">${box(object, right)}</td>`).join('')
    return `<tr><th class="labelCol" scope="row">${escapeHtml(t(state, object))}</th><td class="dataCol"><table class="crudTable"><tbody><tr>${cells}</tr></tbody></table></td></tr>`
  })
  return `<div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody><tr><td class="labelCol empty">&nbsp;</td><td class="dataCol"><table class="crudTable"><tbody><tr>${heads}</tr></tbody></table></td></tr>${rows.join('')}</tbody></table></div>`
}

/** Returns true if the profile has the right: the state has only Case, other objects are static. */
export function hasObjectAccess(profile: OrgProfile, object: string, right: string): boolean {
  if (object !== 'Cases') return right === 'Read'
  return profile.caseAccess[right.toLowerCase() as keyof OrgProfile['caseAccess']]
}

function detail(ctx: RequestContext, profile: OrgProfile): RouteResponse {
  const { state } = ctx
  const own = to15(profile.id)
  const back = encodeURIComponent(`/${own}`)
  const buttons = [
    renderLinkButton(state, 'edit', 'Edit', `/${own}/e?retURL=${back}`),
    renderLinkButton(
      state,
      'clone',
      'Clone',
      `/_ui/perms/ui/profile/ProfileClone/e?id=${own}&retURL=${back}`,
    ),
    profile.custom ? renderButton(state, { name: 'del', label: 'Delete', type: 'button' }) : '',
    renderLinkButton(state, 'viewUsers', 'View Users', `/005?isUserEntityOverride=1&setupid=ManageUsers`),
  ]
  const head = renderTwoColumns(
    state,
    [
      { label: 'Name', html: escapeHtml(translateProfileName(state, profile)) },
      { label: 'User License', html: escapeHtml(profile.licence) },
      { label: 'Description', html: escapeHtml(profile.description) },
    ],
    [
      { label: '', html: '' },
      { label: 'Custom Profile', html: renderCheckboxImage(state, profile.custom, 'IsCustom') },
    ],
  )
  const sections = permissionSections.map((section, index) => {
    const cells = userPermissions
      .filter((permission) => permission.section === section)
      .map((permission) => ({
        label: permission.label,
        html: renderCheckboxImage(state, isPermissionEnabled(profile, permission)),
      }))
    return renderSubheader(index + 1, t(state, section)) + renderRowwiseColumns(state, cells)
  })
  const body = [
    head,
    ...sections,
    renderSubheader(3, t(state, 'Standard Object Permissions')),
    renderObjectPermissionTable(state, (object, right) =>
      renderCheckboxImage(state, hasObjectAccess(profile, object, right)),
    ),
    renderSubheader(4, t(state, 'Password Policies')),
    renderTwoColumns(
      state,
      [{ label: 'User passwords expire in', html: escapeHtml(t(state, '90 days')) }],
      [],
    ),
  ].join('\n')
  const hoverLinks = ['Login IP Ranges', 'Enabled Apex Class Access', 'Enabled Visualforce Page Access']
    .map(
      (label) =>
        `<a href="javascript:void(0)" class="linklet"><span class="listTitle">${escapeHtml(t(state, label))}<span class="count">[0]</span></span></a>`,
    )
    .join(' | ')
  const content = `
<div class="ptBreadcrumb">&nbsp;&laquo; <a href="/00e?setupid=EnhancedProfiles">${escapeHtml(t(state, 'Back to List: Profiles'))}</a></div>
<p>${escapeHtml(t(state, "Users with this profile have the permissions and page layouts listed below. Administrators can change a user's profile by editing that user's personal information."))}</p>
<div class="listHoverLinks">${hoverLinks}</div>
${renderPageBlock({ state, kind: 'Detail', title: t(state, 'Profile Detail'), buttons: buttons.filter(Boolean).join(' '), body })}`
  const h1 = t(state, 'Profile')
  return renderSetupPage(ctx, {
    title: `${h1}: ${translateProfileName(state, profile)}`,
    bodyClass: 'detailPage',
    h1,
    h2: translateProfileName(state, profile),
    content,
  })
}

export const profileDetailRoutes: Route[] = [
  {
    method: 'GET',
    path: /^\/(00e[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$/,
    handle(ctx, match) {
      const profile = ctx.state.profiles.find(({ id }) => sameId(id, match[1] ?? ''))
      if (!profile) return renderNotFoundPage(ctx)
      if (ctx.state.variant.profileUi === 'original') return detail(ctx, profile)
      return ctx.url.searchParams.has('s')
        ? renderSystemPermissions(ctx, profile)
        : renderProfileOverview(ctx, profile)
    },
  },
]
