/**
 * The one answer to "which way is open here?": how SpaceIQ can log in to this org, today and after
 * the password flow has ended. The check, the popup and the card say this answer. Pure.
 */

import type { PlainMessageKey } from '../platform/substitutions.ts'
import type { ClientCredentialsSettings, ObservedSetup } from '../salesforce/observed-setup.ts'
import { isReadyForClientCredentials } from './client-credentials.ts'
import { getPasswordFlowPhase } from './flow-retirement.ts'
import type { GrantType } from './grant-type.ts'

/**
 * State of the password flow: `off` can be allowed, `locked` cannot (orgs since Summer '26), `over`
 * is the state of every org from the end date on.
 */
export type PasswordFlowState = 'allowed' | 'off' | 'locked' | 'over' | 'unknown'

/** The answers, and the text of each with the next move. */
export const openWayMessageKeys = {
  password: 'way_password', // the manual's way
  'password-unknown': 'way_password_unknown', // the manual's way, if the org allows the flow
  'password-off': 'way_password_off', // the manual's way, once an admin allows the flow
  'app-closed': 'way_app_closed', // the flow is there, but no connected app, and none can be created
  ready: 'way_ready', // client credentials, with what the org has
  'prepare-connected-app': 'way_prepare_connected_app',
  'prepare-external-client-app': 'way_prepare_external_client_app',
  'create-external-client-app': 'way_create_external_client_app',
} as const satisfies Record<string, PlainMessageKey>
export type OpenWayId = keyof typeof openWayMessageKeys

/** What decides beside the org itself. */
export interface WayContext {
  readonly now: Date
  /** The grant type the admin chose, null if none. */
  readonly chosenGrant: GrantType | null
}

export interface OpenWay {
  readonly id: OpenWayId
  /** The kind of app the way goes through. */
  readonly app: 'connected-app' | 'external-client-app'
  readonly flow: PasswordFlowState
  /** True if an app of the org is seen to be ready for client credentials. */
  readonly isReady: boolean
  /** The app migrated to an external client app of the same name, which ends the password flow. */
  readonly isMigrated: boolean
}

/**
 * Orgs created since the Summer '26 release cannot allow the flow. Production instances got it from
 * mid-May to mid-June 2026: only later orgs are sure to be of that release.
 * @see Salesforce Help 005461976
 */
export const summer26 = Date.parse('2026-06-15T00:00:00Z')

const getPasswordFlowState = (
  { passwordFlowBlocked, passwordFlowWorkedAt, organizationCreatedAt }: ObservedSetup,
  now: Date,
): PasswordFlowState => {
  if (getPasswordFlowPhase(now) === 'after') return 'over'
  if (passwordFlowBlocked === true)
    return organizationCreatedAt !== undefined && organizationCreatedAt >= summer26 ? 'locked' : 'off'
  return passwordFlowBlocked === false || passwordFlowWorkedAt !== undefined ? 'allowed' : 'unknown'
}

/** Returns the settings of an external client app, whose scopes no query returns. */
export const getExternalAppSettings = ({
  externalClientApp: app,
}: ObservedSetup): ClientCredentialsSettings | undefined =>
  app && { apiScope: null, flowEnabled: app.flowEnabled, runAs: app.runAs }

/** Returns whether an external client app has the connected app's name, as after a migration. */
export const isMigratedApp = ({ connectedApp, externalClientApp }: ObservedSetup): boolean =>
  externalClientApp !== undefined &&
  connectedApp !== undefined &&
  externalClientApp.name.toLowerCase() === connectedApp.name.toLowerCase()

const passwordWays: Readonly<Record<'allowed' | 'off' | 'unknown', OpenWayId>> = {
  allowed: 'password',
  off: 'password-off',
  unknown: 'password-unknown',
}

/**
 * Returns the way that is open in an org with this setup. As long as the password flow lasts, client
 * credentials are the way if the admin chose them and the org has, or must have, another app for them
 * than the manual's.
 */
export const findOpenWay = (setup: ObservedSetup, { now, chosenGrant }: WayContext): OpenWay => {
  const { connectedApp, connectedAppCreationClosed, externalClientApp } = setup
  const username = setup.user?.username ?? ''
  const flow = getPasswordFlowState(setup, now)
  const isConnectedAppReady = isReadyForClientCredentials(connectedApp?.clientCredentials, username)
  const external = getExternalAppSettings(setup)
  // The scope is not shown by a query: the login test alone proves it.
  const isExternalReady =
    external !== undefined && isReadyForClientCredentials({ ...external, apiScope: true }, username)
  const isReady = isConnectedAppReady || isExternalReady
  const common = { flow, isReady, isMigrated: isMigratedApp(setup) }
  const isClosed = connectedAppCreationClosed === true && !connectedApp
  const isChosen =
    chosenGrant === 'client_credentials' &&
    (connectedApp !== undefined || externalClientApp !== undefined || isClosed)
  if (flow !== 'over' && flow !== 'locked' && !isChosen)
    return { ...common, app: 'connected-app', id: isClosed ? 'app-closed' : passwordWays[flow] }
  // Of two apps the one that is ready; Salesforce makes a migrated connected app read-only.
  if (isConnectedAppReady) return { ...common, app: 'connected-app', id: 'ready' }
  if (isExternalReady) return { ...common, app: 'external-client-app', id: 'ready' }
  if (externalClientApp) return { ...common, app: 'external-client-app', id: 'prepare-external-client-app' }
  return connectedApp
    ? { ...common, app: 'connected-app', id: 'prepare-connected-app' }
    : { ...common, app: 'external-client-app', id: 'create-external-client-app' }
}

/** Returns whether client credentials are the only way: today, or from the end date on. */
export const needsClientCredentials = ({ flow }: Pick<OpenWay, 'flow'>): boolean =>
  flow === 'locked' || flow === 'over'
