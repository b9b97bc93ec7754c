/** Reads the list of an object's custom fields. */

import type { ListedField } from '../reading.ts'

/**
 * The rows of the list of custom fields. The API name is the cell right after the row's header cell; columns before it
 * vary between orgs.
 */
export const readFieldList = (document: Document): readonly ListedField[] => {
  const rows = document.querySelectorAll('[id$="CustomFieldRelatedList"] tr.dataRow')
  return Array.from(rows, (row) => {
    const header = row.querySelector('th')
    const name = header?.nextElementSibling
    const type = name?.nextElementSibling
    return { apiName: trimmed(name), type: trimmed(type) }
  })
}

const trimmed = (cell: Element | null | undefined): string =>
  cell?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
