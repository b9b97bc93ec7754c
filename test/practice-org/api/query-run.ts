/** Runs a query over the rows of its object: resolves paths, filters, sorts. */

import { sameId } from '../pages/ids.ts'
import type { Caller, Entity, FieldValue, RecordRow } from './entity.ts'
import { SalesforceApiError } from './fault.ts'
import { getEntity, type ObjectSchema } from './schema.ts'
import type { FieldPath, SoqlCondition, SoqlQuery, SoqlValue } from './soql.ts'
import { areEqual, compareForSort, evaluateComparison } from './soql-compare.ts'
import { createMalformedQueryError } from './soql-tokens.ts'

/** A path in Salesforce's spelling, and how to read its value from a row. */
export interface ColumnAccessor {
  /** Relations to follow, then the column. */
  links: readonly { name: string; entity: Entity; follow(row: RecordRow): RecordRow | undefined }[]
  column: string
  getValue(row: RecordRow): FieldValue
}

const advice = 'Please reference your WSDL or the describe call for the appropriate names.'

const invalid = ({ source }: SoqlQuery, at: number, message: string) =>
  new SalesforceApiError(
    400,
    'INVALID_FIELD',
    `\n${source}\n${' '.repeat(at)}^\nERROR at Row:1:Column:${at + 1}\n${message} ${advice}`,
  )

export class QueryExecution {
  private readonly rowsOf = new Map<Entity, RecordRow[]>()
  private readonly caller: Caller
  private readonly schema: ObjectSchema
  private readonly query: SoqlQuery
  readonly entity: Entity

  constructor(caller: Caller, schema: ObjectSchema, query: SoqlQuery) {
    this.caller = caller
    this.schema = schema
    this.query = query
    this.entity = getEntity(schema, query.from)
  }

  private all(entity: Entity): RecordRow[] {
    const rows = this.rowsOf.get(entity) ?? entity.rows(this.caller)
    this.rowsOf.set(entity, rows)
    return rows
  }

  read({ names, offset: at }: FieldPath): ColumnAccessor {
    // `SELECT User.Name FROM User` names the object itself.
    const own = names.length > 1 && names[0]?.toLowerCase() === this.entity.name.toLowerCase()
    return this.readFrom(
      this.entity,
      own && !this.entity.relations?.[names[0] ?? ''] ? names.slice(1) : names,
      at,
    )
  }

  private readFrom(entity: Entity, names: readonly string[], at: number): ColumnAccessor {
    const [name = '', ...rest] = names
    const same = (other: string) => other.toLowerCase() === name.toLowerCase()
    if (rest.length === 0) {
      const column = this.caller.state.variant.absentColumns.some(same)
        ? undefined
        : entity.columns.find(same)
      if (column) return { links: [], column, getValue: (row) => row[column] ?? null }
      throw invalid(
        this.query,
        at,
        `No such column '${name}' on entity '${entity.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.`,
      )
    }
    const relation = Object.entries(entity.relations ?? {}).find(([other]) => same(other))
    const target = relation && this.schema.get(relation[1].to.toLowerCase())
    if (!relation || !target)
      throw invalid(
        this.query,
        at,
        `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name.`,
      )
    const inner = this.readFrom(target, rest, at)
    const follow = (row: RecordRow) => {
      const id = row[relation[1].by]
      return this.all(target).find((one) => typeof id === 'string' && sameId(String(one.Id), id))
    }
    return {
      links: [{ name: relation[0], entity: target, follow }, ...inner.links],
      column: inner.column,
      getValue: (row) => {
        const other = follow(row)
        return other ? inner.getValue(other) : null
      },
    }
  }

  /**
   * Refuses quoted values for columns that hold no text, and unquoted ones for text; rows tell
   * which.
   */
  private mustFit({ column: name, getValue: of }: ColumnAccessor, given: SoqlValue): void {
    if (/Id$/.test(name) && given.quoted && !/^(\w{15}|\w{18}|Case)?$/.test(String(given.value)))
      throw new SalesforceApiError(400, 'INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${given.value}`)
    if (given.value === null || /(Date|Time|Modstamp)$/.test(name)) return
    const sample = this.all(this.entity)
      .map(of)
      .find((value) => value !== null)
    if (sample === undefined || (typeof sample === 'string') === given.quoted) return
    const type = typeof sample === 'string' ? 'string and should be enclosed in quotes' : typeof sample
    throw new SalesforceApiError(
      400,
      'INVALID_FIELD',
      `value of filter criterion for field '${name}' must be of type ${type}${given.quoted ? ' and should not be enclosed in quotes' : ''}`,
    )
  }

  test(condition: SoqlCondition): (row: RecordRow) => boolean {
    if (condition.kind === 'not') {
      const part = this.test(condition.part)
      return (row) => !part(row)
    }
    if (condition.kind === 'all' || condition.kind === 'any') {
      const parts = condition.parts.map((one) => this.test(one))
      return condition.kind === 'all'
        ? (row) => parts.every((part) => part(row))
        : (row) => parts.some((part) => part(row))
    }
    const read = this.read(condition.path)
    if (condition.kind === 'in') {
      const among = 'source' in condition.among ? this.inner(condition.among) : condition.among
      for (const given of among) this.mustFit(read, given)
      return (row) => among.some(({ value }) => areEqual(read.getValue(row), value)) !== condition.not
    }
    const { operator, given } = condition
    this.mustFit(read, given)
    return (row) => evaluateComparison(read.getValue(row), operator, given.value)
  }

  private inner(query: SoqlQuery): SoqlValue[] {
    const run = new QueryExecution(this.caller, this.schema, query)
    const [path] = query.select
    if (!path || query.select.length > 1)
      throw createMalformedQueryError('A semi join sub-select takes one column')
    const read = run.read(path)
    return run.rows().map((row) => {
      const value = read.getValue(row)
      return { value: typeof value === 'object' ? null : value, quoted: typeof value === 'string' }
    })
  }

  rows(): RecordRow[] {
    const { where, order, limit } = this.query
    const test = where ? this.test(where) : () => true
    const rows = this.all(this.entity).filter(test)
    for (const { path, descending } of [...order].reverse()) {
      const { getValue: of } = this.read(path)
      rows.sort((a, b) => (descending ? -1 : 1) * compareForSort(of(a), of(b)))
    }
    return limit === null ? rows : rows.slice(0, limit)
  }
}
