/** Reads from the page what it shows of the org. Only while the guide runs; the background judges what it means. */

import type { FromContent } from '../../messages.ts'
import { isTranslated, titleOf } from '../../salesforce/dom/visible-text.ts'
import { readConsumer } from '../../salesforce/extract/app.ts'
import { readFieldList } from '../../salesforce/extract/field-list.ts'
import { namedField } from '../../salesforce/extract/field-wizard.ts'
import type { Reading } from '../../salesforce/extract/page-report.ts'
import { readValues } from '../../salesforce/extract/values.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import type { FindablePlan } from '../page-plan.ts'

/** What this page shows, or null where it shows nothing of the org's set-up. */
export const readPage = (page: PageId, document: Document, plan: FindablePlan): Reading | null => {
  // What it says is not what the org says.
  if (isTranslated(document)) return null
  if (page === 'case-fields') {
    const ours = RegExp(plan.listed, 'i')
    const listed = readFieldList(document, '.iconColumn img')
    return listed && { kind: page, listed: listed.filter(({ apiName }) => ours.test(apiName)) }
  }
  if (page === 'field-layouts') return { kind: 'field-shown', name: namedField(document, plan.rows) ?? '' }
  if (page === 'app-saved') return { kind: page }
  // What stands in a form is not yet in the org.
  const reads = page !== 'profile-edit' && plan.pages[page]?.reads
  return reads ? ({ kind: page, values: readValues(reads, document) } as Reading) : null
}

/** Whether this is a page's Save; that of the enhanced profile interface is told by its id. */
export const isSave = (target: EventTarget | null): boolean | undefined =>
  // The document and the window can be a target too, and match nothing.
  (target as Element | null)?.matches?.('[type=submit]:is([name^=save],[id$=save]),#saveButton')

/** What the admin's own press of a page's Save tells, before the next page confirms it. */
export const readOnSave = (page: PageId, document: Document, plan: FindablePlan): Reading | null => {
  if (isTranslated(document)) return null
  const named = document.querySelector<HTMLInputElement>('#newProfileName,[id$="nameSection:name"]')
  if (/clone$|^app-edit/.test(page))
    return { kind: `${page === 'app-edit' ? 'app' : 'profile'}-named`, name: named?.value.trim() ?? '' }
  const reads = plan.pages[page]?.reads
  if (page === 'profile-edit' && reads) return { kind: page, values: readValues(reads, document) }
  if (page === 'field-layouts') {
    return { kind: 'field-saved', name: namedField(document, plan.rows) ?? '' }
  }
  return null
}

/** Whether this document was loaded from the address it has: `history.pushState` can give a page that of another. */
export const isAsLoaded = () =>
  performance.getEntriesByType('navigation')[0]?.name.split('#')[0] === location.href.split('#')[0]

/** Key and secret, where this page shows them; null elsewhere. */
export const readSecrets = (page: PageId, document: Document): FromContent | null => {
  if (!/^(consumer|app)-detail/.test(page) || isTranslated(document)) return null
  const values = readConsumer(document)
  return values.clientId || values.clientSecret
    ? { type: 'consumer', appName: titleOf(document), ...values }
    : null
}
