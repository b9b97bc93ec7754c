/**
 * OAuth and OpenID Connect Settings, with the one switch that matters here. Its label and both
 * addresses are sourced (reference part 2 §1.5, part 3 §6), its HTML is not.
 */

import { isPasswordFlowBlocked } from '../../era.ts'
import { t } from '../../labels.ts'
import type { FakeOrg, Route } from '../../types.ts'
import { escapeHtml } from '../layout/setup-parts.ts'
import { renderComponent } from './external-client-apps/components.ts'
import { externalClientAppsScript } from './external-client-apps/script.ts'

/** Setup nodes that show it. */
export const oauthSettingsNodes: readonly string[] = ['OauthOidcSettings', 'OauthAndOpenIdConnectSettings']

const address = '/lightning/setup/OauthOidcSettings/home'

/** Renders the switch: greyed out in an org of Summer '26, which cannot allow the flow. */
export function renderOauthSettings(state: FakeOrg): string {
  const off = isPasswordFlowBlocked(state)
  const greyed = state.variant.era === 'summer-26'
  const box = `<input type="checkbox" id="allowPasswordFlow" name="allowPasswordFlow"${off ? '' : ' checked'}${greyed ? ' disabled' : ''} onchange="this.form.submit()">`
  const label = `<label for="allowPasswordFlow">${escapeHtml(t(state, 'Allow OAuth Username-Password Flows'))}</label>`
  const form = `<form method="post" action="${address}">${box}${label}</form>`
  return `${renderComponent('setup-external-client-app-section', `<section>${form}</section>`)}<script>${externalClientAppsScript}</script>`
}

/** The switch is saved at once. */
export const oauthSettingsRoutes: Route[] = [
  {
    method: 'POST',
    path: new RegExp(`^${address}$`),
    handle({ state, form }) {
      if (state.variant.era !== 'summer-26')
        state.variant.passwordFlowBlocked = !form.has('allowPasswordFlow')
      return { redirect: address }
    },
  },
]
