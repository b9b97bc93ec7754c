/** Runs the guide on a page: recognizes it, reports its content, keeps the overlay current. */

import { recordUserInput } from '../../salesforce/dom/field-action.ts'
import { isInView, isTranslated } from '../../salesforce/dom/visible-text.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { recognizePage } from '../../salesforce/pages/recognize.ts'
import type { LocatedPlan } from '../page-plan.ts'
import { extractSaveReport, isOriginalUrl, isSaveButton } from './extract-page.ts'
import { sendRepeatable, sendToBackground } from './follow-plan.ts'
import type { GuideContext } from './guide-context.ts'
import { Overlay } from './overlay/overlay.ts'
import { continueFieldCreation, loadPageActions, press } from './page-actions-loader.ts'
import { Reporter } from './reporter.ts'
import { createView } from './view.ts'
import { findNextMarker, type View } from './view-model.ts'

/** Maximum number of remounts on a page that removes the overlay, per plan. */
const MAX_REMOUNTS = 9

/** Minimum and maximum delay between page changes and the next update, in milliseconds. */
const MIN_UPDATE_DELAY_MS = 40
const MAX_UPDATE_DELAY_MS = 400

export class Guide {
  readonly #abort: AbortController
  readonly #signal: AbortSignal
  readonly #context: GuideContext
  #plan: LocatedPlan
  #overlay: { overlay: Overlay; abort: AbortController } | null = null
  #view: View | null = null
  readonly #reporter = new Reporter(() => this.#scheduleUpdate())
  #timer: ReturnType<typeof setTimeout> | undefined
  #updateDelay: number = MIN_UPDATE_DELAY_MS
  #hasScrolled = false
  #wasHidden = false
  #hasRunStep = false
  #mountCount = 0

