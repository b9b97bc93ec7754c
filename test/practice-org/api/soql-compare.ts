/** Compares values as SOQL does. */

import { sameId } from '../pages/ids.ts'
import type { FieldValue } from './entity.ts'

export const compareForSort = (a: FieldValue, b: FieldValue): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a ?? '').localeCompare(String(b ?? ''))

/** Compares text case-insensitively, and ids by their first 15 characters. */
export function areEqual(a: FieldValue, b: FieldValue): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return a === b
  if (/^\w{15}(\w{3})?$/.test(a) && /^0|^\d/.test(a)) return a === b || (b.length >= 15 && sameId(a, b))
  return a.toLowerCase() === b.toLowerCase()
}

const isTime = (value: FieldValue): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)

const toEpoch = (time: string): number => Date.parse(time.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))

export function evaluateComparison(a: FieldValue, operator: string, b: FieldValue): boolean {
  if (operator === '=') return areEqual(a, b)
  if (operator === '!=' || operator === '<>') return !areEqual(a, b)
  if (operator === 'LIKE') {
    const pattern = String(b).replace(/\\[_%]|[%_.*+?^${}()|[\]\\]/g, (sign) =>
      sign === '%' ? '.*' : sign === '_' ? '.' : `\\${sign.at(-1)}`,
    )
    return new RegExp(`^${pattern}$`, 'is').test(String(a ?? ''))
  }
  if (a === null || b === null) return false
  if (isTime(a) && isTime(b)) return evaluateComparison(toEpoch(a), operator, toEpoch(b))
  const order = compareForSort(a, b)
  return operator.startsWith('<')
    ? order < 0 || (operator === '<=' && order === 0)
    : order > 0 || (operator === '>=' && order === 0)
}
