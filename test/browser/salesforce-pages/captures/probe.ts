/** Bundled for the page: what the extension finds and reads there, as plain data. */

import type { ControlId } from '../../../../src/salesforce/control-ids.ts'
import { find } from '../../../../src/salesforce/dom/locator.ts'
import { type Hints, lookupsFor } from '../../../../src/salesforce/dom/locators.ts'
import { readErrors } from '../../../../src/salesforce/extract/errors.ts'
import { readFieldList } from '../../../../src/salesforce/extract/field-list.ts'
import { chosenType, namedField } from '../../../../src/salesforce/extract/field-wizard.ts'
import { pages } from '../../../../src/salesforce/pages/pages.ts'
import { objectOf, recognise } from '../../../../src/salesforce/pages/recognise.ts'

export interface Probed {
  readonly page: string | null
  /** `tag#id[name][type]`, with the text where that is all an element has, and whether it is folded away. */
  readonly controls: Readonly<Record<string, string | null>>
  readonly object: string | null
  readonly type: string | null
  readonly named: string | null
  readonly errors: readonly string[]
  readonly fields: readonly { readonly apiName: string; readonly type: string }[]
}

const describe = (element: HTMLElement, hidden: boolean): string => {
  const of = (name: string) => element.getAttribute(name) ?? ''
  // A profile's id is its org's own.
  const own = (text: string) => text.replace(/00e\w{12,15}/g, '00e...')
  const id = own(element.id)
  const text = id || of('name') ? '' : ` "${element.textContent?.replace(/\s+/g, ' ').trim().slice(0, 60)}"`
  const more = [own(of('name')), of('type')].map((one) => (one ? `[${one}]` : '')).join('')
  return `${element.localName}${id ? `#${id}` : ''}${more}${text}${hidden ? ' (hidden)' : ''}`
}

/** What the extension makes of this document at this address. */
export const probe = (
  address: string,
  controls: readonly string[],
  hints: Hints,
  names: readonly string[],
): Probed => {
  const url = new URL(address)
  const page = recognise(pages, url, document)
  const found = controls.map((control) => {
    const one = find(lookupsFor(control as ControlId, hints), document)
    return [control, one && describe(one.element, one.hidden)] as const
  })
  return {
    page,
    controls: Object.fromEntries(found),
    object: objectOf(url, document),
    type: chosenType(document),
    named:
      (page &&
        namedField(
          document,
          names.map((name) => ({ name })),
        )) ??
      null,
    errors: readErrors(document),
    fields: readFieldList(document) ?? [],
  }
}
