/**
 * Reports what the extension locates and extracts on a page, as plain data. Bundled for the page.
 */

import type { ControlId } from '../../../../src/salesforce/control-ids.ts'
import { locate } from '../../../../src/salesforce/dom/locator.ts'
import { type LocatorHints, locatorsFor } from '../../../../src/salesforce/dom/locators.ts'
import { extractErrors } from '../../../../src/salesforce/extract/errors.ts'
import { extractFieldList } from '../../../../src/salesforce/extract/field-list.ts'
import { currentFieldName, selectedFieldType } from '../../../../src/salesforce/extract/field-wizard.ts'
import { pageRules } from '../../../../src/salesforce/pages/pages.ts'
import { getPageObject, recognizePage } from '../../../../src/salesforce/pages/recognize.ts'

export interface ProbeResult {
  readonly page: string | null
  /**
   * Describes an element as `tag#id[name][type]`, with its text if it has nothing else, and if
   * collapsed.
   */
  readonly controls: Readonly<Record<string, string | null>>
  readonly object: string | null
  readonly type: string | null
  readonly named: string | null
  readonly errors: readonly string[]
  readonly fields: readonly { readonly apiName: string; readonly type: string }[]
}

const describe = (element: HTMLElement, hidden: boolean): string => {
  const of = (name: string) => element.getAttribute(name) ?? ''
  // Profile ids differ between orgs.
  const own = (text: string) => text.replace(/00e\w{12,15}/g, '00e...')
  const id = own(element.id)
  const text = id || of('name') ? '' : ` "${element.textContent?.replace(/\s+/g, ' ').trim().slice(0, 60)}"`
  const more = [own(of('name')), of('type')].map((one) => (one ? `[${one}]` : '')).join('')
  return `${element.localName}${id ? `#${id}` : ''}${more}${text}${hidden ? ' (hidden)' : ''}`
}

/** Returns what the extension makes of this document at this URL. */
export const probe = (
  address: string,
  controls: readonly string[],
  hints: LocatorHints,
  names: readonly string[],
): ProbeResult => {
  const url = new URL(address)
  const page = recognizePage(pageRules, url, document)
  const found = controls.map((control) => {
    const one = locate(locatorsFor(control as ControlId, hints), document)
    return [control, one && describe(one.element, one.hidden)] as const
  })
  return {
    page,
    controls: Object.fromEntries(found),
    object: getPageObject(url, document),
    type: selectedFieldType(document),
    named:
      (page &&
        currentFieldName(
          document,
          names.map((name) => ({ name })),
        )) ??
      null,
    errors: extractErrors(document),
    fields: extractFieldList(document) ?? [],
  }
}
