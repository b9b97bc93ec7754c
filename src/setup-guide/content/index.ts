/** Entry of the content script in Setup's pages; idle until the admin starts the guide. */

import { recordServedLanguage } from '../../salesforce/dom/visible-text.ts'
import type { LocatedPlan } from '../page-plan.ts'
import { followPlan } from './follow-plan.ts'
import { Guide } from './guide.ts'
import { isolatedWorld } from './page-actions-loader.ts'

let activeGuide: { guide: Guide; abort: AbortController } | null = null
let requestPlan: () => unknown

const applyPlan = (plan: LocatedPlan | null) => {
  if (!plan) {
    activeGuide?.abort.abort()
    activeGuide = null
  } else if (activeGuide) {
    activeGuide.guide.follow(plan)
  } else {
    const abort = new AbortController()
    const { signal } = abort
    // After a restore from the back/forward cache the plan may be outdated. @see MDN, bfcache
    addEventListener('pageshow', ({ persisted }) => persisted && requestPlan(), { signal })
    activeGuide = { guide: new Guide(plan, abort), abort }
  }
}

const start = () => {
  // The overlay of an earlier version, whose script notices the removal and stops.
  document.querySelector('spaceiq-guide')?.remove()
  const parsed = new Promise<unknown>((resolve) => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', resolve, { once: true })
    else resolve(null)
  })
  void parsed.then(() => {
    recordServedLanguage(document)
    // Computes the layout while the plan is on its way: the markers need it then.
    document.documentElement.getBoundingClientRect()
  })
  // Request the plan right away, so that it is ready as soon as the page is parsed.
  requestPlan = followPlan((plan) => void parsed.then(() => applyPlan(plan)))
}

// This script runs before the page's own, which could fake the URL of a Setup page. After an update
// the background injects it into open pages, where an earlier copy may still run.
if (!isolatedWorld.isGuided) start()
isolatedWorld.isGuided = true
