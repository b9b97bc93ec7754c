/** Handles single records: create, read, update, delete. */

import { type Caller, createRecord, getRowById, type RecordBody } from './entity.ts'
import { type ApiResponse, SalesforceApiError } from './fault.ts'
import { getEntity, type ObjectSchema } from './schema.ts'

export const parseRecordBody = (body: unknown): RecordBody => {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as RecordBody
  throw new SalesforceApiError(
    400,
    'JSON_PARSER_ERROR',
    'The HTTP entity body is required, but this request has no entity body.',
  )
}

const notAllowed = (method: string) =>
  new SalesforceApiError(
    405,
    'METHOD_NOT_ALLOWED',
    `HTTP Method '${method}' not allowed. Allowed are HEAD,GET`,
  )

interface RecordRequest {
  method: string
  name: string
  /** '' for the object itself. */
  id: string
  body: unknown
}

function collection(
  caller: Caller,
  schema: ObjectSchema,
  { method, name, body }: RecordRequest,
): ApiResponse {
  const entity = getEntity(schema, name)
  if (method === 'GET')
    return {
      status: 200,
      value: { objectDescribe: { name: entity.name, createable: !!entity.create }, recentItems: [] },
    }
  if (method !== 'POST') throw notAllowed(method)
  // Uncertain which of two codes Salesforce uses for an object that cannot be created.
  if (!entity.create)
    throw new SalesforceApiError(
      400,
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      `entity type cannot be inserted: ${entity.name}`,
    )
  return {
    status: 201,
    value: { id: createRecord(entity, caller, parseRecordBody(body)), success: true, errors: [] },
  }
}

/** Refuses a write while the variant says that another change locks the row. */
function mustBeFree({ state: { variant } }: Caller, method: string): void {
  if (method === 'GET' || variant.lockedRowWrites === 0) return
  variant.lockedRowWrites -= 1
  throw new SalesforceApiError(400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record')
}

export function handleRecord(caller: Caller, schema: ObjectSchema, request: RecordRequest): ApiResponse {
  mustBeFree(caller, request.method)
  if (request.id === '') return collection(caller, schema, request)
  const { method, name, id, body } = request
  const entity = getEntity(schema, name)
  if (method === 'GET') {
    const url = `/services/data/${caller.version}/sobjects/${entity.name}/${id}`
    return {
      status: 200,
      value: { attributes: { type: entity.name, url }, ...getRowById(entity, caller, id) },
    }
  }
  if (method === 'PATCH' && entity.update) entity.update(caller, id, parseRecordBody(body))
  else if (method === 'DELETE' && entity.remove) entity.remove(caller, id)
  else throw notAllowed(method)
  return { status: 204 }
}
