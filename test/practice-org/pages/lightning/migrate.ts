/** *Migrate to External Client App*, an action of connected apps in the App Manager. */

import { findById } from '../../api/entity.ts'
import { findMigratedApp, migrateConnectedApp } from '../../external-client-apps.ts'
import { t } from '../../labels.ts'
import type { FakeOrg, OrgConnectedApp, Route } from '../../types.ts'
import { escapeHtml, quoteScriptString } from '../layout/setup-parts.ts'
import { getExternalClientAppUrl } from './external-client-apps/urls.ts'

const address = '/lightning/setup/NavigationMenus/migrate'

/** What the admin must confirm is sourced (reference part 2 §2.8), its words are not. */
const confirmation = "Confirm that the connected app is local and doesn't use the username-password flow."

/** Renders the action; a migrated app has it no more. */
export function renderMigrateAction(state: FakeOrg, app: OrgConnectedApp): string {
  if (findMigratedApp(state, app)) return ''
  const label = escapeHtml(t(state, 'Migrate to External Client App'))
  return `<form method="post" action="${address}" onsubmit="return confirm(${quoteScriptString(t(state, confirmation))})"><input type="hidden" name="app" value="${app.id}"><button class="slds-button" title="${label}">${label}</button></form>`
}

export const migrateRoutes: Route[] = [
  {
    method: 'POST',
    path: new RegExp(`^${address}$`),
    handle({ state, form }) {
      const app = findById(state.apps, form.get('app'))
      return {
        redirect: app
          ? getExternalClientAppUrl(migrateConnectedApp(state, app))
          : '/lightning/setup/NavigationMenus/home',
      }
    },
  },
]
