/** The interface of an object in the API: columns, rows, and operations. */

import { sameId } from '../pages/ids.ts'
import { markCreated } from '../state.ts'
import type { FakeOrg, OrgProfile, OrgUser } from '../types.ts'
import { createNotFoundError, createRecordError } from './fault.ts'

/** The requesting user and API version. */
export interface Caller {
  state: FakeOrg
  user: OrgUser
  profile: OrgProfile | undefined
  /** `v66.0` */
  version: string
}

export type FieldValue = string | number | boolean | null | Readonly<Record<string, unknown>>
export type RecordRow = Readonly<Record<string, FieldValue>>
export type RecordBody = Readonly<Record<string, unknown>>

export interface Entity {
  name: string
  columns: readonly string[]
  /** By relation name: the related object, and the column with its id. */
  relations?: Readonly<Record<string, { to: string; by: string }>>
  /** Columns that can be queried for one row only. */
  singleRowColumns?: readonly string[]
  rows(caller: Caller): RecordRow[]
  /** Returns the new record's id. */
  create?(caller: Caller, body: RecordBody): string
  update?(caller: Caller, id: string, body: RecordBody): void
  remove?(caller: Caller, id: string): void
}

export const findById = <T extends { id: string }>(list: readonly T[], id: unknown): T | undefined =>
  list.find((one) => typeof id === 'string' && sameId(one.id, id))

export const getRowById = (entity: Entity, caller: Caller, id: string): RecordRow => {
  const row = entity.rows(caller).find((one) => sameId(String(one.Id), id))
  if (!row) throw createNotFoundError()
  return row
}

/** Refuses to delete what something else in the org needs. Uncertain: the code; the words are Salesforce's. */
export const assertNotReferenced = ({ state }: Caller, name: string): void => {
  const words = state.variant.referencedNames[name]
  if (words !== undefined) throw createRecordError('DELETE_FAILED', words)
}

/** Creates a record and remembers when. */
export const createRecord = (entity: Entity, caller: Caller, body: RecordBody): string => {
  const id = entity.create?.(caller, body) ?? ''
  markCreated(caller.state, id)
  return id
}

export const getTrimmedText = (body: RecordBody, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value.trim() : ''
}

export const assertRequired = (body: RecordBody, ...names: string[]): void => {
  const missing = names.filter((name) => body[name] === undefined || body[name] === null || body[name] === '')
  if (missing.length)
    throw createRecordError(
      'REQUIRED_FIELD_MISSING',
      `Required fields are missing: [${missing.join(', ')}]`,
      ...missing,
    )
}

/** Checks the columns of a new record. */
export const assertKnownColumns = (entity: string, body: RecordBody, columns: readonly string[]): void => {
  const unknown = Object.keys(body).find((name) => name !== 'attributes' && !columns.includes(name))
  if (unknown)
    throw createRecordError('INVALID_FIELD', `No such column '${unknown}' on sobject of type ${entity}`)
}

/** Refuses what the org's variant tells it to. */
export const assertNotRejected = ({ state }: Caller, name: string): void => {
  if (state.variant.apiRejectedNames.includes(name))
    throw createRecordError('FIELD_INTEGRITY_EXCEPTION', `${name}: the practice org was told to refuse it.`)
}

export const hasPermission = ({ profile }: Caller, permission: string): boolean =>
  profile?.permissions[permission] ?? false

export const assertPermission = (caller: Caller, permission: string): void => {
  if (!hasPermission(caller, permission))
    throw createRecordError('INSUFFICIENT_ACCESS', 'insufficient access rights on cross-reference id')
}
