/** External client apps in the org's state: creating, migrating to, and deleting them. */

import { findFreeId } from './pages/ids.ts'
import { createConsumerCredentials } from './state.ts'
import type { FakeOrg, OrgConnectedApp, OrgExternalClientApp } from './types.ts'

/** Adds an external client app; what is left out is as the New form delivers it. */
export function createExternalClientApp(
  state: FakeOrg,
  values: Pick<OrgExternalClientApp, 'name' | 'apiName'> & Partial<OrgExternalClientApp>,
): OrgExternalClientApp {
  const app: OrgExternalClientApp = {
    id: findFreeId(
      '0xI',
      state.externalClientApps.map(({ id }) => id),
    ),
    contactEmail: 'it@acme.example',
    distributionState: 'Local',
    callbackUrl: '',
    scopes: [],
    clientCredentials: false,
    clientCredentialsPolicy: false,
    ...createConsumerCredentials(),
    savedAt: Date.now(),
    ...values,
  }
  state.externalClientApps.push(app)
  return app
}

/** Finds the external client app that a connected app was migrated to. */
export const findMigratedApp = (state: FakeOrg, { id }: OrgConnectedApp): OrgExternalClientApp | undefined =>
  state.externalClientApps.find(({ migratedFrom }) => migratedFrom === id)

/**
 * Migrates a connected app: from now on it is read-only and logs nobody in, and its successor has
 * no password flow (2.8, 1.9). Uncertain: that key and secret stay, and that *Run As* is carried
 * over.
 */
export function migrateConnectedApp(state: FakeOrg, app: OrgConnectedApp): OrgExternalClientApp {
  const { name, apiName, contactEmail, callbackUrl, scopes, consumerKey, consumerSecret } = app
  const flow = app.clientCredentials === true
  return (
    findMigratedApp(state, app) ??
    createExternalClientApp(state, {
      name,
      apiName,
      contactEmail,
      callbackUrl,
      scopes: [...scopes],
      consumerKey,
      consumerSecret,
      clientCredentials: flow,
      clientCredentialsPolicy: flow,
      secretForWebServer: app.secretForWebServer,
      secretForRefreshToken: app.secretForRefreshToken,
      pkce: app.pkce,
      migratedFrom: app.id,
      ...(app.runAs ? { runAs: app.runAs } : {}),
      ...(app.approvedProfiles ? { approvedProfiles: [...app.approvedProfiles] } : {}),
    })
  )
}

/** Deletes an external client app; a connected app it was migrated from is live again (2.8). */
export function deleteExternalClientApp(state: FakeOrg, app: OrgExternalClientApp): void {
  const at = state.externalClientApps.indexOf(app)
  if (at >= 0) state.externalClientApps.splice(at, 1)
}
