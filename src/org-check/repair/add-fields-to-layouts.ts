/**
 * Adds fields to page layouts. A layout is written as a whole, so it is read, completed, written
 * and read again; any other difference is reported as a failure.
 */

import type { CaseFieldName } from '../../required-setup.ts'
import { type ApiResult, apiFailure } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { asObject, getString, restPath, type SObjectRow } from '../../salesforce/api/soql.ts'
import type { LayoutFact } from '../facts/facts.ts'
import { type CreateResult, toCreateResult } from './create-result.ts'

/** Returns the list at a name, empty if there is none. */
export const getList = (row: SObjectRow, name: string): readonly unknown[] => {
  const list = row[name]
  return Array.isArray(list) ? list : []
}

/** Lists the API names of all fields on a layout, in small letters. */
export const getLayoutFieldNames = (metadata: SObjectRow): readonly string[] =>
  getList(metadata, 'layoutSections')
    .flatMap((section) => getList(asObject(section), 'layoutColumns'))
    .flatMap((column) => getList(asObject(column), 'layoutItems'))
    .map((item) => getString(asObject(item), 'field').toLowerCase())

const canHoldFields = (section: unknown): boolean =>
  getString(asObject(section), 'style') !== 'CustomLinks' &&
  getList(asObject(section), 'layoutColumns').length > 0

/** Adds the fields to the first section's first column; null if there is none. */
export const insertFields = (metadata: SObjectRow, apiNames: readonly string[]): SObjectRow | null => {
  const sections = getList(metadata, 'layoutSections')
  const index = sections.findIndex(canHoldFields)
  const section = asObject(sections[index])
  const [column, ...columns] = getList(section, 'layoutColumns')
  if (index < 0) return null
  const items = [
    ...getList(asObject(column), 'layoutItems'),
    ...apiNames.map((field) => ({ behavior: 'Edit', field })),
  ]
  const completed = { ...section, layoutColumns: [{ ...asObject(column), layoutItems: items }, ...columns] }
  return { ...metadata, layoutSections: sections.map((one, at) => (at === index ? completed : one)) }
}

/** Sorts keys and drops empty values, which responses have and requests omit. */
export const canonicalize = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonicalize)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, canonicalize(inner)]),
  )
}

/** Checks that Salesforce stored what was sent; it may add properties to new items. */
const matchesWritten = (written: SObjectRow, found: SObjectRow, apiNames: readonly string[]): boolean => {
  const ours = new Set(apiNames.map((name) => name.toLowerCase()))
  const withoutOurs = (metadata: SObjectRow) =>
    JSON.stringify(
      canonicalize({
        ...metadata,
        layoutSections: getList(metadata, 'layoutSections').map((section) => ({
          ...asObject(section),
          layoutColumns: getList(asObject(section), 'layoutColumns').map((column) => ({
            ...asObject(column),
            layoutItems: getList(asObject(column), 'layoutItems').filter(
              (item) => !ours.has(getString(asObject(item), 'field').toLowerCase()),
            ),
          })),
        })),
      }),
    )
  const foundNames = getLayoutFieldNames(found)
  return [...ours].every((name) => foundNames.includes(name)) && withoutOurs(written) === withoutOurs(found)
}

/** Reads a layout's metadata. */
export const readLayout = async (api: Api, id: string): Promise<ApiResult<SObjectRow>> => {
  const response = await api.get(restPath(`tooling/sobjects/Layout/${id}`))
  if (!response.ok) return response
  const metadata = asObject(asObject(response.value).Metadata)
  return Object.keys(metadata).length > 0 ? { ok: true, value: metadata } : apiFailure('unexpected')
}

/** Called as soon as Salesforce has accepted a layout, before it is read again. */
type OnWritten = (layout: LayoutFact, apiNames: readonly string[], at: number) => Promise<void>

const addFieldsToLayout = async (
  api: Api,
  layout: LayoutFact,
  names: readonly CaseFieldName[],
  onWritten: OnWritten,
): Promise<CreateResult> => {
  const { id } = layout
  const before = await readLayout(api, id)
  if (!before.ok) return before
  const existing = getLayoutFieldNames(before.value)
  const apiNames = names.map((name) => `${name}__c`).filter((name) => !existing.includes(name.toLowerCase()))
  if (apiNames.length === 0) return toCreateResult('there', null)
  const completed = insertFields(before.value, apiNames)
  if (!completed) return apiFailure('layout')
  const at = Date.now()
  const written = await api.patch(restPath(`tooling/sobjects/Layout/${id}`), { Metadata: completed })
  if (!written.ok) return written
  await onWritten(layout, apiNames, at)
  const after = await readLayout(api, id)
  if (!after.ok) return after
  return matchesWritten(completed, after.value, apiNames)
    ? toCreateResult('made', null)
    : apiFailure('layout')
}

/** Adds the fields to each layout in turn; resolves with one result per layout tried. */
export const addFieldsToLayouts = async (
  api: Api,
  layouts: readonly LayoutFact[],
  names: readonly CaseFieldName[],
  onWritten: OnWritten = async () => undefined,
): Promise<readonly CreateResult[]> => {
  const results: CreateResult[] = []
  if (names.length === 0) return results
  for (const layout of layouts) {
    const result = await addFieldsToLayout(api, layout, names, onWritten)
    results.push(result)
    // Stop at the first failure: the admin must see it before another layout changes.
    if (!result.ok) break
  }
  return results
}
