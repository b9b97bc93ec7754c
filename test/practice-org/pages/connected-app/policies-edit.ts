/** Edit Policies of a connected app. Of its markup no source shows more than the first select. */

import { t } from '../../labels.ts'
import type { FakeOrg, OrgConnectedApp, OrgUser, RequestContext, RouteResponse } from '../../types.ts'
import { areLabelsKnown, markControl } from '../certainty.ts'
import { sameId } from '../ids.ts'
import { renderSetupPage } from '../layout/classic-page.ts'
import {
  escapeHtml,
  type LabelledCell,
  renderButton,
  renderEditForm,
  renderHiddenInput,
  renderPageBlock,
  renderSubheader,
  renderTextInput,
  renderTwoColumns,
} from '../layout/setup-parts.ts'
import { getAppPoliciesEditUrl, getAppPoliciesUrl } from './urls.ts'

/** Uncertain: no source names these inputs; locate them by label. */
const inputIds = { plugin: 'pluginClass', pluginUser: 'pluginRunAs', runAs: 'clientCredentialsUser' }

export const findRunAsUser = (state: FakeOrg, app: OrgConnectedApp): OrgUser | undefined =>
  state.users.find(({ id }) => app.runAs !== undefined && sameId(id, app.runAs))

/** Renders a lookup of users as Classic's other lookups. */
function lookup(state: FakeOrg, id: string, value: string, failed = false, control?: 'runAs'): string {
  const title = escapeHtml(t(state, 'Run As Lookup (New Window)'))
  const parts = [
    ['lkid', '000000000000000'],
    ['lkold', value],
    ['lktp', '005'],
    ['mod', '0'],
  ].map(([name = '', content = '']) => renderHiddenInput(`${id}_${name}`, content))
  const input = renderTextInput(id, value, 80, failed)
  return `${parts.join('')}<span class="lookupInput">${control ? markControl(control, input, areLabelsKnown(state, 'runAs', 'flowPolicies') ? 0 : -1) : input}<a href="javascript:void(0)" id="${id}_lkwgt" title="${title}"><img src="/img/s.gif" alt="${title}" class="lookupIcon" title="${title}"></a></span>`
}

function renderPoliciesForm(ctx: RequestContext, app: OrgConnectedApp, error?: string): RouteResponse {
  const { state } = ctx
  const buttons = [
    renderButton(state, { name: 'save', label: 'Save' }),
    renderButton(state, { name: 'cancel', label: 'Cancel' }),
  ].join(' ')
  const select = (label: string, id: string, choices: readonly string[]): LabelledCell => ({
    label,
    forId: id,
    html: `<select id="${id}" name="${id}">${choices.map((one) => `<option>${escapeHtml(t(state, one))}</option>`).join('')}</select>`,
  })
  const section = (index: number, title: string, cells: readonly LabelledCell[]) =>
    renderSubheader(index, t(state, title)) + renderTwoColumns(state, cells, [])
  const shown = ctx.method === 'POST' ? ctx.form.get(inputIds.runAs) : findRunAsUser(state, app)?.username
  const body = [
    section(1, 'OAuth Policies', [
      select('Permitted Users', 'userpolicy', [
        'All users may self-authorize',
        'Admin approved users are pre-authorized',
      ]),
      select('IP Relaxation', 'ippolicy', ['Enforce IP restrictions', 'Relax IP restrictions']),
    ]),
    section(2, 'Custom Connected App Handler', [
      { label: 'Apex Plugin Class', forId: inputIds.plugin, html: renderTextInput(inputIds.plugin, '', 80) },
      { label: 'Run As', forId: inputIds.pluginUser, html: lookup(state, inputIds.pluginUser, '') },
    ]),
    ...(app.clientCredentials
      ? [
          section(3, 'Client Credentials Flow', [
            {
              label: 'Run As',
              forId: inputIds.runAs,
              html: lookup(state, inputIds.runAs, shown ?? '', error !== undefined, 'runAs'),
              ...(error === undefined ? {} : { error: escapeHtml(error) }),
            },
          ]),
        ]
      : []),
  ].join('\n')
  const back = getAppPoliciesUrl(app)
  const title = t(state, 'Connected App Edit')
  const h1 = t(state, 'Connected App')
  const content = renderEditForm({
    action: getAppPoliciesEditUrl(app),
    cancelURL: back,
    retURL: back,
    setupid: 'ConnectedApplication',
    content: renderPageBlock({ state, kind: 'Edit', title, buttons, body, failed: error !== undefined }),
  })
  return renderSetupPage(ctx, { title: `${h1}: ${app.name}`, h1, h2: app.name, content })
}

/** Salesforce's words, of an external client app; uncertain for a connected app. */
export const invalidRunAsMessage = 'Enter a valid execution user for the OAuth client credentials flow.'

/** Serves the form, and saves *Run As*: an active user's username, or none. */
export function handlePoliciesEdit(ctx: RequestContext, app: OrgConnectedApp): RouteResponse {
  const { state, form } = ctx
  if (ctx.method !== 'POST') return renderPoliciesForm(ctx, app)
  if (form.has('cancel') || !app.clientCredentials) return { redirect: getAppPoliciesUrl(app) }
  const wanted = (form.get(inputIds.runAs) ?? '').trim().toLowerCase()
  const user = state.users.find(({ username, active }) => active && username.toLowerCase() === wanted)
  if (wanted && !user) return renderPoliciesForm(ctx, app, t(state, invalidRunAsMessage))
  if (user) app.runAs = user.id
  else delete app.runAs
  return { redirect: getAppPoliciesUrl(app) }
}
