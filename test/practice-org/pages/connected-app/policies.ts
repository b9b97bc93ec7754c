/** Managing apps, as opposed to making them: the list and the policies page, which never show a key or a secret. */

import { t } from '../../labels.ts'
import type { Answer, Ctx, OrgApp } from '../../types.ts'
import { setupPage } from '../layout/classic-page.ts'
import { inLightningFrame, withFrameMark } from '../layout/lightning-frame.ts'
import {
  block,
  button,
  dataRow,
  esc,
  goButton,
  relatedList,
  subheader,
  twoColumns,
} from '../layout/setup-parts.ts'
import { policiesUrl } from './urls.ts'

export function installedList(ctx: Ctx): Answer {
  const { state } = ctx
  const apps = [...state.apps].sort((a, b) => a.name.localeCompare(b.name))
  const rows = apps.map((app, index) =>
    dataRow(index, apps.length, {
      action: `<a href="${esc(policiesUrl(app))}" class="actionLink">${esc(t(state, 'Edit'))}</a>`,
      name: `<a href="${esc(policiesUrl(app))}">${esc(app.name)}</a>`,
      rest: ['1.0', esc(t(state, 'All users may self-authorize'))],
    }),
  )
  const title = t(state, 'Connected Apps')
  const content = relatedList({
    state,
    id: 'InstalledConnectedApps',
    title,
    columns: ['Action', 'Master Label', 'Application Version', 'Permitted Users'],
    rows,
  })
  return setupPage(ctx, { title, h1: title, content })
}

export function policiesPage(ctx: Ctx, app: OrgApp): Answer {
  const { state } = ctx
  const section = (index: number, title: string, pairs: [string, string][]) =>
    subheader(index, t(state, title)) +
    twoColumns(
      state,
      pairs.map(([label, value]) => ({ label, html: esc(value) })),
      [],
    )
  const body = [
    section(1, 'Basic Information', [
      ['Connected App Name', app.name],
      ['Contact Email', app.contactEmail],
    ]),
    section(2, 'OAuth Policies', [
      ['Permitted Users', t(state, 'All users may self-authorize')],
      ['IP Relaxation', t(state, 'Enforce IP restrictions')],
      ['Refresh Token Policy', t(state, 'Refresh token is valid until revoked')],
    ]),
    section(3, 'Session Policies', [['Timeout Value', '']]),
  ].join('\n')
  const buttons = goButton(state, 'edit', 'Edit Policies', `/${app.policyId}/e`)
  const h1 = t(state, 'Connected App')
  const title = t(state, 'Connected App Detail')
  const profiles = relatedList({
    state,
    id: `${app.policyId.slice(0, 15)}_RelatedProfileList`,
    title: t(state, 'Profiles'),
    buttons: button(state, { name: 'manageProfiles', label: 'Manage Profiles', type: 'button' }),
    columns: ['Profile Name'],
    rows: [],
  })
  return setupPage(ctx, {
    title: `${h1}: ${app.name}`,
    bodyClass: 'detailPage',
    h1,
    h2: app.name,
    content: block({ state, kind: 'Detail', title, buttons, body }) + profiles,
  })
}

/** Policy ids are sent on by a script, not by the server (reference part 1 §7). */
export function sendOn(ctx: Ctx, app: OrgApp): Answer {
  const address = policiesUrl(app)
  const target = JSON.stringify(inLightningFrame(ctx) ? withFrameMark(address) : address)
  return {
    body: `<html><head><script>if (this.SfdcApp && this.SfdcApp.projectOneNavigator) { SfdcApp.projectOneNavigator.handleRedirect(${target}) } else if (window.location.replace) { window.location.replace(${target}) } else { window.location.href = ${target} }</script></head></html>`,
  }
}
