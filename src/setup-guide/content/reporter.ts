/** Tells the background what the page shows, each thing once. */

import type { FromContent } from '../../messages.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import type { FindablePlan } from '../page-plan.ts'
import { readPage, readSecrets } from './extract-page.ts'
import { send } from './follow-plan.ts'

export class Reporter {
  /** The background has judged what this page shows, so the plan takes it into account. */
  judged = false
  #sent: Partial<Record<FromContent['type'], string>> = {}
  readonly #onAnswer: () => void

  /** Calls back after every answer. */
  constructor(onAnswer: () => void) {
    this.#onAnswer = onAnswer
  }

  /** Reports what this page shows now, where it is news. */
  collect(page: PageId, plan: FindablePlan) {
    const reading = readPage(page, document, plan)
    if (reading) this.#report({ type: 'reading', reading })
    const secrets = readSecrets(page, document)
    if (secrets) this.#report(secrets)
  }

  /** Says again what the page shows, which wakes the background where the browser has put it to sleep. */
  wake() {
    const reading = this.#sent.reading
    if (reading) void send(JSON.parse(reading))
  }

  /** Sends each thing once, and again only when it changed or was refused. */
  #report(message: FromContent) {
    const content = JSON.stringify(message)
    if (this.#sent[message.type] === content) return
    this.#sent[message.type] = content
    send(message).then((ok) => {
      if (!ok) delete this.#sent[message.type]
      const isReading = message.type === 'reading'
      const isNews = ok || (isReading && !this.judged)
      this.judged ||= isReading
      // What is refused again and again must not be what leads to sending it again.
      if (isNews) this.#onAnswer()
    })
  }
}
