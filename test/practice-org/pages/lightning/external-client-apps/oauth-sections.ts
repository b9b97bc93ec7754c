/** The OAuth settings of an external client app, in the New form and on its tab Settings. */

import { t } from '../../../labels.ts'
import type { FakeOrg } from '../../../types.ts'
import { listOauthScopes } from '../../connected-app/oauth-scopes.ts'
import { escapeHtml } from '../../layout/setup-parts.ts'
import {
  renderAction,
  renderCheckbox,
  renderDualListbox,
  renderSection,
  renderTextField,
} from './components.ts'
import type { ExternalClientAppValues } from './values.ts'

/** Uncertain: the warning's words. That it must be accepted is known. */
const warning =
  'With the client credentials flow, anybody who has the consumer key and secret can act as the execution user.'

const renderWarning = (state: FakeOrg): string =>
  `<dialog>${escapeHtml(t(state, warning))}<div>${renderAction(state, { label: 'OK', action: 'accept' })}${renderAction(state, { label: 'Cancel', action: 'decline' })}</div></dialog>`

/**
 * Renders the sections below *Enable OAuth*; labels and defaults: reference part 2 §3.1, part 3 §6.
 */
export function renderOauthSections(state: FakeOrg, values: ExternalClientAppValues): string {
  const box = (name: keyof ExternalClientAppValues, label: string) =>
    renderCheckbox(state, { name, label, on: values[name] === true })
  const section = (title: string, html: string) =>
    renderSection(state, { title, html, name: 'oauth', hidden: !values.oauth })
  const scopes = renderDualListbox(state, {
    name: 'scopes',
    available: 'Available OAuth Scopes',
    selected: 'Selected OAuth Scopes',
    choices: listOauthScopes(state).map(({ code, label }) => ({ value: code, label })),
    chosen: values.scopes,
  })
  const callback = renderTextField(state, {
    name: 'callbackUrl',
    label: 'Callback URL',
    required: true,
    value: values.callbackUrl,
  })
  return [
    section('App Settings', callback + scopes),
    section(
      'Flow Enablement',
      box('clientCredentials', 'Enable Client Credentials Flow') + renderWarning(state),
    ),
    section(
      'Security',
      box('secretForWebServer', 'Require secret for Web Server Flow') +
        box('secretForRefreshToken', 'Require secret for Refresh Token Flow') +
        // The whole label is longer in some releases: "Require Proof Key for Code Exchange (PKCE)…".
        box('pkce', 'Require PKCE'),
    ),
  ].join('')
}
