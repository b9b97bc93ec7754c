/** Connected apps: the addresses, and which page answers to each. */

import type { Answer, Ctx, OrgApp, Route } from '../../types.ts'
import { sameId } from '../ids.ts'
import { notAllowed, notThere } from '../layout/classic-page.ts'
import { detailPage } from './detail.ts'
import { continuePage, formPage, refusedPage } from './form.ts'
import { oauthSection } from './oauth-section.ts'
import { installedList, policiesPage, sendOn } from './policies.ts'
import { check, keep } from './save.ts'
import { appsUrl, detailUrl } from './urls.ts'
import { valuesOfApp, valuesOfPost } from './values.ts'

/** Real addresses carry the parameter twice at times (reference part 2 §1.5). */
function appOf(ctx: Ctx): OrgApp | undefined {
  const wanted = ctx.url.searchParams.getAll('applicationId')
  return ctx.state.apps.find((app) => wanted.some((id) => sameId(id, app.id)))
}

function edit(ctx: Ctx): Answer {
  const app = appOf(ctx)
  if (ctx.url.searchParams.has('applicationId') && !app) return notThere(ctx)
  const { appCreation, directForm } = ctx.state.world
  if (!app && (appCreation === 'button-missing' || appCreation === 'button-greyed')) {
    if (directForm === 'forbidden') return notAllowed(ctx)
    if (directForm === 'refused') return refusedPage(ctx)
  }
  if (ctx.method !== 'POST') return formPage(ctx, app, valuesOfApp(app))
  if ([...ctx.form.keys()].some((name) => name.endsWith(':cancel'))) return { redirect: appsUrl }
  const saved = ctx.state.apps.find(({ id }) => id === ctx.form.get('continueTo'))
  if (saved) return { redirect: detailUrl(saved) }
  const values = valuesOfPost(ctx, app)
  if (ctx.form.has('AJAXREQUEST')) return { body: oauthSection(ctx.state, values) }
  const errors = check(ctx.state, values, app)
  if (Object.keys(errors).length > 0) return formPage(ctx, app, values, errors)
  return continuePage(ctx, keep(ctx.state, values, app))
}

const onApp =
  (show: (ctx: Ctx, app: OrgApp) => Answer) =>
  (ctx: Ctx): Answer => {
    const app = appOf(ctx)
    return app ? show(ctx, app) : notThere(ctx)
  }

export const routes: Route[] = [
  { method: 'ANY', path: /^\/app\/mgmt\/forceconnectedapps\/forceAppEdit\.apexp$/, handle: edit },
  {
    method: 'GET',
    path: /^\/app\/mgmt\/forceconnectedapps\/forceAppDetail\.apexp$/,
    handle: onApp(detailPage),
  },
  {
    method: 'GET',
    path: /^\/app\/mgmt\/forceconnectedapps\/forceInstalledConnectedAppList\.apexp$/,
    handle: installedList,
  },
  {
    method: 'GET',
    path: /^\/_ui\/core\/application\/force\/connectedapp\/ForceConnectedApplicationPage\/d$/,
    handle: onApp(policiesPage),
  },
  {
    method: 'GET',
    path: /^\/(0H4[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$/,
    handle(ctx, match) {
      const app = ctx.state.apps.find(({ policyId }) => sameId(policyId, match[1] ?? ''))
      return app ? sendOn(ctx, app) : notThere(ctx)
    },
  },
]
