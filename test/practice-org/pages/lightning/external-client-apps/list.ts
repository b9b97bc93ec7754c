/** The External Client App Manager, and the form of a new app. */

import { t } from '../../../labels.ts'
import type { FakeOrg } from '../../../types.ts'
import { escapeHtml } from '../../layout/setup-parts.ts'
import {
  renderAction,
  renderCheckbox,
  renderComponent,
  renderMessage,
  renderSection,
  renderSelect,
  renderTextField,
} from './components.ts'
import { renderOauthSections } from './oauth-sections.ts'
import {
  externalClientAppsUrl,
  getActionUrl,
  getExternalClientAppUrl,
  getPoliciesUrl,
  getSettingsUrl,
  newExternalClientAppUrl,
} from './urls.ts'
import { emptyValues } from './values.ts'

/** Renders the list with each app's row actions. Uncertain: the columns. */
export function renderManager(state: FakeOrg): string {
  const text = (label: string) => escapeHtml(t(state, label))
  const heads = ['External Client App Name', 'API Name', 'Distribution State', 'Contact Email']
  const rows = state.externalClientApps.map(
    (app) =>
      `<tr><td><a href="${escapeHtml(getExternalClientAppUrl(app))}">${escapeHtml(app.name)}</a></td><td>${escapeHtml(app.apiName)}</td><td>${text(app.distributionState)}</td><td>${escapeHtml(app.contactEmail)}</td><td>${[
        renderAction(state, { label: 'Edit Policies', action: 'go', value: `${getPoliciesUrl(app)}&edit=1` }),
        renderAction(state, { label: 'Edit Settings', action: 'go', value: `${getSettingsUrl(app)}&edit=1` }),
        renderAction(state, { label: 'Delete', action: 'post', value: getActionUrl(app, 'delete') }),
      ].join('')}</td></tr>`,
  )
  const create = renderAction(state, {
    label: 'New External Client App',
    action: 'go',
    value: newExternalClientAppUrl,
  })
  return renderComponent(
    'setup-external-client-apps',
    `<div class="slds-page-header">${create}</div><table><thead><tr>${heads.map((one) => `<th>${text(one)}</th>`).join('')}<th></th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  )
}

/** Renders the New form: API name and all OAuth settings follow from what is entered above them. */
export function renderNewForm(state: FakeOrg): string {
  const field = (name: 'name' | 'apiName' | 'contactEmail', label: string) =>
    renderTextField(state, { name, label, required: true, value: '' })
  const distribution = renderSelect(state, {
    name: 'distributionState',
    label: 'Distribution State',
    required: true,
    choices: ['Local', 'Packaged'].map((value) => ({ value, label: t(state, value) })),
    value: emptyValues.distributionState,
  })
  const basic = [
    field('name', 'External Client App Name'),
    field('apiName', 'API Name'),
    field('contactEmail', 'Contact Email'),
    distribution,
  ].join('')
  return renderComponent(
    'setup-external-client-apps',
    [
      renderMessage(),
      renderSection(state, { title: 'Basic Information', html: basic }),
      renderSection(state, {
        title: 'API (Enable OAuth Settings)',
        html: renderCheckbox(state, { name: 'oauth', label: 'Enable OAuth', on: false }),
      }),
      renderOauthSections(state, emptyValues),
      renderAction(state, { label: 'Cancel', action: 'go', value: externalClientAppsUrl }),
      renderAction(state, { label: 'Create', action: 'post', value: newExternalClientAppUrl }),
    ].join(''),
  )
}
