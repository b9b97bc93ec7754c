/** An object as the API knows it: columns, rows, and what may be done to them. */

import { sameId } from '../pages/ids.ts'
import type { OrgProfile, OrgState, OrgUser } from '../types.ts'
import { notFound, refuse } from './fault.ts'

/** Who asks. */
export interface Caller {
  state: OrgState
  user: OrgUser
  profile: OrgProfile | undefined
  /** `v66.0` */
  version: string
}

export type Value = string | number | boolean | null | Readonly<Record<string, unknown>>
export type Row = Readonly<Record<string, Value>>
export type Body = Readonly<Record<string, unknown>>

export interface Entity {
  name: string
  columns: readonly string[]
  /** Path name -> the object it leads to, and the column with its id. */
  relations?: Readonly<Record<string, { to: string; by: string }>>
  /** Columns that a query gives for one row only. */
  single?: readonly string[]
  rows(caller: Caller): Row[]
  /** Gives the new record's id. */
  create?(caller: Caller, body: Body): string
  update?(caller: Caller, id: string, body: Body): void
  remove?(caller: Caller, id: string): void
}

export const byId = <T extends { id: string }>(list: readonly T[], id: unknown): T | undefined =>
  list.find((one) => typeof id === 'string' && sameId(one.id, id))

export const rowById = (entity: Entity, caller: Caller, id: string): Row => {
  const row = entity.rows(caller).find((one) => sameId(String(one.Id), id))
  if (!row) throw notFound()
  return row
}

export const textOf = (body: Body, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value.trim() : ''
}

export const required = (body: Body, ...names: string[]): void => {
  const missing = names.filter((name) => body[name] === undefined || body[name] === null || body[name] === '')
  if (missing.length)
    throw refuse('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, ...missing)
}

/** What a record may be made with. */
export const onlyColumns = (entity: string, body: Body, columns: readonly string[]): void => {
  const unknown = Object.keys(body).find((name) => name !== 'attributes' && !columns.includes(name))
  if (unknown) throw refuse('INVALID_FIELD', `No such column '${unknown}' on sobject of type ${entity}`)
}

/** The practice org's own refusals, asked for by the world. */
export const refusable = ({ state }: Caller, name: string): void => {
  if (state.world.apiRefuses.includes(name))
    throw refuse('FIELD_INTEGRITY_EXCEPTION', `${name}: the practice org was told to refuse it.`)
}

export const may = ({ profile }: Caller, permission: string): boolean =>
  profile?.permissions[permission] ?? false

export const mustManage = (caller: Caller, permission: string): void => {
  if (!may(caller, permission))
    throw refuse('INSUFFICIENT_ACCESS', 'insufficient access rights on cross-reference id')
}
