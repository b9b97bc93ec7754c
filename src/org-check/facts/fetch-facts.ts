/** Fetches all facts about an org in parallel; at most four requests follow one another. */

import { type CaseFieldName, caseFields, connectedApp } from '../../required-setup.ts'
import { type ApiResult, failed, isHopeless } from '../../salesforce/api/errors.ts'
import { thorough } from '../../salesforce/api/optional-columns.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { as, known } from '../../salesforce/api/results.ts'
import { patient } from '../../salesforce/api/retry-busy.ts'
import { type Row, recordsOf, textAt } from '../../salesforce/api/soql.ts'
import type { Evidence } from '../../salesforce/observed-setup.ts'
import { caseRulesOf } from './case-rules.ts'
import type { AppFact, Facts, FieldFact } from './facts.ts'
import { peopleOf, type Usernames } from './fetch-users.ts'
import { layoutsOf } from './layouts.ts'
import { securityOf } from './login-restrictions.ts'
import * as parse from './parse.ts'
import { externalIdsLeft, fieldsLeft, limitsOf } from './parse-limits.ts'
import { queries } from './queries.ts'

/** Fetches how many more fields Case can have; only used if some are missing. */
const roomOf = async (api: Api, describe: Promise<ApiResult>): Promise<Facts['room']> => {
  const [limits, described] = await Promise.all([api.get(queries.room()), describe])
  return {
    fields: limits.ok ? fieldsLeft(limits.value) : null,
    externalIds: described.ok ? externalIdsLeft(described.value) : null,
  }
}

const fieldsOf = async (
  api: Api,
  prefix: string,
  describe: Promise<ApiResult>,
): Promise<Pick<Facts, 'fields' | 'prefixed' | 'room'>> => {
  const list = await api.get(queries.fields())
  const unasked: Facts['room'] = { fields: null, externalIds: null }
  if (!list.ok) return { fields: list, prefixed: [], room: unasked }
  const found = parse.fieldIds(list.value)
  const prefixed = prefix === '' ? [] : parse.fieldsPrefixed(list.value, prefix)
  const names = Object.keys(found) as CaseFieldName[]
  const fullName = (name: string) => `Case.${name}__c`
  // One request for all: the Tooling API returns Metadata of one row per query only.
  const [answer, room] = await Promise.all([
    names.length > 0 ? api.readMetadata('CustomField', names.map(fullName)) : known([]),
    names.length < caseFields.length ? roomOf(api, describe) : unasked,
  ])
  const recordOf = (name: string) =>
    answer.ok
      ? answer.value.find((one) => one.first('fullName').toLowerCase() === fullName(name).toLowerCase())
      : undefined
  const facts = names.map((name) => [name, parse.fieldFact(found[name] ?? '', recordOf(name))])
  return {
    fields: known(Object.fromEntries(facts) as Partial<Record<CaseFieldName, FieldFact>>),
    prefixed,
    room,
  }
}

const appOf = async (api: Api, evidence: Evidence): Promise<Facts['app']> => {
  const list = await api.get(queries.apps())
  if (!list.ok) return list
  const wanted = [evidence.app?.name, connectedApp.name]
  const rows = recordsOf(list.value)
  const row = wanted
    .map((name) => rows.find((one) => textAt(one, 'Name') === name))
    .find((one): one is Row => one !== undefined)
  if (!row) return known(null)
  const names = [...new Set([textAt(row, 'Name').replace(/ /g, '_'), connectedApp.apiName])]
  const metadata = await api.readMetadata('ConnectedApp', names)
  const records = metadata.ok ? metadata.value : []
  const own = records.find((record) => record.first('label') === textAt(row, 'Name')) ?? records[0]
  return known<AppFact>(parse.appFact(row, own))
}

const flowOf = async (api: Api): Promise<Facts['flowBlocked']> => {
  const answer = await api.readMetadata('OauthOidcSettings', ['OauthOidc'])
  if (!answer.ok) return answer
  const blocked = answer.value[0]?.flag('blockOAuthUnPwFlow')
  return blocked === undefined || blocked === null ? failed('unexpected') : known(blocked)
}

/** Fetches the session's user; if one of two requests fails, the other's facts remain. */
const sessionOf = async (api: Api): Promise<Facts['session']> => {
  const [who, may] = await Promise.all([api.get('oauth2/userinfo'), api.get(queries.myPermissions())])
  if (!who.ok && !may.ok) return who
  const named = who.ok ? parse.identity(who.value) : null
  return known({
    username: named?.username ?? '',
    name: named?.name ?? '',
    administrator: may.ok ? parse.administrator(may.value) : null,
  })
}

/** Fetches all facts; fails only if nothing at all could be requested. */
export const gather = async (
  asked: Api,
  evidence: Evidence,
  usernames: Usernames,
): Promise<ApiResult<Facts>> => {
  const api = thorough(patient(asked))
  // Alone and first: with an invalid session all other requests would fail too.
  const org = as(await api.get(queries.organization()), parse.orgFact)
  if (!org.ok && isHopeless(org.reason)) return org
  const describe = api.get(queries.describeCase())
  const [session, fields, people, app, flowBlocked, updates, limits, layouts, security, caseRules] =
    await Promise.all([
      sessionOf(api),
      fieldsOf(api, (org.ok && org.value.namespacePrefix) || '', describe),
      peopleOf(api, evidence, usernames),
      appOf(api, evidence),
      flowOf(api),
      api.get(queries.releaseUpdates()).then((answer) => as(answer, parse.updates)),
      api.get(queries.limits()).then((answer) => as(answer, limitsOf)),
      layoutsOf(api),
      securityOf(api),
      caseRulesOf(api, describe),
    ])
  return known({
    org,
    session,
    ...fields,
    ...people,
    app,
    flowBlocked,
    updates,
    limits,
    layouts,
    security,
    caseRules,
  })
}
