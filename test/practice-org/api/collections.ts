/** Handles collections: creates or updates up to 200 records, with a result for each, in order. */

import { type Caller, createRecord, type RecordBody } from './entity.ts'
import { type ApiResponse, SalesforceApiError } from './fault.ts'
import { createSavepoint } from './records.ts'
import { getEntity } from './schema.ts'
import { dataSchema } from './schemas.ts'
import { parseRecordBody } from './sobjects.ts'

interface Result {
  id?: string
  success: boolean
  errors: { statusCode: string; message: string; fields: readonly string[] }[]
}

const rolledBack =
  'Record rolled back because not all records were valid and the request was using AllOrNone header'

const failure = (statusCode: string, message: string, fields: readonly string[] = []): Result => ({
  success: false,
  errors: [{ statusCode, message, fields }],
})

function one(caller: Caller, method: string, record: RecordBody): Result {
  const { attributes, id, Id, ...body } = record
  const type = String((attributes as RecordBody | undefined)?.type ?? '')
  try {
    const entity = getEntity(dataSchema, type)
    const known = String(id ?? Id ?? '')
    if (method === 'POST' && entity.create)
      return { id: createRecord(entity, caller, body), success: true, errors: [] }
    if (method === 'PATCH' && entity.update) {
      entity.update(caller, known, body)
      return { id: known, success: true, errors: [] }
    }
    return failure('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${type}`)
  } catch (fault) {
    if (fault instanceof SalesforceApiError) return failure(fault.code, fault.message, fault.fields ?? [])
    throw fault
  }
}

export function handleCollections(caller: Caller, method: string, body: unknown): ApiResponse {
  const { records, allOrNone } = parseRecordBody(body) as { records?: unknown; allOrNone?: unknown }
  if (!Array.isArray(records) || !['POST', 'PATCH'].includes(method))
    throw new SalesforceApiError(400, 'JSON_PARSER_ERROR', 'records are required')
  if (records.length > 200)
    throw new SalesforceApiError(
      400,
      'EXCEEDED_MAX_SIZE_REQUEST',
      'record limit reached. cannot submit more than 200 records',
    )
  const back = createSavepoint(caller.state)
  const results = records.map((record) => one(caller, method, parseRecordBody(record)))
  if (allOrNone !== true || results.every(({ success }) => success)) return { status: 200, value: results }
  back()
  return {
    status: 200,
    value: results.map((result) =>
      result.success ? failure('ALL_OR_NONE_OPERATION_ROLLED_BACK', rolledBack) : result,
    ),
  }
}
