/** Runs the guide on a page: recognizes it, reports its content, keeps the overlay current. */

import type { FromContent } from '../../messages.ts'
import { t } from '../../platform/content/i18n.ts'
import { noteEntered } from '../../salesforce/dom/field-action.ts'
import { isTranslated } from '../../salesforce/dom/visible-text.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { recognise } from '../../salesforce/pages/recognise.ts'
import type { LayoutChoice } from '../field-creation/field-creation.ts'
import type { FindablePlan } from '../page-plan.ts'
import { isAsLoaded, isSave, readOnSave } from './extract-page.ts'
import { send } from './follow-plan.ts'
import type { Scene } from './guide-context.ts'
import { Overlay } from './overlay/overlay.ts'
import { act, carryOn, hands } from './page-actions-loader.ts'
import { Reporter } from './reporter.ts'
import { viewFor } from './view.ts'
import type { View } from './view-model.ts'

/** Maximum number of remounts on a page that removes the overlay, per plan. */
const comebacks = 9

/** Minimum and maximum delay between page changes and the next update, in milliseconds. */
const shortest = 40
const longest = 400

export class Guide {
  readonly #abort: AbortController
  readonly #signal: AbortSignal
  readonly #scene: Scene
  #plan: FindablePlan
  #overlay: { overlay: Overlay; abort: AbortController } | null = null
  #view: View | null = null
  readonly #reporter = new Reporter(() => this.#soon())
  #timer: ReturnType<typeof setTimeout> | undefined
  #pause: number = shortest
  #scrolled = false
  #hidden = false
  #ran = false
  #mounts = 0

  /** Starts on this document. Cleans up on abort, or once the extension is updated or removed. */
  constructor(plan: FindablePlan, abort: AbortController) {
    const { signal } = abort
    this.#abort = abort
    this.#plan = plan
    this.#signal = signal
    this.#scene = {
      plan: () => this.#plan,
      view: () => this.#view,
      update: () => this.#update(),
      signal,
      doing: { notice: null, filling: false, pointing: false },
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
    addEventListener('input', noteEntered, early)
    for (const type of ['input', 'change', 'keyup', 'load']) addEventListener(type, soon, early)
    addEventListener('pagehide', () => this.#leave(), early)
    addEventListener('click', (event) => this.#onClick(event), early)
    // A click may follow and leave the page before a sleeping background worker has started.
    for (const type of ['pointerover', 'focusin'])
      addEventListener(type, ({ target }) => isSave(target) && this.#reporter.wake(), early)
    this.#update()
  }

  /** Takes over a new plan, changed by this page, another tab or the popup. */
  follow(plan: FindablePlan) {
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
      this.#pause = Math.min(Math.max(shortest, 10 * (performance.now() - begin)), longest)
    }, this.#pause)
  }

  /** Returns undefined after a script changed the page's URL, which only Lightning may do. */
  #page(): PageId | null | undefined {
    const page = recognise(this.#plan.rules, new URL(location.href), document)
    return page === 'lightning' || isAsLoaded() ? page : undefined
  }

  #update() {
    // After an update or removal the old script stays in the page without any extension API.
    if (!chrome.runtime?.id) this.#abort.abort()
    if (this.#signal.aborted) return
    const page = this.#page()
    if (page) this.#reporter.collect(page, this.#plan)
    const here = { url: new URL(location.href), org: this.#plan.org, judged: this.#reporter.judged }
    const view = page !== undefined && viewFor(page, document, this.#plan, here)
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
      if (this.#mounts++ > comebacks) {
        // Report it once; the plan then hides the overlay.
        if (this.#mounts === comebacks + 2) void send({ type: 'card', action: 'kept-off', step: view.step })
        return
      }
      this.#overlay = this.#mount()
    }
    this.#overlay.overlay.show(view, this.#scene.doing)
    // An overlay shown again by its keyboard shortcut takes the focus, for keyboard users.
    if (this.#hidden && document.hasFocus()) this.#overlay.overlay.focus()
    this.#hidden = false
    // Load early: the admin may click Point at it right away.
    if (view.problems.some(({ control }) => control)) void hands()
    // Wait until the page is complete and processed. Lightning around it takes no part.
    const isShown = document.readyState === 'complete' && page !== 'lightning' && !isTranslated(document)
    this.#goOn(page, isShown && (this.#reporter.judged || page !== 'case-fields'))
  }

  #mount() {
    const tell = async (pressed: FromContent) => {
      this.#scene.doing.notice = (await send(pressed)) ? null : t('card_not_done')
      this.#update()
    }
    const run = (action: 'start' | 'stop', layouts: LayoutChoice = 'proposed') =>
      tell({ type: 'run', action, layouts })
    const abort = new AbortController()
    const overlay = new Overlay(
      {
        act: (what, at) => act(this.#scene, (able) => able[what](this.#scene, at as never)),
        card: (action, step) => tell({ type: 'card', action, step }),
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
    const isRunning = this.#plan.run?.state === 'running'
    const isDue = isRunning && isReady && !this.#ran
    this.#ran = isRunning && (this.#ran || isDue)
    if (isDue) void carryOn(this.#scene, page)
  }

  /** Reports that the admin navigated away, unless the field creation left the page itself. */
  #leave() {
    if (this.#ran && !this.#scene.leaving) void send({ type: 'run', action: 'left', layouts: 'proposed' })
  }

  #remove() {
    this.#overlay?.abort.abort()
    this.#overlay = null
  }

  /** On arrival only, scrolls the first marker into view if all markers are out of view. */
  #scrollOnce(view: View) {
    const shown = view.items.filter((item) => item.element && !item.hidden)
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
    if (!event.isTrusted || !page || !isSave(target)) return
    const reading = readOnSave(page, document, this.#plan)
    if (reading) void send({ type: 'reading', reading })
  }
}
