/** Runs the guide on a page: recognizes it, reports its content, keeps the overlay current. */

import type { ContentMessage } from '../../messages.ts'
import { translate } from '../../platform/content/i18n.ts'
import { recordUserInput } from '../../salesforce/dom/field-action.ts'
import { isTranslated } from '../../salesforce/dom/visible-text.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { recognizePage } from '../../salesforce/pages/recognise.ts'
import type { LayoutChoice } from '../field-creation/field-creation.ts'
import type { LocatedPlan } from '../page-plan.ts'
import { extractSaveReport, isOriginalUrl, isSaveButton } from './extract-page.ts'
import { sendRepeatable, sendToBackground } from './follow-plan.ts'
import type { GuideContext } from './guide-context.ts'
import { Overlay } from './overlay/overlay.ts'
import { continueFieldCreation, loadPageActions, withPageActions } from './page-actions-loader.ts'
import { Reporter } from './reporter.ts'
import { createView } from './view.ts'
import type { View } from './view-model.ts'

/** Maximum number of remounts on a page that removes the overlay, per plan. */
const MAX_REMOUNTS = 9

/** Minimum and maximum delay between page changes and the next update, in milliseconds. */
const MIN_UPDATE_DELAY_MS = 40
const MAX_UPDATE_DELAY_MS = 400

export class Guide {
  readonly #abort: AbortController
  readonly #signal: AbortSignal
  readonly #scene: GuideContext
  #plan: LocatedPlan
  #overlay: { overlay: Overlay; abort: AbortController } | null = null
  #view: View | null = null
  readonly #reporter = new Reporter(() => this.#soon())
  #timer: ReturnType<typeof setTimeout> | undefined
  #pause: number = MIN_UPDATE_DELAY_MS
  #scrolled = false
  #hidden = false
  #ran = false
  #mounts = 0

