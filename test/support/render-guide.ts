/**
 * Renders the guide's view of a Salesforce page without a browser: recognize, extract, observe,
 * view.
 */

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
import { guideContextOf, guideDay } from './guide-day.ts'

const org = 'acme.my.salesforce.com'

/**
 * Stands in for layout and texts: an element is hidden if an ancestor is, and each text is its key.
 */
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

const createGuidePlanFixture = (setup: ObservedSetup, orgState: Partial<OrgState>, now: Date) => {
  const state = { ...emptyOrgState, guideActive: true, ...orgState, observedSetup: setup }
  return withLocators(org, buildGuidePlan(state, { ...guideContextOf(state), now }), {}, 'card_check_control')
}

interface RenderedGuide {
  readonly page: PageId | null
  /** Includes what the page itself added. */
  readonly setup: ObservedSetup
  readonly view: View | null
  readonly plan: LocatedPlan
}

/**
 * Renders a page with this body at this path of the org, given its observed setup and other state, on
 * a day before the password flow ends or on `now`.
 */
export const renderGuide = (
  path: string,
  body: string,
  known: ObservedSetup = {},
  orgState: Partial<OrgState> = {},
  now = guideDay,
): RenderedGuide => {
  document.body.innerHTML = body
  const url = new URL(path, `https://${org}`)
  const page = recognizePage(createGuidePlanFixture(known, orgState, now).rules, url, document)
  const report = page && extractPageReport(page, document, createGuidePlanFixture(known, orgState, now))
  const observed = { ...known, ...(report ? observePage(report, url, known, 0) : {}) }
  const plan = createGuidePlanFixture(observed, orgState, now)
  return { page, setup: observed, plan, view: createView(page, document, plan, { url, org, reported: true }) }
}
