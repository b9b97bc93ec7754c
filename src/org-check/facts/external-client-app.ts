/**
 * Reads SpaceIQ's external client app and its policies. Nothing is created or changed there, and no
 * secret is read: Salesforce rules that out for session IDs.
 * @see Secure Coding Guide, "Secure Coding Considerations: Session IDs"
 */

import { requiredConnectedApp } from '../../required-setup.ts'
import { type ApiResult, apiFailure } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { okResult } from '../../salesforce/api/results.ts'
import { getBoolean, getRecords, getString, type SObjectRow } from '../../salesforce/api/soql.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import type { ExternalClientAppFact } from './facts.ts'
import { queries } from './queries.ts'

const isSameName = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** Finds the app by id, by the name of the connected app it was migrated from, or by SpaceIQ's. */
const findApp = (rows: readonly SObjectRow[], setup: ObservedSetup): SObjectRow | undefined => {
  const { externalClientApp, connectedApp } = setup
  const names = [connectedApp?.name, requiredConnectedApp.name].flatMap((name) => name ?? [])
  return (
    rows.find((row) => externalClientApp && getString(row, 'Id').startsWith(externalClientApp.id)) ??
    rows.find((row) => names.some((name) => isSameName(getString(row, 'MasterLabel'), name))) ??
    rows.find((row) => isSameName(getString(row, 'DeveloperName'), requiredConnectedApp.apiName))
  )
}

/** Parses an app's policies; without any, the flow counts as unknown. */
export const parseExternalClientApp = (app: SObjectRow, response: unknown): ExternalClientAppFact => {
  const policies = getRecords(response)[0]
  return {
    id: getString(app, 'Id'),
    name: getString(app, 'MasterLabel') || getString(app, 'DeveloperName'),
    flowEnabled: policies ? getBoolean(policies, 'IsClientCredentialsFlowEnabled') : null,
    runAs: policies ? getString(policies, 'ClientCredentialsFlowUser') : null,
    adminApprovedOnly:
      policies && getString(policies, 'PermittedUsersPolicyType') !== ''
        ? /admin/i.test(getString(policies, 'PermittedUsersPolicyType'))
        : null,
  }
}

/**
 * Fetches the app; null if the org has none of that name. An org without external client apps
 * answers that there is no such object: it has none either.
 */
export const fetchExternalClientApp = async (
  api: Api,
  setup: ObservedSetup,
): Promise<ApiResult<ExternalClientAppFact | null>> => {
  const list = await api.get(queries.externalClientApps())
  if (!list.ok) return list.code === 'INVALID_TYPE' ? okResult(null) : list
  const app = findApp(getRecords(list.value), setup)
  if (!app) return okResult(null)
  const id = getString(app, 'Id')
  if (id === '') return apiFailure('unexpected')
  const policies = await api.get(queries.externalClientAppPolicies(id))
  return policies.ok ? okResult(parseExternalClientApp(app, policies.value)) : policies
}
