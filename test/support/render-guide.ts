/** A page of Salesforce as the guide sees it: told, read, judged and answered with a view, without a browser. */

import { vi } from 'vitest'
import type { ObservedSetup } from '../../src/salesforce/observed-setup.ts'
import type { PageId } from '../../src/salesforce/page-ids.ts'
import { recognizePage } from '../../src/salesforce/pages/recognize.ts'
import { extractPageReport } from '../../src/setup-guide/content/extract-page.ts'
import { createView } from '../../src/setup-guide/content/view.ts'
import type { View } from '../../src/setup-guide/content/view-model.ts'
import { observePage } from '../../src/setup-guide/observe/observe-page.ts'
import { emptyOrgState, type OrgState } from '../../src/setup-guide/org-state.ts'
import { type LocatedPlan, withLocators } from '../../src/setup-guide/page-plan.ts'
import { buildGuidePlan } from '../../src/setup-guide/plan.ts'
import { startPath } from '../../src/setup-guide/start-path.ts'

const org = 'acme.my.salesforce.com'

/** There is no layout here: what stands in an element with `hidden` is not to be seen. Texts are their keys. */
export const stubVisibility = () => {
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

const createGuidePlanFixture = (setup: ObservedSetup, record: Partial<OrgState>) =>
  withLocators(
    org,
    buildGuidePlan(
      { ...emptyOrgState, guideActive: true, ...record, observedSetup: setup },
      { orgName: 'acme', contactEmail: '', startPath: (place) => startPath(place, setup) },
    ),
    {},
  )

export interface RenderedGuide {
  readonly page: PageId | null
  /** With what the page itself added to what was known. */
  readonly setup: ObservedSetup
  readonly view: View | null
  readonly plan: LocatedPlan
}

/** Shows a page with this body at this path of the org, of which this much is known, besides what else stands in its record. */
export const renderGuide = (
  path: string,
  body: string,
  known: ObservedSetup = {},
  record: Partial<OrgState> = {},
): RenderedGuide => {
  document.body.innerHTML = body
  const url = new URL(path, `https://${org}`)
  const page = recognizePage(createGuidePlanFixture(known, record).rules, url, document)
  const reading = page && extractPageReport(page, document, createGuidePlanFixture(known, record))
  const evidence = { ...known, ...(reading ? observePage(reading, url, known, 0) : {}) }
  const plan = createGuidePlanFixture(evidence, record)
  return { page, setup: evidence, plan, view: createView(page, document, plan, { url, org, reported: true }) }
}
