/** A page of Salesforce as the guide sees it: told, read, judged and answered with a view, without a browser. */

import { vi } from 'vitest'
import type { Evidence } from '../../src/salesforce/observed-setup.ts'
import type { PageId } from '../../src/salesforce/page-ids.ts'
import { recognise } from '../../src/salesforce/pages/recognise.ts'
import { readPage } from '../../src/setup-guide/content/extract-page.ts'
import { viewFor } from '../../src/setup-guide/content/view.ts'
import type { View } from '../../src/setup-guide/content/view-model.ts'
import { evidenceOf } from '../../src/setup-guide/observe/observe-page.ts'
import { emptyRecord, type OrgRecord } from '../../src/setup-guide/org-state.ts'
import { type FindablePlan, findable } from '../../src/setup-guide/page-plan.ts'
import { planFor } from '../../src/setup-guide/plan.ts'
import { startPath } from '../../src/setup-guide/start-path.ts'

const org = 'acme.my.salesforce.com'

/** There is no layout here: what stands in an element with `hidden` is not to be seen. Texts are their keys. */
export const withoutLayout = () => {
  const isHidden = (element: Element) => element.closest('[hidden]') !== null
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return isHidden(this) ? new DOMRect() : new DOMRect(0, 0, 80, 20)
  })
  Element.prototype.checkVisibility = function (this: Element) {
    return !isHidden(this)
  }
  const getMessage = (key: string, subs: readonly string[] = []) => [key, ...subs].join(' ').trim()
  vi.stubGlobal('chrome', { i18n: { getMessage } })
}

const planOf = (evidence: Evidence, record: Partial<OrgRecord>) =>
  findable(
    org,
    planFor(
      { ...emptyRecord, running: true, ...record, evidence },
      { orgName: 'acme', contactEmail: '', startPath: (place) => startPath(place, evidence) },
    ),
    {},
  )

export interface Seen {
  readonly page: PageId | null
  /** With what the page itself added to what was known. */
  readonly evidence: Evidence
  readonly view: View | null
  readonly plan: FindablePlan
}

/** Shows a page with this body at this path of the org, of which this much is known, besides what else stands in its record. */
export const look = (
  path: string,
  body: string,
  known: Evidence = {},
  record: Partial<OrgRecord> = {},
): Seen => {
  document.body.innerHTML = body
  const url = new URL(path, `https://${org}`)
  const page = recognise(planOf(known, record).rules, url, document)
  const reading = page && readPage(page, document, planOf(known, record))
  const evidence = { ...known, ...(reading ? evidenceOf(reading, url, known, 0) : {}) }
  const plan = planOf(evidence, record)
  return { page, evidence, plan, view: viewFor(page, document, plan, { url, org, judged: true }) }
}
