/** Clone Profile: through a row's Clone link with the source given, through New Profile with a select of all. */

import { byProfileName, profileName, t } from '../../labels.ts'
import type { Answer, Ctx, OrgProfile, OrgState, Route } from '../../types.ts'
import { freeId, sameId, to15 } from '../ids.ts'
import { setupPage } from '../layout/classic-page.ts'
import {
  block,
  button,
  type Cell,
  editForm,
  esc,
  hidden,
  textInput,
  twoColumns,
} from '../layout/setup-parts.ts'

const action = '/_ui/perms/ui/profile/ProfileClone/e'

/** Uncertain: no source names the select (reference part 2 §2.3); only `#newProfileName` is known. */
const sourceSelect = 'p4'

const listUrl = '/00e?setupid=EnhancedProfiles'

function sourceCell(state: OrgState, source: OrgProfile, given: boolean): Cell {
  if (given)
    return {
      label: 'Existing Profile',
      html: `${esc(profileName(state, source))}${hidden('id', to15(source.id))}`,
    }
  const options = [...state.profiles].sort(byProfileName(state)).map((profile) => {
    const chosen = sameId(profile.id, source.id) ? ' selected="selected"' : ''
    return `<option value="${to15(profile.id)}" data-licence="${esc(profile.licence)}"${chosen}>${esc(profileName(state, profile))}</option>`
  })
  const onchange = `document.getElementById('cloneLicense').textContent = this.options[this.selectedIndex].getAttribute('data-licence')`
  return {
    label: 'Existing Profile',
    forId: sourceSelect,
    required: true,
    html: `<select id="${sourceSelect}" name="${sourceSelect}" onchange="${onchange}">${options.join('')}</select>`,
  }
}

function form(ctx: Ctx, source: OrgProfile, given: boolean, name = '', error?: string): Answer {
  const { state } = ctx
  const retURL = ctx.url.searchParams.get('retURL') ?? ctx.form.get('retURL') ?? listUrl
  const cells: Cell[] = [
    sourceCell(state, source, given),
    { label: 'User License', html: `<span id="cloneLicense">${esc(source.licence)}</span>` },
    {
      label: 'Profile Name',
      forId: 'newProfileName',
      required: true,
      html: textInput('newProfileName', name, 255, error !== undefined),
      ...(error === undefined ? {} : { error }),
    },
  ]
  const buttons = [
    button(state, { name: 'save', label: 'Save' }),
    button(state, {
      name: 'cancel',
      label: 'Cancel',
      type: 'button',
      onclick: `navigateToUrl(document.getElementById('cancelURL').value)`,
    }),
  ].join(' ')
  const content = editForm({
    action,
    cancelURL: retURL,
    retURL,
    setupid: 'EnhancedProfiles',
    content: `<p>${esc(t(state, 'Enter the name of the new profile.'))}</p>${block({
      state,
      kind: 'Edit',
      title: t(state, 'You must select an existing profile to clone from.'),
      buttons,
      // Screenshots show the buttons below only (part 2 §6 C2).
      topButtons: false,
      failed: error !== undefined,
      body: twoColumns(state, cells, []),
    })}`,
  })
  const title = t(state, 'Clone Profile')
  return setupPage(ctx, { title, bodyClass: 'editPage', h1: title, content })
}

function clone(state: OrgState, source: OrgProfile, name: string): OrgProfile {
  const profile: OrgProfile = {
    ...structuredClone(source),
    id: freeId(
      '00e',
      state.profiles.map((other) => other.id),
    ),
    name,
    custom: true,
    description: '',
  }
  state.profiles.push(profile)
  // A clone sees what its source sees.
  for (const field of state.fields) {
    const security = field.security[source.id]
    if (security) field.security[profile.id] = { ...security }
  }
  return profile
}

function handle(ctx: Ctx): Answer {
  const { state, form: posted } = ctx
  const givenId = ctx.url.searchParams.get('id') ?? posted.get('id')
  const id = givenId ?? posted.get(sourceSelect)
  const source = state.profiles.find((profile) => id !== null && sameId(profile.id, id)) ?? state.profiles[0]
  if (!source) throw new Error('An org has at least one profile')
  const given = givenId !== null
  if (ctx.method !== 'POST') return form(ctx, source, given)

  const name = (posted.get('newProfileName') ?? '').trim()
  if (!name) return form(ctx, source, given, name, esc(t(state, 'You must enter a value')))
  if (state.profiles.some((profile) => profile.name.toLowerCase() === name.toLowerCase())) {
    // Uncertain: the wording is not in any source.
    return form(ctx, source, given, name, esc(t(state, 'The profile name is already in use.')))
  }
  return { redirect: `/${to15(clone(state, source, name).id)}` }
}

export const cloneRoutes: Route[] = [
  { method: 'ANY', path: /^\/_ui\/perms\/ui\/profile\/ProfileClone\/e$/, handle },
]
