/** Entry of the content script: runs in Setup's pages, does nothing until the admin has started the guide. */

import { Guide } from './guide.ts'
import { followPlan } from './link.ts'

let running: { guide: Guide; abort: AbortController } | null = null

const begin = () =>
  followPlan((plan) => {
    if (!plan?.running) {
      running?.abort.abort()
      running = null
    } else if (running) {
      running.guide.follow(plan)
    } else {
      const abort = new AbortController()
      running = { guide: new Guide(plan, abort.signal), abort }
    }
  })

// Here before the page's scripts, which could make an ordinary page's address look like one of Setup's.
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin, { once: true })
else begin()
