/** Reports the page's content to the background, each report once. */

import type { FromContent } from '../../messages.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import type { FindablePlan } from '../page-plan.ts'
import { readPage, readSecrets } from './extract-page.ts'
import { send } from './follow-plan.ts'

export class Reporter {
  /** The background has processed this page's report, so the plan reflects it. */
  judged = false
  #sent: Partial<Record<FromContent['type'], string>> = {}
  readonly #onAnswer: () => void

  /** Calls back after every answer. */
  constructor(onAnswer: () => void) {
    this.#onAnswer = onAnswer
  }

  /** Sends the page's report if it has changed. */
  collect(page: PageId, plan: FindablePlan) {
    const reading = readPage(page, document, plan)
    if (reading) this.#report({ type: 'reading', reading })
    const secrets = readSecrets(page, document)
    if (secrets) this.#report(secrets)
  }

  /** Repeats the last report, which wakes a sleeping background worker. */
  wake() {
    const reading = this.#sent.reading
    if (reading) void send(JSON.parse(reading))
  }

  /** Sends each message once, and again only if it changed or was refused. */
  #report(message: FromContent) {
    const content = JSON.stringify(message)
    if (this.#sent[message.type] === content) return
    this.#sent[message.type] = content
    send(message).then((ok) => {
      if (!ok) delete this.#sent[message.type]
      const isReading = message.type === 'reading'
      const isNews = ok || (isReading && !this.judged)
      this.judged ||= isReading
      // A repeated refusal must not trigger the next attempt.
      if (isNews) this.#onAnswer()
    })
  }
}
