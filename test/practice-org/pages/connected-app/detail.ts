/** A connected app’s page: of the two that look alike, the one that leads to key and secret. */

import { findMigratedApp } from '../../external-client-apps.ts'
import { t } from '../../labels.ts'
import type { FakeOrg, OrgConnectedApp, RequestContext, RouteResponse } from '../../types.ts'
import { markControl } from '../certainty.ts'
import { renderSetupPage } from '../layout/classic-page.ts'
import { escapeHtml, quoteScriptString, renderButton, renderLinkButton } from '../layout/setup-parts.ts'
import { listOauthScopes } from './oauth-scopes.ts'
import { renderFormRow } from './oauth-section.ts'
import { appListUrl, getAppEditUrl, getAppPoliciesUrl, getConsumerDetailsUrl } from './urls.ts'

const settings = 'appsetup:setupForm:details:oauthSettingsSection'

/** Renders a boolean as a disabled checkbox, not a picture (reference part 2 §6 C1). */
const box = (on: boolean): string =>
  `<input type="checkbox" disabled="disabled"${on ? ' checked="checked"' : ''}>`

function reveal(state: FakeOrg, app: OrgConnectedApp): string[] {
  const hiddenDiv = `ctrDiv${settings}:consumerSecretSection:consumerSecret`
  const onclick = `this.style.display='none'; document.getElementById(${quoteScriptString(hiddenDiv)}).style.display='block'; return false;`
  return [
    renderFormRow(state, {
      label: 'Consumer Key',
      html: `<span id="${settings}:consumerKeySection:consumerKey">${escapeHtml(app.consumerKey)}</span>`,
    }),
    renderFormRow(state, {
      label: 'Consumer Secret',
      html: `<a href="#" onclick="${onclick}">${escapeHtml(t(state, 'Click to reveal'))}</a><div id="${hiddenDiv}" style="display: none">${escapeHtml(app.consumerSecret)}</div>`,
    }),
  ]
}

function manage(state: FakeOrg, app: OrgConnectedApp): string[] {
  const id = `${settings}:manageConsumerKeySecretSection:manageConsumer`
  const url = quoteScriptString(getConsumerDetailsUrl(app))
  const open = {
    // Leaves Lightning's frame: it was seen as a page of its own (part 2 §1.6).
    'same-tab': `window.top.location.href = ${url}`,
    frame: `navigateToUrl(${url})`,
    'new-window': `window.open(${url}, '_blank')`,
  }[state.variant.consumerDetailsTarget]
  const onclick = `${open}; return false;`
  const html = markControl(
    'manageConsumer',
    renderButton(state, { name: id, id, label: 'Manage Consumer Details', onclick }),
  )
  return [renderFormRow(state, { label: 'Consumer Key and Secret', html })]
}

function oauthRows(state: FakeOrg, app: OrgConnectedApp): string {
  const scopes = listOauthScopes(state)
    .filter(({ code }) => app.scopes.includes(code))
    .map(({ label }) => escapeHtml(label))
  const yesNo = (label: string, on: boolean) => renderFormRow(state, { label, html: box(on) })
  const rows = [
    ...(state.variant.consumerDisplay === 'reveal' ? reveal(state, app) : manage(state, app)),
    renderFormRow(state, { label: 'Selected OAuth Scopes', html: scopes.join('<br>') }),
    renderFormRow(state, { label: 'Callback URL', html: escapeHtml(app.callbackUrl) }),
    yesNo('Enable for Device Flow', false),
    ...(state.variant.appForm === '2025'
      ? [
          yesNo(
            'Require Proof Key for Code Exchange (PKCE) Extension for Supported Authorization Flows',
            app.pkce,
          ),
        ]
      : []),
    yesNo('Require Secret for Web Server Flow', app.secretForWebServer),
    ...(state.variant.appForm === '2019'
      ? []
      : [yesNo('Require Secret for Refresh Token Flow', app.secretForRefreshToken)]),
    ...(state.variant.appForm === '2025'
      ? [yesNo('Enable Client Credentials Flow', app.clientCredentials === true)]
      : []),
    yesNo('Introspect All Tokens', false),
  ]
  return `<div class="pbSubheader brandTertiaryBgr tertiaryPalette"><h3>${escapeHtml(t(state, 'API (Enable OAuth Settings)'))}</h3></div><div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${rows.join('\n')}</tbody></table></div>`
}

/**
 * Renders the buttons. A migrated app is read-only (part 2 of the platform reference, 2.8).
 * Uncertain: that its page is there at all, which buttons it lacks, and whether it says why.
 */
function detailButtons(state: FakeOrg, app: OrgConnectedApp): string {
  const change = [
    markControl('edit', renderLinkButton(state, 'edit', 'Edit', getAppEditUrl(app)), 1),
    renderButton(state, { name: 'delete', label: 'Delete', type: 'button' }),
  ]
  return [
    ...(findMigratedApp(state, app) ? [] : change),
    markControl('manageApp', renderLinkButton(state, 'manage', 'Manage', getAppPoliciesUrl(app))),
  ].join(' ')
}

export function renderConnectedAppPage(ctx: RequestContext, app: OrgConnectedApp): RouteResponse {
  const { state } = ctx
  const rows = [
    ['Version', '1.0'],
    ['API Name', app.apiName],
    ['Created Date', new Date(app.savedAt).toISOString().slice(0, 10)],
    ['Contact Email', app.contactEmail],
    ['Contact Phone', ''],
    ['Description', app.description ?? ''],
    ['Info URL', ''],
  ].map(([label = '', value = '']) => renderFormRow(state, { label, html: escapeHtml(value) }))
  const content = `<div class="ptBreadcrumb"><a href="${appListUrl}">&laquo; ${escapeHtml(t(state, 'Back to List: Custom Apps'))}</a></div>
<form id="appsetup:setupForm" name="appsetup:setupForm" method="post" action="${escapeHtml(ctx.url.pathname)}"><div class="bPageBlock brandSecondaryBrd apexDefaultPageBlock secondaryPalette" id="appsetup:setupForm:details"><div class="pbHeader"><table border="0" cellpadding="0" cellspacing="0"><tbody><tr><td class="pbTitle">&nbsp;</td><td class="pbButton ">${detailButtons(state, app)}</td></tr></tbody></table></div>
<div class="pbBody"><div class="pbSubsection"><table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${rows.join('\n')}</tbody></table></div>
${app.oauth ? oauthRows(state, app) : ''}</div></div></form>`
  const h1 = t(state, 'Connected App Name')
  return renderSetupPage(ctx, { title: `${h1}: ${app.name}`, h1, h2: app.name, content })
}
