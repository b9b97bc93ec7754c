/** Clone Profile: from a row's Clone link, or from New Profile with a select of all. */

import { compareByProfileName, t, translateProfileName } from '../../labels.ts'
import { markCreated } from '../../state.ts'
import type { FakeOrg, OrgProfile, RequestContext, Route, RouteResponse } from '../../types.ts'
import { markControl } from '../certainty.ts'
import { findFreeId, sameId, to15 } from '../ids.ts'
import { renderSetupPage } from '../layout/classic-page.ts'
import {
  escapeHtml,
  type LabelledCell,
  renderButton,
  renderEditForm,
  renderHiddenInput,
  renderPageBlock,
  renderTextInput,
  renderTwoColumns,
} from '../layout/setup-parts.ts'

const action = '/_ui/perms/ui/profile/ProfileClone/e'

/** Uncertain: no source names the select (part 2 §2.3); only `#newProfileName` is known. */
const sourceSelect = 'p4'

const listUrl = '/00e?setupid=EnhancedProfiles'

function sourceCell(state: FakeOrg, source: OrgProfile, given: boolean): LabelledCell {
  if (given)
    return {
      label: 'Existing Profile',
      html: `${escapeHtml(translateProfileName(state, source))}${renderHiddenInput('id', to15(source.id))}`,
    }
  const options = [...state.profiles].sort(compareByProfileName(state)).map((profile) => {
    const chosen = sameId(profile.id, source.id) ? ' selected="selected"' : ''
    return `<option value="${to15(profile.id)}" data-licence="${escapeHtml(profile.licence)}"${chosen}>${escapeHtml(translateProfileName(state, profile))}</option>`
  })
  const onchange = `document.getElementById('cloneLicense').textContent = this.options[this.selectedIndex].getAttribute('data-licence')`
  return {
    label: 'Existing Profile',
    forId: sourceSelect,
    required: true,
    html: markControl(
      'profileToClone',
      `<select id="${sourceSelect}" name="${sourceSelect}" onchange="${onchange}">${options.join('')}</select>`,
    ),
  }
}

function form(
  ctx: RequestContext,
  source: OrgProfile,
  given: boolean,
  name = '',
  error?: string,
): RouteResponse {
  const { state } = ctx
  const retURL = ctx.url.searchParams.get('retURL') ?? ctx.form.get('retURL') ?? listUrl
  const cells: LabelledCell[] = [
    sourceCell(state, source, given),
    { label: 'User License', html: `<span id="cloneLicense">${escapeHtml(source.licence)}</span>` },
    {
      label: 'Profile Name',
      forId: 'newProfileName',
      required: true,
      html: renderTextInput('newProfileName', name, 255, error !== undefined),
      ...(error === undefined ? {} : { error }),
    },
  ]
  const buttons = [
    renderButton(state, { name: 'save', label: 'Save' }),
    renderButton(state, {
      name: 'cancel',
      label: 'Cancel',
      type: 'button',
      onclick: `navigateToUrl(document.getElementById('cancelURL').value)`,
    }),
  ].join(' ')
  const content = renderEditForm({
    action,
    cancelURL: retURL,
    retURL,
    setupid: 'EnhancedProfiles',
    content: `<p>${escapeHtml(t(state, 'Enter the name of the new profile.'))}</p>${renderPageBlock({
      state,
      kind: 'Edit',
      title: t(state, 'You must select an existing profile to clone from.'),
      buttons,
      // Screenshots show buttons below only (part 2 §6 C2).
      topButtons: false,
      failed: error !== undefined,
      body: renderTwoColumns(state, cells, []),
    })}`,
  })
  const title = t(state, 'Clone Profile')
  return renderSetupPage(ctx, { title, bodyClass: 'editPage', h1: title, content })
}

function clone(state: FakeOrg, source: OrgProfile, name: string): OrgProfile {
  const profile: OrgProfile = {
    ...structuredClone(source),
    id: findFreeId(
      '00e',
      state.profiles.map((other) => other.id),
    ),
    name,
    custom: true,
    description: '',
  }
  state.profiles.push(profile)
  markCreated(state, profile.id)
  // A clone has the field access of its source.
  for (const field of state.fields) {
    const security = field.security[source.id]
    if (security) field.security[profile.id] = { ...security }
  }
  return profile
}

function handle(ctx: RequestContext): RouteResponse {
  const { state, form: posted } = ctx
  const givenId = ctx.url.searchParams.get('id') ?? posted.get('id')
  const id = givenId ?? posted.get(sourceSelect)
  const source = state.profiles.find((profile) => id !== null && sameId(profile.id, id)) ?? state.profiles[0]
  if (!source) throw new Error('An org has at least one profile')
  const given = givenId !== null
  if (ctx.method !== 'POST') return form(ctx, source, given)

  const name = (posted.get('newProfileName') ?? '').trim()
  if (!name) return form(ctx, source, given, name, escapeHtml(t(state, 'You must enter a value')))
  if (state.profiles.some((profile) => profile.name.toLowerCase() === name.toLowerCase())) {
    // Uncertain: the wording is not in any source.
    return form(ctx, source, given, name, escapeHtml(t(state, 'The profile name is already in use.')))
  }
  return { redirect: `/${to15(clone(state, source, name).id)}` }
}

export const profileCloneRoutes: Route[] = [
  { method: 'ANY', path: /^\/_ui\/perms\/ui\/profile\/ProfileClone\/e$/, handle },
]
