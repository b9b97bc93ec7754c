/** `/services/data/vXX.0/…`: which address does what. */

import { batch } from './batch.ts'
import { collections } from './collections.ts'
import { composite, type Inner } from './composite.ts'
import { describe } from './describe.ts'
import { describeLayouts } from './describe-layouts.ts'
import type { Caller } from './entity.ts'
import { ApiFault, notFound, type Outcome } from './fault.ts'
import { limits } from './limits.ts'
import { passwordOf } from './password.ts'
import { runQuery } from './query.ts'
import type { Schema } from './schema.ts'
import { dataSchema, toolingSchema } from './schemas.ts'
import { records } from './sobjects.ts'
import { malformed } from './soql-tokens.ts'

function query(caller: Caller, { method, url }: Inner, tooling: boolean): Outcome {
  if (method !== 'GET') throw new ApiFault(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed.`)
  const soql = url.searchParams.get('q')
  if (!soql) throw malformed('A query string has to be specified')
  const schema = tooling ? toolingSchema : dataSchema
  const { entity, records: found, size } = runQuery(caller, schema, soql, tooling ? 'tooling/' : '')
  const value = { totalSize: size, done: true, records: found ?? [] }
  const more = { size, queryLocator: null, entityTypeName: entity.name }
  return { status: 200, value: tooling ? { ...more, ...value } : value }
}

const only = (method: string, wanted: string, work: () => Outcome): Outcome => {
  if (method === wanted) return work()
  throw new ApiFault(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are ${wanted}`)
}

function sobjects(caller: Caller, inner: Inner, rest: string, schema: Schema): Outcome {
  const [name = '', id = '', part = '', more] = rest.split('/')
  if (more !== undefined || name === '') throw notFound()
  const { method, body } = inner
  if (schema === dataSchema && id === 'describe')
    return only(method, 'GET', () =>
      part === 'layouts' ? describeLayouts(caller, name) : describe(caller, name),
    )
  if (name === 'User' && part === 'password') return passwordOf(caller, method, id, body)
  if (part !== '') throw notFound()
  return records(caller, schema, { method, name, id, body })
}

/** What can also stand inside a composite request. */
function simple(caller: Caller, inner: Inner): Outcome {
  const path = /^\/services\/data\/v\d+\.0\/(.*)$/.exec(inner.url.pathname)?.[1]?.replace(/\/$/, '') ?? ''
  const tooling = path.startsWith('tooling/')
  const rest = tooling ? path.slice('tooling/'.length) : path
  if (rest === 'query') return query(caller, inner, tooling)
  if (rest.startsWith('sobjects/'))
    return sobjects(caller, inner, rest.slice('sobjects/'.length), tooling ? toolingSchema : dataSchema)
  if (path === 'composite/sobjects') return collections(caller, inner.method, inner.body)
  if (path === 'limits') return only(inner.method, 'GET', () => limits(caller.state))
  throw notFound()
}

export function data(caller: Caller, inner: Inner): Outcome {
  const { method, url, body } = inner
  const start = `/services/data/${caller.version}/`
  const path = url.pathname.slice(start.length)
  // Limits have no place in a composite request, but in a batch; neither reaches the Tooling API.
  const ofData = new RegExp(`^${start}(query\\b|sobjects/|composite/sobjects)`)
  const ofTooling = new RegExp(`^${start}tooling/(query\\b|sobjects/)`)
  if (path === 'composite') return only(method, 'POST', () => composite(caller, body, ofData, simple))
  if (path === 'tooling/composite')
    return only(method, 'POST', () => composite(caller, body, ofTooling, simple))
  if (path === 'composite/batch')
    return only(method, 'POST', () =>
      batch(caller, body, (_, one) => {
        if (one.url.pathname.includes('/tooling/')) throw notFound()
        return simple(caller, one)
      }),
    )
  return simple(caller, inner)
}
