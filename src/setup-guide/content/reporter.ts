/** Reports the page's content to the background, each report once. */

import type { ContentMessage } from '../../messages.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import type { LocatedPlan } from '../page-plan.ts'
import { createConsumerCredentialsMessage, extractPageReport } from './extract-page.ts'
import { sendRepeatable, sendToBackground } from './follow-plan.ts'

export class Reporter {
  /** The background has processed this page's report, so the plan reflects it. */
  reported = false
  #sent: Partial<Record<ContentMessage['type'], string>> = {}
  readonly #onAnswer: () => void

  /** Calls back after every answer. */
  constructor(onAnswer: () => void) {
    this.#onAnswer = onAnswer
  }

  /** Sends the page's report if it has changed. */
  collect(page: PageId, plan: LocatedPlan) {
    const report = extractPageReport(page, document, plan)
    if (report) this.#report({ type: 'page-report', report })
    const credentials = createConsumerCredentialsMessage(page, document)
    if (credentials) this.#report(credentials)
  }

  /** Repeats the last report, which wakes a sleeping background worker. */
  wake() {
    const lastReport = this.#sent['page-report']
    if (lastReport) void sendToBackground(JSON.parse(lastReport))
  }

  /** Sends each message once, and again only if it changed or was refused. */
  #report(message: ContentMessage) {
    const content = JSON.stringify(message)
    if (this.#sent[message.type] === content) return
    this.#sent[message.type] = content
    sendRepeatable(message).then((ok) => {
      if (!ok) delete this.#sent[message.type]
      const isPageReport = message.type === 'page-report'
      const hasNews = ok || (isPageReport && !this.reported)
      this.reported ||= isPageReport
      // A repeated refusal must not trigger the next attempt.
      if (hasNews) this.#onAnswer()
    })
  }
}
