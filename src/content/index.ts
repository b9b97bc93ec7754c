/** Entry of the content script: runs in Setup's pages, does nothing until the admin has started the guide. */

import { Guide } from './guide.ts'
import { followPlan } from './link.ts'

let running: { guide: Guide; abort: AbortController } | null = null

const begin = () => {
  // An earlier version's, which sees that it goes and lets go of the page.
  document.querySelector('spaceiq-guide')?.remove()
  followPlan((plan) => {
    if (!plan?.running) {
      running?.abort.abort()
      running = null
    } else if (running) {
      running.guide.follow(plan)
    } else {
      const abort = new AbortController()
      running = { guide: new Guide(plan, abort), abort }
    }
  })
}

// After an update the background brings the script into pages that are open; where it is already, that is all.
const world = globalThis as { isGuided?: true }
const isFirst = !world.isGuided
world.isGuided = true

// Here before the page's scripts, which could make an ordinary page's address look like one of Setup's.
if (isFirst && document.readyState === 'loading') addEventListener('DOMContentLoaded', begin, { once: true })
else if (isFirst) begin()
