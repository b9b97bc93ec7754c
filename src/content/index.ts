/** Entry of the content script: runs in Setup's pages, does nothing until the admin has started the guide. */

import { orgKey } from '../salesforce/my-domain.ts'
import { Guide } from './guide.ts'
import { followPlan } from './link.ts'

const begin = (org: string) => {
  let running: { guide: Guide; abort: AbortController } | null = null
  followPlan(org, (plan) => {
    if (!plan?.running) {
      running?.abort.abort()
      running = null
    } else if (running) {
      running.guide.follow(plan)
    } else {
      const abort = new AbortController()
      running = { guide: new Guide(org, plan, abort.signal), abort }
    }
  })
}

/** Chromium tells who is around a frame; where it is not told, the background still asks for the tab's address. */
const isAlone = (org: string) =>
  [...(location.ancestorOrigins ?? [])].every((origin) => orgKey(origin) === org)

const org = orgKey(location.href)
if (org !== null && isAlone(org)) begin(org)
