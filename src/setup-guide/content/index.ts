/** Entry of the content script in Setup's pages; idle until the admin starts the guide. */

import { noteLanguage } from '../../salesforce/dom/visible-text.ts'
import type { FindablePlan } from '../page-plan.ts'
import { followPlan } from './follow-plan.ts'
import { Guide } from './guide.ts'
import { world } from './page-actions-loader.ts'

let running: { guide: Guide; abort: AbortController } | null = null
let ask: () => unknown

const follow = (plan: FindablePlan | null) => {
  if (!plan) {
    running?.abort.abort()
    running = null
  } else if (running) {
    running.guide.follow(plan)
  } else {
    const abort = new AbortController()
    const { signal } = abort
    // After a restore from the back/forward cache the plan may be outdated. @see MDN, bfcache
    addEventListener('pageshow', ({ persisted }) => persisted && ask(), { signal })
    running = { guide: new Guide(plan, abort), abort }
  }
}

const begin = () => {
  // The overlay of an earlier version, whose script notices the removal and stops.
  document.querySelector('spaceiq-guide')?.remove()
  const parsed = new Promise<unknown>((go) => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', go, { once: true })
    else go(null)
  })
  void parsed.then(() => noteLanguage(document))
  // Request the plan right away, so that it is ready as soon as the page is parsed.
  ask = followPlan((plan) => void parsed.then(() => follow(plan)))
}

// This script runs before the page's own, which could fake the URL of a Setup page. After an update
// the background injects it into open pages, where an earlier copy may still run.
if (!world.isGuided) begin()
world.isGuided = true
