/** Extracts the list of an object's custom fields. */

import type { ListedField } from './page-report.ts'

const fieldListSelector = '[id$="CustomFieldRelatedList"]'

/**
 * Returns the custom fields, skipping rows in which `without` matches; null on a page without the
 * list, whereas an empty list means no fields. The API name follows the row's header cell; columns
 * before it vary. The type is next, or in an org with packages one cell later, right before the
 * Indexed checkbox. Older lists lack that box: their unpackaged fields have an empty cell first.
 */
export const extractFieldList = (document: Document, without = 'html'): readonly ListedField[] | null => {
  if (!document.querySelector(fieldListSelector)) return null
  const names = [...document.querySelectorAll(`${fieldListSelector} tr.dataRow th+td`)]
  const listed = names.filter((name) => !name.parentElement?.querySelector(without))
  return listed.map((name) => {
    const type = name.nextElementSibling
    const after = type?.nextElementSibling
    const isPackaged = after?.nextElementSibling?.matches('.booleanColumn')
    return {
      apiName: getTrimmedText(name),
      type: (isPackaged && getTrimmedText(after)) || getTrimmedText(type) || getTrimmedText(after),
    }
  })
}

const getTrimmedText = (cell: Element | null | undefined): string => cell?.textContent?.trim() ?? ''
