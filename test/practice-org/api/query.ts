/** Answers queries from the objects' rows. */

import type { Caller, Entity, RecordRow } from './entity.ts'
import { type ColumnAccessor, QueryExecution } from './query-run.ts'
import type { ObjectSchema } from './schema.ts'
import { parseSoql } from './soql.ts'
import { createMalformedQueryError } from './soql-tokens.ts'

type Nested = { [name: string]: unknown }

const attributesOf = (caller: Caller, entity: Entity, row: RecordRow, base: string) => ({
  type: entity.name,
  url: `/services/data/${caller.version}/${base}sobjects/${entity.name}/${String(row.Id)}`,
})

/** Sets a value in the record, in a nested object per relation; null if the relation is empty. */
function put(caller: Caller, record: Nested, { links, column }: ColumnAccessor, row: RecordRow): void {
  let place = record
  let here = row
  for (const { name, entity, follow } of links) {
    const there = follow(here)
    if (!there) {
      place[name] = null
      return
    }
    place[name] ??= { attributes: attributesOf(caller, entity, there, '') }
    place = place[name] as Nested
    here = there
  }
  place[column] = here[column] ?? null
}

interface QueryResult {
  entity: Entity
  /** Null for `SELECT COUNT()`. */
  records: Nested[] | null
  size: number
}

/** `base` is '' or `tooling/`. */
export function runQuery(caller: Caller, schema: ObjectSchema, soql: string, base: string): QueryResult {
  const query = parseSoql(soql)
  const run = new QueryExecution(caller, schema, query)
  const select = query.all ? run.entity.columns.map((name) => ({ names: [name], offset: 0 })) : query.select
  const reads = select.map((path) => run.read(path))
  const rows = run.rows()
  const single = reads.some(
    ({ links, column }) => !links.length && run.entity.singleRowColumns?.includes(column),
  )
  if (single && rows.length > 1)
    throw createMalformedQueryError(
      `When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval. Result size: ${rows.length}`,
    )
  if (query.count) return { entity: run.entity, records: null, size: rows.length }
  const records = rows.map((row) => {
    const record: Nested = { attributes: attributesOf(caller, run.entity, row, base) }
    for (const read of reads) put(caller, record, read, row)
    return record
  })
  return { entity: run.entity, records, size: rows.length }
}
