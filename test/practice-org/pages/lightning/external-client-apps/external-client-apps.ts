/**
 * External client apps in Lightning, which alone shows them. Labels and order are sourced
 * (reference part 2 §3.1, part 3 §6); everything else is invented, as no page's HTML is public.
 * What is posted changes the org.
 */

import { findById } from '../../../api/entity.ts'
import { deleteExternalClientApp } from '../../../external-client-apps.ts'
import { t } from '../../../labels.ts'
import type { FakeOrg, OrgExternalClientApp, RequestContext, Route, RouteResponse } from '../../../types.ts'
import { startVerification } from '../../login/identity-verification.ts'
import { renderConsumer, renderDetail } from './detail.ts'
import { renderManager, renderNewForm } from './list.ts'
import { externalClientAppsScript } from './script.ts'
import { externalClientAppsUrl, getExternalClientAppUrl, getPoliciesUrl, getSettingsUrl } from './urls.ts'
import { createFromValues, hasOauth, readForm, savePolicies, saveSettings, validateValues } from './values.ts'

interface Page {
  title: string
  content: string
}

const page = (title: string, content: string): Page => ({
  title,
  content: `${content}<script>${externalClientAppsScript}</script>`,
})

/** Renders the page below `ManageExternalClientApplication/`; null if there is none. */
export function renderExternalClientAppPage(
  ctx: RequestContext,
  object: string,
  section: string | undefined,
): Page | null {
  const { state } = ctx
  if (object === 'home') return page(t(state, 'External Client App Manager'), renderManager(state))
  if (object === 'new') return page(t(state, 'New External Client App'), renderNewForm(state))
  const app = findById(state.externalClientApps, object)
  if (app && section === 'detail') return page(app.name, renderDetail(ctx, app))
  if (app && section === 'consumer' && hasOauth(app)) return page(app.name, renderConsumer(state, app))
  return null
}

/** Asks for proof of identity before key and secret; null if it is there, or none is needed. */
export function verifyBeforeConsumer({ url, state, session, ...rest }: RequestContext): RouteResponse | null {
  if (!/^\/lightning\/setup\/ManageExternalClientApplication\/\w+\/consumer$/.test(url.pathname)) return null
  if (state.variant.verification === 'none' || session?.verifiedForConsumer) return null
  return startVerification({ url, state, session, ...rest }, url.pathname)
}

const json = (status: number, value: unknown): RouteResponse => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(value),
})

const goTo = (redirect: string) => json(200, { redirect })

function create({ state, form }: RequestContext): RouteResponse {
  const values = readForm(form)
  const errors = validateValues(state, values)
  if (Object.keys(errors).length > 0) return json(400, { errors })
  return goTo(getExternalClientAppUrl(createFromValues(state, values)))
}

type AppAction = (state: FakeOrg, app: OrgExternalClientApp, form: URLSearchParams) => RouteResponse

const actions: Readonly<Record<string, AppAction>> = {
  policies(state, app, form) {
    const message = savePolicies(state, app, form)
    return message === null ? goTo(getPoliciesUrl(app)) : json(400, { message })
  },
  settings(state, app, form) {
    const values = readForm(form)
    const errors = validateValues(state, values, app)
    if (Object.keys(errors).length > 0) return json(400, { errors })
    saveSettings(app, values)
    return goTo(getSettingsUrl(app))
  },
  delete(state, app) {
    deleteExternalClientApp(state, app)
    return goTo(externalClientAppsUrl)
  },
}

/** What the pages post; reading them is Lightning's (`lightning.ts`). */
export const externalClientAppRoutes: Route[] = [
  { method: 'POST', path: /^\/lightning\/setup\/ManageExternalClientApplication\/new$/, handle: create },
  {
    method: 'POST',
    path: /^\/lightning\/setup\/ManageExternalClientApplication\/(\w+)\/(policies|settings|delete)$/,
    handle({ state, form }, [, id, name = '']) {
      const app = findById(state.externalClientApps, id)
      const action = actions[name]
      return app && action ? action(state, app, form) : json(404, { message: t(state, 'Page not found') })
    },
  },
]
