/** Consumer details: key and secret in plain text, and buttons that replace them. */

import { t } from '../../labels.ts'
import { createConsumerCredentials } from '../../state.ts'
import type { OrgConnectedApp, RequestContext, Route, RouteResponse } from '../../types.ts'
import { markControl } from '../certainty.ts'
import { sameId } from '../ids.ts'
import { renderNotFoundPage, renderSetupPage } from '../layout/classic-page.ts'
import { escapeHtml, renderButton, renderHiddenInput } from '../layout/setup-parts.ts'
import { startVerification, verificationRoutes } from '../login/identity-verification.ts'
import { renderFormRow } from './oauth-section.ts'
import { getConsumerDetailsUrl } from './urls.ts'

const root = 'appsetup:setupForm:consumerDetails'
/**
 * The secret's id is known, the key's by analogy (reference part 1 §7); the others are uncertain.
 */
const ids = {
  key: `${root}:oauthConsumerSection:consumerKeySection:consumerKey`,
  secret: `${root}:oauthConsumerSection:consumerSecretSection:consumerSecret`,
  generate: `${root}:stagedSection:j_id64`,
  apply: `${root}:stagedSection:j_id65`,
  cancel: `${root}:stagedSection:j_id66`,
}

const staged = new WeakMap<OrgConnectedApp, { consumerKey: string; consumerSecret: string }>()

function show(ctx: RequestContext, app: OrgConnectedApp): RouteResponse {
  const { state } = ctx
  const copyable = (label: string, id: string, value: string) => {
    const onclick = `navigator.clipboard.writeText(document.getElementById('${id}').textContent)`
    const copy = renderButton(state, { name: `${id}_copy`, label: 'Copy', type: 'button', onclick })
    const span = `<span id="${id}">${escapeHtml(value)}</span>`
    const control = id === ids.key ? 'consumerKey' : 'consumerSecret'
    return renderFormRow(state, { label, html: `${markControl(control, span)} ${copy}` })
  }
  const next = staged.get(app)
  const none = t(state, 'Not generated')
  const section = (title: string, rows: string[], before = '', after = '') =>
    `<div class="pbSubheader brandTertiaryBgr tertiaryPalette"><h3>${escapeHtml(t(state, title))}</h3></div><div class="pbSubsection">${before}<table class="detailList" cellspacing="0" cellpadding="0" border="0"><tbody>${rows.join('\n')}</tbody></table>${after}</div>`
  const buttons = [
    renderButton(state, { name: ids.generate, id: ids.generate, label: 'Generate' }),
    renderButton(state, { name: ids.apply, id: ids.apply, label: 'Apply', disabled: !next }),
    renderButton(state, { name: ids.cancel, id: ids.cancel, label: 'Cancel', disabled: !next }),
  ].join(' ')
  const explanation = t(
    state,
    'Generate staged values for the consumer key and secret. When you apply the staged values, they replace the original consumer details.',
  )
  const content = `<div class="ptBreadcrumb"><a href="/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${app.id}">&laquo; ${escapeHtml(t(state, 'Back to Manage Connected Apps'))}</a></div>
<form id="appsetup:setupForm" name="appsetup:setupForm" method="post" action="${escapeHtml(getConsumerDetailsUrl(app))}" enctype="application/x-www-form-urlencoded">${renderHiddenInput('appsetup:setupForm', 'appsetup:setupForm')}
<div class="bPageBlock brandSecondaryBrd apexDefaultPageBlock secondaryPalette" id="${root}"><div class="pbBody">
${section('Consumer Details', [copyable('Consumer Key', ids.key, app.consumerKey), copyable('Consumer Secret', ids.secret, app.consumerSecret)])}
${section(
  'Staged Consumer Details',
  [
    renderFormRow(state, { label: 'Staged Consumer Key', html: escapeHtml(next?.consumerKey ?? none) }),
    renderFormRow(state, { label: 'Staged Consumer Secret', html: escapeHtml(next?.consumerSecret ?? none) }),
  ],
  `<p>${escapeHtml(explanation)}</p>`,
  buttons,
)}
</div></div></form>`
  const h1 = t(state, 'Connected App Name')
  return renderSetupPage(ctx, { title: `${h1}: ${app.name}`, h1, h2: app.name, content })
}

function rotate(ctx: RequestContext, app: OrgConnectedApp): RouteResponse {
  const next = staged.get(app)
  if (ctx.form.has(ids.generate)) staged.set(app, createConsumerCredentials())
  else if (ctx.form.has(ids.apply) && next) {
    Object.assign(app, next)
    staged.delete(app)
  } else staged.delete(app)
  return { redirect: getConsumerDetailsUrl(app) }
}

function handle(ctx: RequestContext): RouteResponse {
  const id = ctx.url.searchParams.get('applicationId') ?? ''
  const app = ctx.state.apps.find((one) => sameId(one.id, id))
  if (!app) return renderNotFoundPage(ctx)
  const proven = ctx.state.variant.verification === 'none' || ctx.session?.verifiedForConsumer
  if (!proven) return startVerification(ctx, `${ctx.url.pathname}${ctx.url.search}`)
  return ctx.method === 'POST' ? rotate(ctx, app) : show(ctx, app)
}

export const consumerDetailsRoutes: Route[] = [
  { method: 'ANY', path: /^\/app\/mgmt\/forceconnectedapps\/forceConsumerDetails\.apexp$/, handle },
  ...verificationRoutes,
]
