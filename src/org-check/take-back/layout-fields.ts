/** Takes fields off a page layout again, which is read, written and read as a whole. */

import { type ApiResult, apiFailure } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { asObject, getString, restPath, type SObjectRow } from '../../salesforce/api/soql.ts'
import { canonicalize, getLayoutFieldNames, getList, readLayout } from '../repair/add-fields-to-layouts.ts'

/** Returns API names in small letters, `team__c`, of names as the record may have them. */
const toApiNames = (names: readonly string[]): readonly string[] =>
  names.map((name) => `${name.replace(/^Case\./i, '').replace(/__c$/i, '')}__c`.toLowerCase())

/** Lists which of the fields are on the layout. */
export const listFieldsOnLayout = async (
  api: Api,
  id: string,
  fields: readonly string[],
): Promise<ApiResult<readonly string[]>> => {
  const layout = await readLayout(api, id)
  if (!layout.ok) return layout
  const present = getLayoutFieldNames(layout.value)
  return { ok: true, value: toApiNames(fields).filter((name) => present.includes(name)) }
}

/** Removes the fields' items from a layout's metadata; everything else stays as it is. */
export const removeFields = (metadata: SObjectRow, fields: readonly string[]): SObjectRow => {
  const apiNames = toApiNames(fields)
  return {
    ...metadata,
    layoutSections: getList(metadata, 'layoutSections').map((section) => ({
      ...asObject(section),
      layoutColumns: getList(asObject(section), 'layoutColumns').map((column) => ({
        ...asObject(column),
        layoutItems: getList(asObject(column), 'layoutItems').filter(
          (item) => !apiNames.includes(getString(asObject(item), 'field').toLowerCase()),
        ),
      })),
    })),
  }
}

/** Takes the fields off the layout; fails if Salesforce stored anything else than was sent. */
export const removeFieldsFromLayout = async (
  api: Api,
  id: string,
  fields: readonly string[],
): Promise<ApiResult> => {
  const before = await readLayout(api, id)
  if (!before.ok) return before
  const without = removeFields(before.value, fields)
  const written = await api.patch(restPath(`tooling/sobjects/Layout/${id}`), { Metadata: without })
  if (!written.ok) return written
  const after = await readLayout(api, id)
  if (!after.ok) return after
  return JSON.stringify(canonicalize(after.value)) === JSON.stringify(canonicalize(without))
    ? { ok: true, value: null }
    : apiFailure('layout')
}
