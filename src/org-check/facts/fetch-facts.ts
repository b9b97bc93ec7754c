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
  const [limits, described] = await Promise.all([api.get(queries.room()), describe])
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
  const unasked: OrgFacts['fieldCapacity'] = { fields: null, externalIds: null }
  if (!list.ok) return { fields: list, namespacedFields: [], fieldCapacity: unasked }
  const found = parse.parseFieldIds(list.value)
  const prefixed = prefix === '' ? [] : parse.parseNamespacedFields(list.value, prefix)
  const names = Object.keys(found) as CaseFieldName[]
  const fullName = (name: string) => `Case.${name}__c`
  // One request for all: the Tooling API returns Metadata of one row per query only.
  const [answer, room] = await Promise.all([
    names.length > 0 ? api.readMetadata('CustomField', names.map(fullName)) : okResult([]),
    names.length < requiredCaseFields.length ? fetchFieldCapacity(api, describe) : unasked,
  ])
  const recordOf = (name: string) =>
    answer.ok
      ? answer.value.find((one) => one.first('fullName').toLowerCase() === fullName(name).toLowerCase())
      : undefined
  const facts = names.map((name) => [name, parse.parseFieldFact(found[name] ?? '', recordOf(name))])
  return {
    fields: okResult(Object.fromEntries(facts) as Partial<Record<CaseFieldName, FieldFact>>),
    namespacedFields: prefixed,
    fieldCapacity: room,
  }
}

const fetchConnectedApp = async (api: Api, setup: ObservedSetup): Promise<OrgFacts['connectedApp']> => {
  const list = await api.get(queries.apps())
  if (!list.ok) return list
  const wanted = [setup.connectedApp?.name, requiredConnectedApp.name]
  const rows = getRecords(list.value)
  const row = wanted
    .map((name) => rows.find((one) => getString(one, 'Name') === name))
    .find((one): one is SObjectRow => one !== undefined)
  if (!row) return okResult(null)
  const names = [...new Set([getString(row, 'Name').replace(/ /g, '_'), requiredConnectedApp.apiName])]
  const metadata = await api.readMetadata('ConnectedApp', names)
  const records = metadata.ok ? metadata.value : []
  const own = records.find((record) => record.first('label') === getString(row, 'Name')) ?? records[0]
  return okResult<ConnectedAppFact>(parse.parseConnectedAppFact(row, own))
}

const fetchPasswordFlowBlocked = async (api: Api): Promise<OrgFacts['passwordFlowBlocked']> => {
  const answer = await api.readMetadata('OauthOidcSettings', ['OauthOidc'])
  if (!answer.ok) return answer
  const blocked = answer.value[0]?.flag('blockOAuthUnPwFlow')
  return blocked === undefined || blocked === null ? apiFailure('unexpected') : okResult(blocked)
}

/** Fetches the session's user; if one of two requests fails, the other's facts remain. */
const fetchSession = async (api: Api): Promise<OrgFacts['session']> => {
  const [who, may] = await Promise.all([api.get('oauth2/userinfo'), api.get(queries.myPermissions())])
  if (!who.ok && !may.ok) return who
  const named = who.ok ? parse.parseIdentity(who.value) : null
  return okResult({
    username: named?.username ?? '',
    name: named?.name ?? '',
    administrator: may.ok ? parse.parseIsAdministrator(may.value) : null,
  })
}

/** Fetches all facts; fails only if nothing at all could be requested. */
export const fetchOrgFacts = async (
  asked: Api,
  setup: ObservedSetup,
  usernames: UsernameHints,
): Promise<ApiResult<OrgFacts>> => {
  const api = withOptionalColumns(withRetry(asked))
  // Alone and first: with an invalid session all other requests would fail too.
  const org = parseResult(await api.get(queries.organization()), parse.parseOrganizationFact)
  if (!org.ok && isUnrecoverable(org.reason)) return org
  const describe = api.get(queries.describeCase())
  const [session, fields, people, app, flowBlocked, updates, limits, layouts, security, caseRules] =
    await Promise.all([
      fetchSession(api),
      fetchFields(api, (org.ok && org.value.namespacePrefix) || '', describe),
      fetchUserFacts(api, setup, usernames),
      fetchConnectedApp(api, setup),
      fetchPasswordFlowBlocked(api),
      api.get(queries.releaseUpdates()).then((answer) => parseResult(answer, parse.parseReleaseUpdates)),
      api.get(queries.limits()).then((answer) => parseResult(answer, parseApiLimits)),
      fetchLayouts(api),
      fetchSecuritySettings(api),
      fetchCaseRules(api, describe),
    ])
  return okResult({
    org,
    session,
    ...fields,
    ...people,
    connectedApp: app,
    passwordFlowBlocked: flowBlocked,
    releaseUpdates: updates,
    apiLimits: limits,
    layouts,
    securitySettings: security,
    caseRules,
  })
}
