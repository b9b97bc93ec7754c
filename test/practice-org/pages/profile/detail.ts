/** A profile as the original UI shows it. */

import { profileName, t } from '../../labels.ts'
import type { Answer, Ctx, OrgProfile, OrgState, Route } from '../../types.ts'
import { sameId, to15 } from '../ids.ts'
import { notThere, setupPage } from '../layout/classic-page.ts'
import {
  block,
  button,
  type Cell,
  checkImg,
  esc,
  goButton,
  subheader,
  twoColumns,
} from '../layout/setup-parts.ts'
import { overview, systemPermissions } from './enhanced.ts'
import { isOn, permissions } from './permissions.ts'

/** Puts a list into the two columns of a section, filled row by row. */
export const inTwoColumns = (state: OrgState, cells: readonly Cell[]): string =>
  twoColumns(
    state,
    cells.filter((_, index) => index % 2 === 0),
    cells.filter((_, index) => index % 2 === 1),
  )

export const permissionSections = ['Administrative Permissions', 'General User Permissions'] as const

export const objectTable = (state: OrgState, box: (object: string, right: string) => string): string => {
  const rights = ['Read', 'Create', 'Edit', 'Delete']
  const heads = rights.map((right) => `<th class="crudCol">${esc(t(state, right))}</th>`).join('')
  const rows = ['Accounts', 'Cases', 'Contacts'].map((object) => {
    const cells = rights.map((right) => `<td class="crudCol">${box(object, right)}</td>`).join('')
    return `<tr><th class="labelCol" scope="row">${esc(t(state, object))}</th><td class="dataCol"><table class="crudTable"><tbody><tr>${cells}</tr></tbody></table></td></tr>`
  })
  return `<div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody><tr><td class="labelCol empty">&nbsp;</td><td class="dataCol"><table class="crudTable"><tbody><tr>${heads}</tr></tbody></table></td></tr>${rows.join('')}</tbody></table></div>`
}

/** Only Cases are kept in the state; the other objects are scenery. */
export function mayDo(profile: OrgProfile, object: string, right: string): boolean {
  if (object !== 'Cases') return right === 'Read'
  return profile.caseAccess[right.toLowerCase() as keyof OrgProfile['caseAccess']]
}

function detail(ctx: Ctx, profile: OrgProfile): Answer {
  const { state } = ctx
  const own = to15(profile.id)
  const back = encodeURIComponent(`/${own}`)
  const buttons = [
    goButton(state, 'edit', 'Edit', `/${own}/e?retURL=${back}`),
    goButton(state, 'clone', 'Clone', `/_ui/perms/ui/profile/ProfileClone/e?id=${own}&retURL=${back}`),
    profile.custom ? button(state, { name: 'del', label: 'Delete', type: 'button' }) : '',
    goButton(state, 'viewUsers', 'View Users', `/005?isUserEntityOverride=1&setupid=ManageUsers`),
  ]
  const head = twoColumns(
    state,
    [
      { label: 'Name', html: esc(profileName(state, profile)) },
      { label: 'User License', html: esc(profile.licence) },
      { label: 'Description', html: esc(profile.description) },
    ],
    [
      { label: '', html: '' },
      { label: 'Custom Profile', html: checkImg(state, profile.custom, 'IsCustom') },
    ],
  )
  const sections = permissionSections.map((section, index) => {
    const cells = permissions
      .filter((permission) => permission.section === section)
      .map((permission) => ({ label: permission.label, html: checkImg(state, isOn(profile, permission)) }))
    return subheader(index + 1, t(state, section)) + inTwoColumns(state, cells)
  })
  const body = [
    head,
    ...sections,
    subheader(3, t(state, 'Standard Object Permissions')),
    objectTable(state, (object, right) => checkImg(state, mayDo(profile, object, right))),
    subheader(4, t(state, 'Password Policies')),
    twoColumns(state, [{ label: 'User passwords expire in', html: esc(t(state, '90 days')) }], []),
  ].join('\n')
  const hoverLinks = ['Login IP Ranges', 'Enabled Apex Class Access', 'Enabled Visualforce Page Access']
    .map(
      (label) =>
        `<a href="javascript:void(0)" class="linklet"><span class="listTitle">${esc(t(state, label))}<span class="count">[0]</span></span></a>`,
    )
    .join(' | ')
  const content = `
<div class="ptBreadcrumb">&nbsp;&laquo; <a href="/00e?setupid=EnhancedProfiles">${esc(t(state, 'Back to List: Profiles'))}</a></div>
<p>${esc(t(state, "Users with this profile have the permissions and page layouts listed below. Administrators can change a user's profile by editing that user's personal information."))}</p>
<div class="listHoverLinks">${hoverLinks}</div>
${block({ state, kind: 'Detail', title: t(state, 'Profile Detail'), buttons: buttons.filter(Boolean).join(' '), body })}`
  const h1 = t(state, 'Profile')
  return setupPage(ctx, {
    title: `${h1}: ${profileName(state, profile)}`,
    bodyClass: 'detailPage',
    h1,
    h2: profileName(state, profile),
    content,
  })
}

export const detailRoutes: Route[] = [
  {
    method: 'GET',
    path: /^\/(00e[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$/,
    handle(ctx, match) {
      const profile = ctx.state.profiles.find(({ id }) => sameId(id, match[1] ?? ''))
      if (!profile) return notThere(ctx)
      if (ctx.state.world.profileUi === 'original') return detail(ctx, profile)
      return ctx.url.searchParams.has('s') ? systemPermissions(ctx, profile) : overview(ctx, profile)
    },
  },
]
