/**
 * Adds fields to page layouts. A layout is written as a whole, so it is read, completed, written
 * and read again; any other difference is reported as a failure.
 */

import type { CaseFieldName } from '../../required-setup.ts'
import { type ApiResult, failed } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { data, objectOf, type Row, textAt } from '../../salesforce/api/soql.ts'
import type { LayoutFact } from '../facts/facts.ts'
import { type Done, done } from './create-result.ts'

const listAt = (row: Row, name: string): readonly unknown[] => {
  const list = row[name]
  return Array.isArray(list) ? list : []
}

const fieldsOf = (metadata: Row): readonly string[] =>
  listAt(metadata, 'layoutSections')
    .flatMap((section) => listAt(objectOf(section), 'layoutColumns'))
    .flatMap((column) => listAt(objectOf(column), 'layoutItems'))
    .map((item) => textAt(objectOf(item), 'field').toLowerCase())

const isForFields = (section: unknown): boolean =>
  textAt(objectOf(section), 'style') !== 'CustomLinks' &&
  listAt(objectOf(section), 'layoutColumns').length > 0

/** Adds the fields to the first section's first column; null if there is none. */
export const withFields = (metadata: Row, apiNames: readonly string[]): Row | null => {
  const sections = listAt(metadata, 'layoutSections')
  const index = sections.findIndex(isForFields)
  const section = objectOf(sections[index])
  const [column, ...columns] = listAt(section, 'layoutColumns')
  if (index < 0) return null
  const items = [
    ...listAt(objectOf(column), 'layoutItems'),
    ...apiNames.map((field) => ({ behavior: 'Edit', field })),
  ]
  const wider = { ...section, layoutColumns: [{ ...objectOf(column), layoutItems: items }, ...columns] }
  return { ...metadata, layoutSections: sections.map((one, at) => (at === index ? wider : one)) }
}

/** Sorts keys and drops empty values, which responses have and requests omit. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, canonical(inner)]),
  )
}

/** Checks that Salesforce stored what was sent; it may add properties to new items. */
const isAsWritten = (written: Row, found: Row, apiNames: readonly string[]): boolean => {
  const ours = new Set(apiNames.map((name) => name.toLowerCase()))
  const rest = (metadata: Row) =>
    JSON.stringify(
      canonical({
        ...metadata,
        layoutSections: listAt(metadata, 'layoutSections').map((section) => ({
          ...objectOf(section),
          layoutColumns: listAt(objectOf(section), 'layoutColumns').map((column) => ({
            ...objectOf(column),
            layoutItems: listAt(objectOf(column), 'layoutItems').filter(
              (item) => !ours.has(textAt(objectOf(item), 'field').toLowerCase()),
            ),
          })),
        })),
      }),
    )
  const there = fieldsOf(found)
  return [...ours].every((name) => there.includes(name)) && rest(written) === rest(found)
}

const read = async (api: Api, id: string): Promise<ApiResult<Row>> => {
  const answer = await api.get(data(`tooling/sobjects/Layout/${id}`))
  if (!answer.ok) return answer
  const metadata = objectOf(objectOf(answer.value).Metadata)
  return Object.keys(metadata).length > 0 ? { ok: true, value: metadata } : failed('unexpected')
}

const place = async (api: Api, id: string, names: readonly CaseFieldName[]): Promise<Done> => {
  const before = await read(api, id)
  if (!before.ok) return before
  const there = fieldsOf(before.value)
  const apiNames = names.map((name) => `${name}__c`).filter((name) => !there.includes(name.toLowerCase()))
  if (apiNames.length === 0) return done('there', null)
  const wanted = withFields(before.value, apiNames)
  if (!wanted) return failed('layout')
  const written = await api.patch(data(`tooling/sobjects/Layout/${id}`), { Metadata: wanted })
  if (!written.ok) return written
  const after = await read(api, id)
  if (!after.ok) return after
  return isAsWritten(wanted, after.value, apiNames) ? done('made', null) : failed('layout')
}

/** Adds the fields to each layout in turn; resolves with one result per layout tried. */
export const placeFields = async (
  api: Api,
  layouts: readonly LayoutFact[],
  names: readonly CaseFieldName[],
): Promise<readonly Done[]> => {
  const ends: Done[] = []
  if (names.length === 0) return ends
  for (const { id } of layouts) {
    const end = await place(api, id, names)
    ends.push(end)
    // Stop at the first failure: the admin must see it before another layout changes.
    if (!end.ok) break
  }
  return ends
}
