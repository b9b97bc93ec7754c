/** Extracts page reports, only while the guide is active; the background interprets them. */

import type { ContentMessage } from '../../messages.ts'
import { getPageTitle, isTranslated } from '../../salesforce/dom/visible-text.ts'
import { extractConsumerCredentials } from '../../salesforce/extract/app.ts'
import { extractFieldList } from '../../salesforce/extract/field-list.ts'
import { currentFieldName } from '../../salesforce/extract/field-wizard.ts'
import type { PageReport } from '../../salesforce/extract/page-report.ts'
import { extractValues } from '../../salesforce/extract/values.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import type { LocatedPlan } from '../page-plan.ts'

/** Returns the page's report; null if the page shows nothing about the org's setup. */
export const extractPageReport = (page: PageId, document: Document, plan: LocatedPlan): PageReport | null => {
  // Browser translation replaces the org's own words.
  if (isTranslated(document)) return null
  if (page === 'case-fields') {
    const pattern = RegExp(plan.listed, 'i')
    const listed = extractFieldList(document, '.iconColumn img')
    return listed && { kind: page, listed: listed.filter(({ apiName }) => pattern.test(apiName)) }
  }
  if (page === 'field-layouts')
    return { kind: 'field-shown', name: currentFieldName(document, plan.rows) ?? '' }
  if (page === 'app-saved') return { kind: page }
  // Values in a form are not stored in the org yet.
  const rules = page !== 'profile-edit' && plan.pages[page]?.extractionRules
  return rules ? ({ kind: page, values: extractValues(rules, document) } as PageReport) : null
}

/** Checks for a Save button; the enhanced profile interface needs the ID. */
export const isSaveButton = (target: EventTarget | null): boolean | undefined =>
  // The target may be the document or window, which have no `matches`.
  (target as Element | null)?.matches?.('[type=submit]:is([name^=save],[id$=save]),#saveButton')

/** Returns the report of a click on Save, before the next page confirms it; null if none. */
export const extractSaveReport = (page: PageId, document: Document, plan: LocatedPlan): PageReport | null => {
  if (isTranslated(document)) return null
  const nameInput = document.querySelector<HTMLInputElement>(
    '#newProfileName,#Username,[id$="nameSection:name"]',
  )
  if (/clone$|^(app|user)-edit/.test(page))
    return { kind: `${page.split('-')[0]}-named`, name: nameInput?.value.trim() ?? '' } as PageReport
  const rules = plan.pages[page]?.extractionRules
  if (page === 'profile-edit' && rules) return { kind: page, values: extractValues(rules, document) }
  if (page === 'field-layouts') {
    return { kind: 'field-saved', name: currentFieldName(document, plan.rows) ?? '' }
  }
  return null
}

/** Checks that the document was loaded from its URL, which `history.pushState` can fake. */
export const isOriginalUrl = () =>
  performance.getEntriesByType('navigation')[0]?.name.split('#')[0] === location.href.split('#')[0]

/** Returns the message with consumer key and secret if this page shows them, else null. */
export const createConsumerCredentialsMessage = (page: PageId, document: Document): ContentMessage | null => {
  if (!/^(consumer|app)-detail/.test(page) || isTranslated(document)) return null
  const values = extractConsumerCredentials(document)
  return values.clientId || values.clientSecret
    ? { type: 'consumer-credentials', appName: getPageTitle(document), ...values }
    : null
}
