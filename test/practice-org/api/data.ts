/** Routes `/services/data/vXX.0/…`. */

import { handleBatch } from './batch.ts'
import { handleCollections } from './collections.ts'
import { handleComposite, type Subrequest } from './composite.ts'
import { describeObject } from './describe.ts'
import { describeLayouts } from './describe-layouts.ts'
import type { Caller } from './entity.ts'
import { type ApiResponse, createNotFoundError, SalesforceApiError } from './fault.ts'
import { getLimits } from './limits.ts'
import { handlePassword } from './password.ts'
import { runQuery } from './query.ts'
import type { ObjectSchema } from './schema.ts'
import { dataSchema, querySchema, toolingSchema } from './schemas.ts'
import { handleRecord } from './sobjects.ts'
import { createMalformedQueryError } from './soql-tokens.ts'

function query(caller: Caller, { method, url }: Subrequest, tooling: boolean): ApiResponse {
  if (method !== 'GET')
    throw new SalesforceApiError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed.`)
  const soql = url.searchParams.get('q')
  if (!soql) throw createMalformedQueryError('A query string has to be specified')
  const schema = tooling ? toolingSchema : querySchema
  const { entity, records: found, size } = runQuery(caller, schema, soql, tooling ? 'tooling/' : '')
  const value = { totalSize: size, done: true, records: found ?? [] }
  const more = { size, queryLocator: null, entityTypeName: entity.name }
  return { status: 200, value: tooling ? { ...more, ...value } : value }
}

const only = (method: string, wanted: string, work: () => ApiResponse): ApiResponse => {
  if (method === wanted) return work()
  throw new SalesforceApiError(
    405,
    'METHOD_NOT_ALLOWED',
    `HTTP Method '${method}' not allowed. Allowed are ${wanted}`,
  )
}

function sobjects(caller: Caller, inner: Subrequest, rest: string, schema: ObjectSchema): ApiResponse {
  const [name = '', id = '', part = '', more] = rest.split('/')
  if (more !== undefined || name === '') throw createNotFoundError()
  const { method, body } = inner
  if (schema === dataSchema && id === 'describe')
    return only(method, 'GET', () =>
      part === 'layouts' ? describeLayouts(caller, name) : describeObject(caller, name),
    )
  if (name === 'User' && part === 'password') return handlePassword(caller, method, id, body)
  if (part !== '') throw createNotFoundError()
  return handleRecord(caller, schema, { method, name, id, body })
}

/** Handles what may also be a composite subrequest. */
function simple(caller: Caller, inner: Subrequest): ApiResponse {
  const path = /^\/services\/data\/v\d+\.0\/(.*)$/.exec(inner.url.pathname)?.[1]?.replace(/\/$/, '') ?? ''
  const tooling = path.startsWith('tooling/')
  const rest = tooling ? path.slice('tooling/'.length) : path
  // What differs is that deleted records are found too; the practice org keeps none.
  if (rest === 'query' || rest === 'queryAll') return query(caller, inner, tooling)
  if (rest.startsWith('sobjects/'))
    return sobjects(caller, inner, rest.slice('sobjects/'.length), tooling ? toolingSchema : dataSchema)
  if (path === 'composite/sobjects') return handleCollections(caller, inner.method, inner.body)
  if (path === 'limits') return only(inner.method, 'GET', () => getLimits(caller.state))
  throw createNotFoundError()
}

export function handleDataRequest(caller: Caller, inner: Subrequest): ApiResponse {
  const { method, url, body } = inner
  const start = `/services/data/${caller.version}/`
  const path = url.pathname.slice(start.length)
  // Limits may be in a batch but not in a composite request; neither reaches the Tooling API.
  const ofData = new RegExp(`^${start}(query\\b|sobjects/|composite/sobjects)`)
  const ofTooling = new RegExp(`^${start}tooling/(query\\b|sobjects/)`)
  if (path === 'composite') return only(method, 'POST', () => handleComposite(caller, body, ofData, simple))
  if (path === 'tooling/composite')
    return only(method, 'POST', () => handleComposite(caller, body, ofTooling, simple))
  if (path === 'composite/batch')
    return only(method, 'POST', () =>
      handleBatch(caller, body, (_, one) => {
        if (one.url.pathname.includes('/tooling/')) throw createNotFoundError()
        return simple(caller, one)
      }),
    )
  return simple(caller, inner)
}
