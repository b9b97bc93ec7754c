/** Runs the guide on one page: recognises it, collects its evidence, shows the view, and keeps both up to date. */

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

/** How often the overlay comes back to a page that takes it away, until the plan changes. */
const comebacks = 9

/** How long changes of the page are gathered before it is looked at again, in milliseconds: at the least, and at the most. */
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

  /** Starts on this document, and stops and undoes itself when it is aborted, or the extension is gone from under it. */
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
    // Until it is loaded a control may be still to come.
    addEventListener('input', noteEntered, early)
    for (const type of ['input', 'change', 'keyup', 'load']) addEventListener(type, soon, early)
    addEventListener('pagehide', () => this.#leave(), early)
    addEventListener('click', (event) => this.#onClick(event), early)
    // A press may follow, and the page may be gone before a background that slept is awake.
    for (const type of ['pointerover', 'focusin'])
      addEventListener(type, ({ target }) => isSave(target) && this.#reporter.wake(), early)
    this.#update()
  }

  /** The org's plan changed: by this page, another tab or the popup. */
  follow(plan: FindablePlan) {
    this.#plan = plan
    this.#mounts = 0
    this.#soon()
  }

  #soon() {
    // Not put off by what changes next: a page that never comes to rest is looked at too, for a tenth of the time at most.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      const begin = performance.now()
      this.#update()
      this.#pause = Math.min(Math.max(shortest, 10 * (performance.now() - begin)), longest)
    }, this.#pause)
  }

  /** Undefined where the page is not what it was loaded as: Lightning alone gives its pages their addresses by a script. */
  #page(): PageId | null | undefined {
    const page = recognise(this.#plan.rules, new URL(location.href), document)
    return page === 'lightning' || isAsLoaded() ? page : undefined
  }

  #update() {
    // The extension was updated or removed: its script stays in the page, and nothing of the browser's answers it.
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
    // First, so that markers find their places on what can be seen; the page is laid out, and not yet changed by the card.
    this.#scrollOnce(view)
    if (!this.#overlay?.overlay.isOpen) {
      this.#remove()
      if (this.#mounts++ > comebacks) {
        // Once: until the plan says that it is put away.
        if (this.#mounts === comebacks + 2) void send({ type: 'card', action: 'kept-off', step: view.step })
        return
      }
      this.#overlay = this.#mount()
    }
    this.#overlay.overlay.show(view, this.#scene.doing)
    // Called back by its key it has the focus, to which there is no shorter way from the keyboard.
    if (this.#hidden && document.hasFocus()) this.#overlay.overlay.focus()
    this.#hidden = false
    // Brought at once where it will be wanted: the click that shows a control may follow at once.
    if (view.problems.some(({ control }) => control)) void hands()
    // Once the page shows all, and it was judged; Lightning around the page has its own script, and no part in it.
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

  /** Has carried out what the creation of the fields asks of this page, once it is ready for it. */
  #goOn(page: PageId | null, isReady: boolean) {
    const isRunning = this.#plan.run?.state === 'running'
    const isDue = isRunning && isReady && !this.#ran
    this.#ran = isRunning && (this.#ran || isDue)
    if (isDue) void carryOn(this.#scene, page)
  }

  /** The page goes. Where that is not because the run pressed its button, the admin went elsewhere. */
  #leave() {
    if (this.#ran && !this.#scene.leaving) void send({ type: 'run', action: 'left', layouts: 'proposed' })
  }

  #remove() {
    this.#overlay?.abort.abort()
    this.#overlay = null
  }

  /** On arrival, when all markers are out of sight, brings the first one into view; never again after that. */
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

  /** The admin's own press of Save tells what the next page cannot; a script's press tells nothing. */
  #onClick(event: MouseEvent) {
    this.#soon()
    const page = this.#page()
    const target = event.target
    if (!event.isTrusted || !page || !isSave(target)) return
    const reading = readOnSave(page, document, this.#plan)
    if (reading) void send({ type: 'reading', reading })
  }
}
