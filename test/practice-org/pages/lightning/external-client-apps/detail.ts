/** An external client app: its tabs Policies and Settings, each to read or to edit. */

import { findById } from '../../../api/entity.ts'
import { t } from '../../../labels.ts'
import type { FakeOrg, OrgExternalClientApp, RequestContext } from '../../../types.ts'
import { listOauthScopes } from '../../connected-app/oauth-scopes.ts'
import { escapeHtml, renderHiddenInput } from '../../layout/setup-parts.ts'
import {
  renderAction,
  renderCheckbox,
  renderComponent,
  renderFlag,
  renderMessage,
  renderSection,
  renderSelect,
  renderTextField,
  renderValue,
} from './components.ts'
import { renderOauthSections } from './oauth-sections.ts'
import { getActionUrl, getConsumerUrl, getPoliciesUrl, getSettingsUrl } from './urls.ts'
import { hasOauth, readApp } from './values.ts'

/** The policies' values in the API, with their labels. */
const permittedUsers = {
  AllSelfAuthorized: 'All users can self-authorize',
  AdminApprovedPreAuthorized: 'Admin approved users are pre-authorized',
}
const ipRelaxations = { Enforce: 'Enforce IP restrictions', Bypass: 'Relax IP restrictions' }

const choicesOf = (state: FakeOrg, labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label: t(state, label) }))

/** *OAuth Flows and External Client App Enhancements* has the flow and its user (part 2 §3.1). */
const flows = 'OAuth Flows and External Client App Enhancements'

function renderPolicies(state: FakeOrg, app: OrgExternalClientApp, editing: boolean): string {
  const permitted = app.approvedProfiles ? 'AdminApprovedPreAuthorized' : 'AllSelfAuthorized'
  const relaxation = app.ipRelaxation ?? 'Enforce'
  const runAs = findById(state.users, app.runAs)?.username ?? ''
  const flow = 'Enable Client Credentials Flow'
  if (!editing) {
    const policies =
      renderValue(state, 'Permitted Users', escapeHtml(t(state, permittedUsers[permitted]))) +
      renderValue(state, 'IP Relaxation', escapeHtml(t(state, ipRelaxations[relaxation])))
    return [
      renderAction(state, { label: 'Edit', action: 'go', value: `${getPoliciesUrl(app)}&edit=1` }),
      renderSection(state, { title: 'OAuth Policies', html: policies }),
      renderSection(state, {
        title: flows,
        html:
          renderFlag(state, flow, app.clientCredentialsPolicy) +
          renderValue(state, 'Run As (Username)', escapeHtml(runAs)),
      }),
    ].join('')
  }
  const policies = [
    { name: 'permittedUsers', label: 'Permitted Users', labels: permittedUsers, value: permitted },
    { name: 'ipRelaxation', label: 'IP Relaxation', labels: ipRelaxations, value: relaxation },
  ].map(({ labels, ...field }) => renderSelect(state, { ...field, choices: choicesOf(state, labels) }))
  return [
    renderMessage(),
    renderSection(state, { title: 'OAuth Policies', html: policies.join('') }),
    renderSection(state, {
      title: flows,
      html:
        renderCheckbox(state, {
          name: 'clientCredentialsPolicy',
          label: flow,
          on: app.clientCredentialsPolicy,
        }) + renderTextField(state, { name: 'runAs', label: 'Run As (Username)', value: runAs }),
    }),
    renderAction(state, { label: 'Cancel', action: 'go', value: getPoliciesUrl(app) }),
    renderAction(state, { label: 'Save', action: 'post', value: getActionUrl(app, 'policies') }),
  ].join('')
}

function renderSettings(ctx: RequestContext, app: OrgExternalClientApp, editing: boolean): string {
  const { state } = ctx
  const values = readApp(app)
  if (editing)
    return [
      renderMessage(),
      renderHiddenInput('oauth', 'on'),
      ...(['name', 'apiName', 'contactEmail', 'distributionState'] as const).map((name) =>
        renderHiddenInput(name, values[name]),
      ),
      renderOauthSections(state, { ...values, oauth: true }),
      renderAction(state, { label: 'Cancel', action: 'go', value: getSettingsUrl(app) }),
      renderAction(state, { label: 'Save', action: 'post', value: getActionUrl(app, 'settings') }),
    ].join('')
  const scopes = listOauthScopes(state).filter(({ code }) => app.scopes.includes(code))
  const credentials = renderAction(state, {
    label: 'Consumer Key and Secret',
    action: state.variant.consumerDetailsTarget === 'new-window' ? 'open' : 'go',
    value: getConsumerUrl(app),
  })
  const basic = [
    renderValue(state, 'API Name', escapeHtml(app.apiName)),
    renderValue(state, 'Contact Email', escapeHtml(app.contactEmail)),
    renderValue(state, 'Distribution State', escapeHtml(t(state, app.distributionState))),
  ].join('')
  const oauth = [
    credentials,
    renderValue(state, 'Callback URL', escapeHtml(app.callbackUrl)),
    renderValue(
      state,
      'Selected OAuth Scopes',
      scopes.map(({ label }) => `<div>${escapeHtml(label)}</div>`).join(''),
    ),
    renderFlag(state, 'Enable Client Credentials Flow', app.clientCredentials),
  ].join('')
  return [
    renderAction(state, { label: 'Edit', action: 'go', value: `${getSettingsUrl(app)}&edit=1` }),
    renderSection(state, { title: 'Basic Information', html: basic }),
    hasOauth(app) ? renderSection(state, { title: 'OAuth Settings', html: oauth }) : '',
  ].join('')
}

/** Renders an app with the tab and mode of the URL. Uncertain: which tab comes first. */
export function renderDetail(ctx: RequestContext, app: OrgExternalClientApp): string {
  const { state, url } = ctx
  const settings = url.searchParams.get('tab') === 'settings'
  const editing = url.searchParams.has('edit')
  const tab = (label: string, address: string, active: boolean) =>
    `<a role="tab" aria-selected="${active}" class="${active ? 'slds-is-active' : ''}" href="${escapeHtml(address)}">${escapeHtml(t(state, label))}</a>`
  const tabs = `<div class="slds-tabs" role="tablist">${tab('Policies', getPoliciesUrl(app), !settings)}${tab('Settings', getSettingsUrl(app), settings)}</div>`
  const content = settings ? renderSettings(ctx, app, editing) : renderPolicies(state, app, editing)
  return renderComponent('setup-external-client-apps', tabs + content)
}

/** Renders key and secret, each with a button that copies it. */
export function renderConsumer(state: FakeOrg, app: OrgExternalClientApp): string {
  const row = (label: string, value: string) =>
    renderValue(
      state,
      label,
      `<span>${escapeHtml(value)}</span>${renderAction(state, { label: 'Copy', action: 'copy', value })}`,
    )
  return renderComponent(
    'setup-external-client-apps',
    renderSection(state, {
      title: 'Consumer Key and Secret',
      html: row('Consumer Key', app.consumerKey) + row('Consumer Secret', app.consumerSecret),
    }),
  )
}
