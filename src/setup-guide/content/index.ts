/** Entry of the content script: runs in Setup's pages, does nothing until the admin has started the guide. */

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
    // Out of the browser's cache of pages: what happened meanwhile was told to nobody here.
    addEventListener('pageshow', ({ persisted }) => persisted && ask(), { signal })
    running = { guide: new Guide(plan, abort), abort }
  }
}

const begin = () => {
  // An earlier version's, which sees that it goes and lets go of the page.
  document.querySelector('spaceiq-guide')?.remove()
  const parsed = new Promise<unknown>((go) => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', go, { once: true })
    else go(null)
  })
  void parsed.then(() => noteLanguage(document))
  // Asked for at once: the plan is there as soon as the page is.
  ask = followPlan((plan) => void parsed.then(() => follow(plan)))
}

// The script is here before the page's own, which could make an ordinary page's address look like one of Setup's. After
// an update the background brings it into pages that are open; where it is already, that is all.
if (!world.isGuided) begin()
world.isGuided = true
