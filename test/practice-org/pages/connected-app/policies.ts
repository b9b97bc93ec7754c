/** Managing apps: the list and the policies page, which never show key or secret. */

import { findMigratedApp } from '../../external-client-apps.ts'
import { t } from '../../labels.ts'
import { getFullName } from '../../state.ts'
import type { FakeOrg, OrgConnectedApp, RequestContext, RouteResponse } from '../../types.ts'
import { markControl } from '../certainty.ts'
import { to15 } from '../ids.ts'
import { renderSetupPage } from '../layout/classic-page.ts'
import { addFrameParameter, isInLightningFrame } from '../layout/lightning-frame.ts'
import {
  escapeHtml,
  renderButton,
  renderDataRow,
  renderLinkButton,
  renderPageBlock,
  renderRelatedList,
  renderSubheader,
  renderTwoColumns,
} from '../layout/setup-parts.ts'
import { findRunAsUser } from './policies-edit.ts'
import { getAppPoliciesEditUrl, getAppPoliciesUrl } from './urls.ts'

export function renderInstalledAppsPage(ctx: RequestContext): RouteResponse {
  const { state } = ctx
  const apps = [...state.apps].sort((a, b) => a.name.localeCompare(b.name))
  const rows = apps.map((app, index) =>
    renderDataRow(index, apps.length, {
      action: `<a href="${escapeHtml(getAppPoliciesUrl(app))}" class="actionLink">${escapeHtml(t(state, 'Edit'))}</a>`,
      name: `<a href="${escapeHtml(getAppPoliciesUrl(app))}">${escapeHtml(app.name)}</a>`,
      rest: ['1.0', escapeHtml(t(state, 'All users may self-authorize'))],
    }),
  )
  const title = t(state, 'Connected Apps')
  const content = renderRelatedList({
    state,
    id: 'InstalledConnectedApps',
    title,
    columns: ['Action', 'Master Label', 'Application Version', 'Permitted Users'],
    rows,
  })
  return renderSetupPage(ctx, { title, h1: title, content })
}

/** Renders a link to the user. Uncertain: that it shows the user's name, as other lookups do. */
function renderRunAs(state: FakeOrg, app: OrgConnectedApp): string {
  const user = findRunAsUser(state, app)
  return user ? `<a href="/${to15(user.id)}">${escapeHtml(getFullName(user))}</a>` : '&nbsp;'
}

export function renderPoliciesPage(ctx: RequestContext, app: OrgConnectedApp): RouteResponse {
  const { state } = ctx
  const section = (index: number, title: string, pairs: [string, string][]) =>
    renderSubheader(index, t(state, title)) +
    renderTwoColumns(
      state,
      pairs.map(([label, value]) => ({ label, html: value })),
      [],
    )
  const body = [
    section(1, 'Basic Information', [
      ['Connected App Name', escapeHtml(app.name)],
      ['Contact Email', escapeHtml(app.contactEmail)],
    ]),
    section(2, 'OAuth Policies', [
      ['Permitted Users', escapeHtml(t(state, 'All users may self-authorize'))],
      ['IP Relaxation', escapeHtml(t(state, 'Enforce IP restrictions'))],
      ['Refresh Token Policy', escapeHtml(t(state, 'Refresh token is valid until revoked'))],
    ]),
    section(3, 'Session Policies', [['Timeout Value', '']]),
    // The handler has a Run As of its own; that it is among the policies is uncertain.
    section(4, 'Custom Connected App Handler', [
      ['Apex Plugin Class', ''],
      ['Run As', ''],
    ]),
    ...(app.clientCredentials
      ? [section(5, 'Client Credentials Flow', [['Run As', renderRunAs(state, app)]])]
      : []),
  ].join('\n')
  // Uncertain: that the policies of a migrated app are read-only as well.
  const buttons = findMigratedApp(state, app)
    ? ''
    : markControl(
        'editPolicies',
        renderLinkButton(state, 'edit', 'Edit Policies', getAppPoliciesEditUrl(app)),
      )
  const h1 = t(state, 'Connected App')
  const title = t(state, 'Connected App Detail')
  const profiles = renderRelatedList({
    state,
    id: `${app.policyId.slice(0, 15)}_RelatedProfileList`,
    title: t(state, 'Profiles'),
    buttons: renderButton(state, { name: 'manageProfiles', label: 'Manage Profiles', type: 'button' }),
    columns: ['Profile Name'],
    rows: [],
  })
  return renderSetupPage(ctx, {
    title: `${h1}: ${app.name}`,
    bodyClass: 'detailPage',
    h1,
    h2: app.name,
    content: renderPageBlock({ state, kind: 'Detail', title, buttons, body }) + profiles,
  })
}

/** Redirects policy ids by script, as Salesforce does (reference part 1 §7). */
export function renderScriptRedirect(ctx: RequestContext, app: OrgConnectedApp): RouteResponse {
  const address = getAppPoliciesUrl(app)
  const target = JSON.stringify(isInLightningFrame(ctx) ? addFrameParameter(address) : address)
  return {
    body: `<html><head><script>if (this.SfdcApp && this.SfdcApp.projectOneNavigator) { SfdcApp.projectOneNavigator.handleRedirect(${target}) } else if (window.location.replace) { window.location.replace(${target}) } else { window.location.href = ${target} }</script></head></html>`,
  }
}
