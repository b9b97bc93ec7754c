/** One record at a time: made, read, changed, deleted. */

import { type Body, type Caller, rowById } from './entity.ts'
import { ApiFault, type Outcome } from './fault.ts'
import { entityOf, type Schema } from './schema.ts'

export const bodyOf = (body: unknown): Body => {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body
  throw new ApiFault(
    400,
    'JSON_PARSER_ERROR',
    'The HTTP entity body is required, but this request has no entity body.',
  )
}

const notAllowed = (method: string) =>
  new ApiFault(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are HEAD,GET`)

export interface RecordRequest {
  method: string
  name: string
  /** '' for the object itself. */
  id: string
  body: unknown
}

function collection(caller: Caller, schema: Schema, { method, name, body }: RecordRequest): Outcome {
  const entity = entityOf(schema, name)
  if (method === 'GET')
    return {
      status: 200,
      value: { objectDescribe: { name: entity.name, createable: !!entity.create }, recentItems: [] },
    }
  if (method !== 'POST') throw notAllowed(method)
  // Uncertain which of its two codes Salesforce gives for an object that cannot be made.
  if (!entity.create)
    throw new ApiFault(
      400,
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      `entity type cannot be inserted: ${entity.name}`,
    )
  return { status: 201, value: { id: entity.create(caller, bodyOf(body)), success: true, errors: [] } }
}

/** Somebody else's change holds what would be changed. */
function mustBeFree({ state: { world } }: Caller, method: string): void {
  if (method === 'GET' || world.busyWrites === 0) return
  world.busyWrites -= 1
  throw new ApiFault(400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record')
}

export function records(caller: Caller, schema: Schema, request: RecordRequest): Outcome {
  mustBeFree(caller, request.method)
  if (request.id === '') return collection(caller, schema, request)
  const { method, name, id, body } = request
  const entity = entityOf(schema, name)
  if (method === 'GET') {
    const url = `/services/data/${caller.version}/sobjects/${entity.name}/${id}`
    return { status: 200, value: { attributes: { type: entity.name, url }, ...rowById(entity, caller, id) } }
  }
  if (method === 'PATCH' && entity.update) entity.update(caller, id, bodyOf(body))
  else if (method === 'DELETE' && entity.remove) entity.remove(caller, id)
  else throw notAllowed(method)
  return { status: 204 }
}
