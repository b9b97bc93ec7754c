/** Reads the list of an object's custom fields. */

import type { ListedField } from './page-report.ts'

const list = '[id$="CustomFieldRelatedList"]'

/**
 * The rows of the list of custom fields, without those in which the selector finds something; null on a page without the
 * list: an empty list says that no field is there. The API name is the cell right after the row's header cell; columns before it vary between orgs. The type is the next cell,
 * or in an org with packages the one after their column: then it stands right before the box that says whether the field
 * is indexed. Other boxes, as that of a tracked history, stand further on. Older lists have none: there the org's own
 * fields, which have no package, have nothing before their type.
 */
export const readFieldList = (document: Document, without = 'html'): readonly ListedField[] | null => {
  if (!document.querySelector(list)) return null
  const names = [...document.querySelectorAll(`${list} tr.dataRow th+td`)]
  const read = names.filter((name) => !name.parentElement?.querySelector(without))
  return read.map((name) => {
    const type = name.nextElementSibling
    const after = type?.nextElementSibling
    const isPackaged = after?.nextElementSibling?.matches('.booleanColumn')
    return { apiName: trimmed(name), type: (isPackaged && trimmed(after)) || trimmed(type) || trimmed(after) }
  })
}

const trimmed = (cell: Element | null | undefined): string => cell?.textContent?.trim() ?? ''
