/** Entry of the content script: runs in Setup's pages, does nothing until the admin has started the guide. */

import type { OrgRecord } from '../guide/org-record.ts'
import { orgKey } from '../salesforce/my-domain.ts'
import { mayBePage } from '../salesforce/pages.ts'
import { Guide } from './guide.ts'
import { followRecord } from './link.ts'

const begin = (org: string) => {
  const page = new AbortController()
  let running: { guide: Guide; abort: AbortController } | null = null

  const onRecord = (record: OrgRecord) => {
    if (!record.running) {
      running?.abort.abort()
      running = null
      return
    }
    if (running) return running.guide.follow(record)
    const abort = new AbortController()
    running = { guide: new Guide(org, record, abort.signal), abort }
  }

  followRecord(org, page.signal, onRecord)
}

const url = new URL(location.href)
const org = orgKey(url)
if (org !== null && mayBePage(url)) begin(org)
