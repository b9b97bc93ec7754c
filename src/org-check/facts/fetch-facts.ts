/** Fetches all facts about an org in parallel; at most four requests follow one another. */

import { type CaseFieldName, requiredCaseFields, requiredConnectedApp } from '../../required-setup.ts'
import { type ApiResult, apiFailure, isUnrecoverable } from '../../salesforce/api/errors.ts'
import { withOptionalColumns } from '../../salesforce/api/optional-columns.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { okResult, parseResult } from '../../salesforce/api/results.ts'
import { withRetry } from '../../salesforce/api/retry-busy.ts'
import { getRecords, getString, type SObjectRow } from '../../salesforce/api/soql.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { fetchCaseRules } from './case-rules.ts'
import { fetchExternalClientApp } from './external-client-app.ts'
import type { ConnectedAppFact, FieldFact, OrgFacts } from './facts.ts'
import { fetchUserFacts, type UsernameHints } from './fetch-users.ts'
import { fetchLayouts } from './layouts.ts'
import { fetchSecuritySettings } from './login-restrictions.ts'
import * as parse from './parse.ts'
import { countRemainingExternalIds, parseApiLimits, parseRemainingFields } from './parse-limits.ts'
import { queries } from './queries.ts'

/** Fetches how many more fields Case can have; only used if some are missing. */
const fetchFieldCapacity = async (
  api: Api,
  describe: Promise<ApiResult>,
): Promise<OrgFacts['fieldCapacity']> => {
  const [limits, described] = await Promise.all([api.get(queries.fieldLimits()), describe])
  return {
    fields: limits.ok ? parseRemainingFields(limits.value) : null,
    externalIds: described.ok ? countRemainingExternalIds(described.value) : null,
  }
}

const fetchFields = async (
  api: Api,
  prefix: string,
  describe: Promise<ApiResult>,
): Promise<Pick<OrgFacts, 'fields' | 'namespacedFields' | 'fieldCapacity'>> => {
  const list = await api.get(queries.fields())
  const unknownCapacity: OrgFacts['fieldCapacity'] = { fields: null, externalIds: null }
  if (!list.ok) return { fields: list, namespacedFields: [], fieldCapacity: unknownCapacity }
  const found = parse.parseFieldIds(list.value)
  const namespacedFields = prefix === '' ? [] : parse.parseNamespacedFields(list.value, prefix)
  const names = Object.keys(found) as CaseFieldName[]
  const fullName = (name: string) => `Case.${name}__c`
  // One request for all: the Tooling API returns Metadata of one row per query only.
  const [response, capacity] = await Promise.all([
    names.length > 0 ? api.readMetadata('CustomField', names.map(fullName)) : okResult([]),
    names.length < requiredCaseFields.length ? fetchFieldCapacity(api, describe) : unknownCapacity,
  ])
  const findMetadata = (name: string) =>
    response.ok
      ? response.value.find((one) => one.first('fullName').toLowerCase() === fullName(name).toLowerCase())
      : undefined
  const facts = names.map((name) => [name, parse.parseFieldFact(found[name] ?? '', findMetadata(name))])
  return {
    fields: okResult(Object.fromEntries(facts) as Partial<Record<CaseFieldName, FieldFact>>),
    namespacedFields,
    fieldCapacity: capacity,
  }
}

const fetchConnectedApp = async (api: Api, setup: ObservedSetup): Promise<OrgFacts['connectedApp']> => {
  const list = await api.get(queries.apps())
  if (!list.ok) return list
  const names = [setup.connectedApp?.name, requiredConnectedApp.name]
  const rows = getRecords(list.value)
  const row = names
    .map((name) => rows.find((one) => getString(one, 'Name') === name))
    .find((one): one is SObjectRow => one !== undefined)
  if (!row) return okResult(null)
  const fullNames = [...new Set([getString(row, 'Name').replace(/ /g, '_'), requiredConnectedApp.apiName])]
  const metadata = await api.readMetadata('ConnectedApp', fullNames)
  const records = metadata.ok ? metadata.value : []
  const own = records.find((record) => record.first('label') === getString(row, 'Name')) ?? records[0]
  return okResult<ConnectedAppFact>(parse.parseConnectedAppFact(row, own))
}

const fetchPasswordFlowBlocked = async (api: Api): Promise<OrgFacts['passwordFlowBlocked']> => {
  const response = await api.readMetadata('OauthOidcSettings', ['OauthOidc'])
  if (!response.ok) return response
  const blocked = response.value[0]?.flag('blockOAuthUnPwFlow')
  return blocked === undefined || blocked === null ? apiFailure('unexpected') : okResult(blocked)
}

/** Fetches the session's user; if one of two requests fails, the other's facts remain. */
const fetchSession = async (api: Api): Promise<OrgFacts['session']> => {
  const [userInfo, permissions] = await Promise.all([
    api.get('oauth2/userinfo'),
    api.get(queries.myPermissions()),
  ])
  if (!userInfo.ok && !permissions.ok) return userInfo
  const identity = userInfo.ok ? parse.parseIdentity(userInfo.value) : null
  return okResult({
    id: identity?.id ?? '',
    username: identity?.username ?? '',
    name: identity?.name ?? '',
    administrator: permissions.ok ? parse.parseIsAdministrator(permissions.value) : null,
  })
}

/** Fetches all facts; fails only if nothing at all could be requested. */
export const fetchOrgFacts = async (
  plainApi: Api,
  setup: ObservedSetup,
  usernames: UsernameHints,
): Promise<ApiResult<OrgFacts>> => {
  const api = withOptionalColumns(withRetry(plainApi))
  // Alone and first: with an invalid session all other requests would fail too.
  const org = parseResult(await api.get(queries.organization()), parse.parseOrganizationFact)
  if (!org.ok && isUnrecoverable(org.reason)) return org
  const describe = api.get(queries.describeCase())
  const [
    session,
    fields,
    userFacts,
    app,
    externalApp,
    flowBlocked,
    updates,
    limits,
    layouts,
    security,
    caseRules,
  ] = await Promise.all([
    fetchSession(api),
    fetchFields(api, (org.ok && org.value.namespacePrefix) || '', describe),
    fetchUserFacts(api, setup, usernames),
    fetchConnectedApp(api, setup),
    fetchExternalClientApp(api, setup),
    fetchPasswordFlowBlocked(api),
    api.get(queries.releaseUpdates()).then((response) => parseResult(response, parse.parseReleaseUpdates)),
    api.get(queries.limits()).then((response) => parseResult(response, parseApiLimits)),
    fetchLayouts(api),
    fetchSecuritySettings(api),
    fetchCaseRules(api, describe),
  ])
  return okResult({
    org,
    session,
    ...fields,
    ...userFacts,
    connectedApp: app,
    externalClientApp: externalApp,
    passwordFlowBlocked: flowBlocked,
    releaseUpdates: updates,
    apiLimits: limits,
    layouts,
    securitySettings: security,
    caseRules,
  })
}