  /** Starts on this document. Cleans up on abort, or once the extension is updated or removed. */
  constructor(plan: LocatedPlan, abort: AbortController) {
    const { signal } = abort
    this.#abort = abort
    this.#plan = plan
    this.#signal = signal
    this.#scene = {
      plan: () => this.#plan,
      view: () => this.#view,
      update: () => this.#update(),
      signal,
      status: { notice: null, filling: false, pointing: false },
      leaving: false,
    }
    const soon = () => this.#soon()
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ target }) => target !== this.#overlay?.overlay.host)) soon()
    })
    observer.observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['style', 'class', 'hidden', 'disabled', 'checked', 'value', 'lang'],
    })
    signal.addEventListener('abort', () => {
      observer.disconnect()
      clearTimeout(this.#timer)
      this.#remove()
    })
    const early = { signal, capture: true }
    // A control may still appear until the page has loaded.
    addEventListener('input', recordUserInput, early)
    for (const type of ['input', 'change', 'keyup', 'load']) addEventListener(type, soon, early)
    addEventListener('pagehide', () => this.#leave(), early)
    addEventListener('click', (event) => this.#onClick(event), early)
    // A click may follow and leave the page before a sleeping background worker has started.
    for (const type of ['pointerover', 'focusin'])
      addEventListener(type, ({ target }) => isSaveButton(target) && this.#reporter.wake(), early)
    this.#update()
  }

  /** Takes over a new plan, changed by this page, another tab or the popup. */
  follow(plan: LocatedPlan) {
    this.#plan = plan
    this.#mounts = 0
    this.#soon()
  }

  #soon() {
    // Not a debounce: a page that keeps changing is updated too, for a tenth of the time at most.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      const begin = performance.now()
      this.#update()
      this.#pause = Math.min(
        Math.max(MIN_UPDATE_DELAY_MS, 10 * (performance.now() - begin)),
        MAX_UPDATE_DELAY_MS,
      )
    }, this.#pause)
  }

  /** Returns undefined after a script changed the page's URL, which only Lightning may do. */
  #page(): PageId | null | undefined {
    const page = recognizePage(this.#plan.rules, new URL(location.href), document)
    return page === 'lightning' || isOriginalUrl() ? page : undefined
  }

  #update() {
    // After an update or removal the old script stays in the page without any extension API.
    if (!chrome.runtime?.id) this.#abort.abort()
    if (this.#signal.aborted) return
    const page = this.#page()
    if (page) this.#reporter.collect(page, this.#plan)
    const here = {
      url: new URL(location.href),
      org: this.#plan.org,
      reported: this.#reporter.reported,
    }
    const view = page !== undefined && createView(page, document, this.#plan, here)
    if (!view || this.#plan.hidden) {
      this.#mounts = 0
      this.#hidden = this.#plan.hidden
      return this.#remove()
    }
    this.#view = view
    // Scroll before the card changes the layout: markers choose their sides on the visible page.
    this.#scrollOnce(view)
    if (!this.#overlay?.overlay.isOpen) {
      this.#remove()
      if (this.#mounts++ > MAX_REMOUNTS) {
        // Report it once; the plan then hides the overlay.
        if (this.#mounts === MAX_REMOUNTS + 2)
          void sendToBackground({ type: 'card-action', action: 'overlay-removed', step: view.step })
        return
      }
      this.#overlay = this.#mount()
    }
    this.#overlay.overlay.show(view, this.#scene.status)
    // An overlay shown again by its keyboard shortcut takes the focus, for keyboard users.
    if (this.#hidden && document.hasFocus()) this.#overlay.overlay.focus()
    this.#hidden = false
    // Load early: the admin may click Point at it right away.
    if (view.problems.some(({ control }) => control)) void loadPageActions()
    // Wait until the page is complete and processed. Lightning around it takes no part.
    const isShown = document.readyState === 'complete' && page !== 'lightning' && !isTranslated(document)
    this.#goOn(page, isShown && (this.#reporter.reported || page !== 'case-fields'))
  }

  #mount() {
    const tell = async (pressed: ContentMessage) => {
      this.#scene.status.notice = (await sendToBackground(pressed)) ? null : translate('card_not_done')
      this.#update()
    }
    const run = (action: 'start' | 'stop', layouts: LayoutChoice = 'proposed') =>
      tell({ type: 'field-creation', action, layouts })
    const abort = new AbortController()
    const overlay = new Overlay(
      {
        perform: (what, at) => withPageActions(this.#scene, (able) => able[what](this.#scene, at as never)),
        send: (action, step) => tell({ type: 'card-action', action, step }),
        create: (layouts) => run('start', layouts),
        stop: () => run('stop'),
        scrollTo: (element) => {
          element.scrollIntoView({ block: 'center' })
          element.focus({ preventScroll: true })
        },
      },
      abort.signal,
    )
    return { overlay, abort }
  }

  /** Follows the field-creation instruction for this page once the page is ready. */
  #goOn(page: PageId | null, isReady: boolean) {
    const isRunning = this.#plan.creation?.state === 'running'
    const isDue = isRunning && isReady && !this.#ran
    this.#ran = isRunning && (this.#ran || isDue)
    if (isDue) void continueFieldCreation(this.#scene, page)
  }

  /** Reports that the admin navigated away, unless the field creation left the page itself. */
  #leave() {
    if (this.#ran && !this.#scene.leaving)
      void sendToBackground({ type: 'field-creation', action: 'left', layouts: 'proposed' })
  }

  #remove() {
    this.#overlay?.abort.abort()
    this.#overlay = null
  }

  /** On arrival only, scrolls the first marker into view if all markers are out of view. */
  #scrollOnce(view: View) {
    const shown = view.markers.filter((item) => item.element && !item.hidden)
    if (this.#scrolled || !shown[0]) return
    this.#scrolled = true
    const inView = shown.some((item) => {
      const rect = (item.element as HTMLElement).getBoundingClientRect()
      return rect.bottom > 0 && rect.top < innerHeight
    })
    if (!inView) shown[0].element?.scrollIntoView({ block: 'center' })
  }

  /** Reports what a user's click on Save tells and the next page cannot; ignores scripts. */
  #onClick(event: MouseEvent) {
    this.#soon()
    const page = this.#page()
    const target = event.target
    if (!event.isTrusted || !page || !isSaveButton(target)) return
    const reading = extractSaveReport(page, document, this.#plan)
    if (reading) void sendRepeatable({ type: 'page-report', report: reading })
  }
}
