/** Reads the list of an object's custom fields. */

import type { ListedField } from '../reading.ts'

const list = '[id$="CustomFieldRelatedList"]'

/**
 * The rows of the list of custom fields, null on a page without the list: an empty list says that no field is there. The
 * API name is the cell right after the row's header cell; columns before it vary between orgs.
 */
export const readFieldList = (document: Document): readonly ListedField[] | null => {
  if (!document.querySelector(list)) return null
  const rows = document.querySelectorAll(`${list} tr.dataRow`)
  return Array.from(rows, (row) => {
    const header = row.querySelector('th')
    const name = header?.nextElementSibling
    const type = name?.nextElementSibling
    return { apiName: trimmed(name), type: trimmed(type) }
  })
}

const trimmed = (cell: Element | null | undefined): string =>
  cell?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