  /** Starts on this document. Cleans up on abort, or once the extension is updated or removed. */
  constructor(plan: LocatedPlan, abort: AbortController) {
    const { signal } = abort
    this.#abort = abort
    this.#plan = plan
    this.#signal = signal
    this.#context = {
      plan: () => this.#plan,
      view: () => this.#view,
      update: () => this.#update(),
      signal,
      status: { notice: null, filling: false, picking: false },
      leaving: false,
    }
    const scheduleUpdate = () => this.#scheduleUpdate()
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ target }) => target !== this.#overlay?.overlay.host)) scheduleUpdate()
    })
    observer.observe(document, { childList: true, subtree: true, attributes: true })
    signal.addEventListener('abort', () => {
      observer.disconnect()
      clearTimeout(this.#timer)
      this.#remove()
    })
    const options = { signal, capture: true }
    // A control may still appear until the page has loaded; of two equal ones that in view is marked.
    addEventListener('input', recordUserInput, options)
    for (const type of ['input', 'change', 'keyup', 'load', 'scroll'])
      addEventListener(type, scheduleUpdate, options)
    addEventListener('pagehide', () => this.#onPageHide(), options)
    addEventListener('click', (event) => this.#onClick(event), options)
    // A click may follow and leave the page before a sleeping background worker has started.
    for (const type of ['pointerover', 'focusin'])
      addEventListener(type, ({ target }) => isSaveButton(target) && this.#reporter.wake(), options)
    this.#update()
  }

  /** Takes over a new plan, changed by this page, another tab or the popup. */
  follow(plan: LocatedPlan) {
    this.#plan = plan
    this.#mountCount = 0
    this.#scheduleUpdate()
  }

  #scheduleUpdate() {
    // Not a debounce: a page that keeps changing is updated too, for a tenth of the time at most.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      const begin = performance.now()
      this.#update()
      this.#updateDelay = Math.min(
        Math.max(MIN_UPDATE_DELAY_MS, 10 * (performance.now() - begin)),
        MAX_UPDATE_DELAY_MS,
      )
    }, this.#updateDelay)
  }

  /** Returns undefined after a script changed the page's URL, which only Lightning may do. */
  #recognizePage(): PageId | null | undefined {
    const page = recognizePage(this.#plan.rules, new URL(location.href), document)
    return page === 'lightning' || isOriginalUrl() ? page : undefined
  }

  #update() {
    // After an update or removal the old script stays in the page without any extension API.
    if (!chrome.runtime?.id) this.#abort.abort()
    if (this.#signal.aborted) return
    const page = this.#recognizePage()
    this.#draw(page)
    // After the markers, which must not wait for it.
    if (page && !this.#signal.aborted) this.#reporter.collect(page, this.#plan)
  }

  #draw(page: PageId | null | undefined): unknown {
    const pageContext = {
      url: new URL(location.href),
      org: this.#plan.org,
      reported: this.#reporter.reported,
    }
    const view = page !== undefined && createView(page, document, this.#plan, pageContext)
    if (!view || this.#plan.hidden) {
      this.#mountCount = 0
      this.#wasHidden = this.#plan.hidden
      return this.#remove()
    }
    this.#view = view
    // Before the first card: of two equal controls the one in view is marked, and the card avoids it.
    if (this.#scrollOnce(view)) return this.#draw(page)
    if (!this.#overlay?.overlay.isOpen) {
      this.#remove()
      if (this.#mountCount++ > MAX_REMOUNTS) {
        // Report it once; the plan then hides the overlay.
        if (this.#mountCount === MAX_REMOUNTS + 2)
          void sendToBackground({ type: 'card-action', action: 'overlay-removed', step: view.step })
        return
      }
      this.#overlay = this.#mount()
    }
    this.#overlay.overlay.show({ ...view, ...this.#plan.headings[view.step] }, this.#context.status)
    // An overlay shown again by its keyboard shortcut takes the focus, for keyboard users.
    if (this.#wasHidden && document.hasFocus()) this.#overlay.overlay.focus()
    this.#wasHidden = false
    // Load early: the admin may click Pick it on the page right away.
    if (view.problems.some(({ control }) => control)) void loadPageActions()
    // Wait until the page is complete and processed. Lightning around it takes no part.
    const isReady = document.readyState === 'complete' && page !== 'lightning' && !isTranslated(document)
    this.#continueFieldCreation(page, isReady && (this.#reporter.reported || page !== 'case-fields'))
  }

  #mount() {
    const abort = new AbortController()
    const overlay = new Overlay((...pressed) => void press(this.#context, ...pressed), abort.signal)
    return { overlay, abort }
  }

  /** Follows the field-creation instruction for this page once the page is ready. */
  #continueFieldCreation(page: PageId | null, isReady: boolean) {
    const isRunning = this.#plan.creation?.state === 'running'
    const isDue = isRunning && isReady && !this.#hasRunStep
    this.#hasRunStep = isRunning && (this.#hasRunStep || isDue)
    if (isDue) void continueFieldCreation(this.#context, page)
  }

  /** Reports that the admin navigated away, unless the field creation left the page itself. */
  #onPageHide() {
    if (this.#hasRunStep && !this.#context.leaving)
      void sendToBackground({ type: 'field-creation', action: 'left', layouts: 'proposed' })
  }

  #remove() {
    this.#overlay?.abort.abort()
    this.#overlay = null
  }

  /** On arrival only, scrolls the control that is next into view; returns true if it was not. */
  #scrollOnce({ markers }: View): boolean | undefined {
    const element = (findNextMarker(markers) ?? markers.find(({ number }) => number))?.element
    if (this.#hasScrolled || !element) return
    this.#hasScrolled = true
    if (isInView(element)) return
    element.scrollIntoView({ block: 'center' })
    return true
  }

  /** Reports a user's click on Save, with facts the next page cannot show; ignores scripts. */
  #onClick(event: MouseEvent) {
    this.#scheduleUpdate()
    const page = this.#recognizePage()
    const target = event.target
    if (!event.isTrusted || !page || !isSaveButton(target)) return
    const report = extractSaveReport(page, document, this.#plan)
    if (report) void sendRepeatable({ type: 'page-report', report })
  }
}
