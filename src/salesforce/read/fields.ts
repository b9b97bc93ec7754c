/** Reads the list of an object's custom fields. */

import type { ListedField } from '../reading.ts'

const list = '[id$="CustomFieldRelatedList"]'

/**
 * The rows of the list of custom fields, null on a page without the list: an empty list says that no field is there. The
 * API name is the cell right after the row's header cell; columns before it vary between orgs. An org with packages has
 * their column before the type: the type is what stands before the box that says whether the field is indexed.
 */
export const readFieldList = (document: Document): readonly ListedField[] | null => {
  if (!document.querySelector(list)) return null
  return Array.from(document.querySelectorAll(`${list} tr.dataRow th+td`), (name) => ({
    apiName: trimmed(name),
    type: trimmed(
      name.parentElement?.querySelector('.booleanColumn')?.previousElementSibling ?? name.nextElementSibling,
    ),
  }))
}

const trimmed = (cell: Element | null): string => cell?.textContent?.trim() ?? ''
