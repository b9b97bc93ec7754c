/** Routes of connected apps. */

import { findMigratedApp } from '../../external-client-apps.ts'
import type { OrgConnectedApp, RequestContext, Route, RouteResponse } from '../../types.ts'
import { sameId } from '../ids.ts'
import { renderForbiddenPage, renderNotFoundPage } from '../layout/classic-page.ts'
import { renderConnectedAppPage } from './detail.ts'
import { renderConnectedAppForm, renderContinuePage, renderCreationRefusedPage } from './form.ts'
import { renderOauthSection } from './oauth-section.ts'
import { renderInstalledAppsPage, renderPoliciesPage, renderScriptRedirect } from './policies.ts'
import { handlePoliciesEdit } from './policies-edit.ts'
import { saveConnectedApp, validateConnectedApp } from './save.ts'
import { appListUrl, getAppDetailUrl } from './urls.ts'
import { parseFormValues, toFormValues } from './values.ts'

/** Reads the id; real URLs sometimes repeat the parameter (reference part 2 §1.5). */
function appOf(ctx: RequestContext): OrgConnectedApp | undefined {
  const wanted = ctx.url.searchParams.getAll('applicationId')
  return ctx.state.apps.find((app) => wanted.some((id) => sameId(id, app.id)))
}

function edit(ctx: RequestContext): RouteResponse {
  const app = appOf(ctx)
  if (ctx.url.searchParams.has('applicationId') && !app) return renderNotFoundPage(ctx)
  // Uncertain: what the address of the form answers for a migrated app.
  if (app && findMigratedApp(ctx.state, app)) return renderForbiddenPage(ctx)
  const { appCreation, directFormResponse: directForm } = ctx.state.variant
  if (!app && (appCreation === 'button-missing' || appCreation === 'button-greyed')) {
    if (directForm === 'forbidden') return renderForbiddenPage(ctx)
    if (directForm === 'refused') return renderCreationRefusedPage(ctx)
  }
  if (ctx.method !== 'POST') return renderConnectedAppForm(ctx, app, toFormValues(app))
  if ([...ctx.form.keys()].some((name) => name.endsWith(':cancel'))) return { redirect: appListUrl }
  const saved = ctx.state.apps.find(({ id }) => id === ctx.form.get('continueTo'))
  if (saved) return { redirect: getAppDetailUrl(saved) }
  const values = parseFormValues(ctx, app)
  if (ctx.form.has('AJAXREQUEST')) return { body: renderOauthSection(ctx.state, values) }
  const errors = validateConnectedApp(ctx.state, values, app)
  if (Object.keys(errors).length > 0) return renderConnectedAppForm(ctx, app, values, errors)
  return renderContinuePage(ctx, saveConnectedApp(ctx.state, values, app))
}

const editPolicies = (ctx: RequestContext, app: OrgConnectedApp): RouteResponse =>
  findMigratedApp(ctx.state, app) ? renderForbiddenPage(ctx) : handlePoliciesEdit(ctx, app)

const onApp =
  (show: (ctx: RequestContext, app: OrgConnectedApp) => RouteResponse) =>
  (ctx: RequestContext): RouteResponse => {
    const app = appOf(ctx)
    return app ? show(ctx, app) : renderNotFoundPage(ctx)
  }

/** Finds the app by the id of its policies. */
const onPolicies =
  (show: (ctx: RequestContext, app: OrgConnectedApp) => RouteResponse) =>
  (ctx: RequestContext, match: RegExpExecArray): RouteResponse => {
    const app = ctx.state.apps.find(({ policyId }) => sameId(policyId, match[1] ?? ''))
    return app ? show(ctx, app) : renderNotFoundPage(ctx)
  }

export const connectedAppRoutes: Route[] = [
  { method: 'ANY', path: /^\/app\/mgmt\/forceconnectedapps\/forceAppEdit\.apexp$/, handle: edit },
  {
    method: 'GET',
    path: /^\/app\/mgmt\/forceconnectedapps\/forceAppDetail\.apexp$/,
    handle: onApp(renderConnectedAppPage),
  },
  {
    method: 'GET',
    path: /^\/app\/mgmt\/forceconnectedapps\/forceInstalledConnectedAppList\.apexp$/,
    handle: renderInstalledAppsPage,
  },
  {
    method: 'GET',
    path: /^\/_ui\/core\/application\/force\/connectedapp\/ForceConnectedApplicationPage\/d$/,
    handle: onApp(renderPoliciesPage),
  },
  {
    method: 'ANY',
    path: /^\/_ui\/core\/application\/force\/connectedapp\/ForceConnectedApplicationPage\/e$/,
    handle: onApp(editPolicies),
  },
  {
    method: 'GET',
    path: /^\/(0H4[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$/,
    handle: onPolicies(renderScriptRedirect),
  },
  {
    method: 'ANY',
    path: /^\/(0H4[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)\/e$/,
    handle: onPolicies(editPolicies),
  },
]
