/** Runs the guide on one page: recognises it, collects its evidence, shows the view, and keeps both up to date. */

import type { ControlId } from '../guide/controls.ts'
import type { PageId } from '../guide/ids.ts'
import type { FromContent } from '../messages.ts'
import { words } from '../salesforce/dom.ts'
import { changedBoxes, fillPage } from '../salesforce/fill.ts'
import { find } from '../salesforce/lookup.ts'
import type { FindablePlan } from '../salesforce/page-plan.ts'
import { readValues } from '../salesforce/read/values.ts'
import { recognise } from '../salesforce/recognise.ts'
import { readOnSave, readPage, readSecrets } from './collect.ts'
import { t } from './i18n.ts'
import { send } from './link.ts'
import { Overlay } from './overlay/overlay.ts'
import { pointAt } from './point.ts'
import { viewFor } from './view.ts'
import type { View } from './view-shape.ts'

/** How often the overlay comes back to a page that takes it away, until the plan changes. */
const comebacks = 9

/** How long changes of the page are gathered before it is looked at again, in milliseconds. */
const gathering = 40

export class Guide {
  readonly #org: string
  readonly #signal: AbortSignal
  #plan: FindablePlan
  #overlay: { overlay: Overlay; abort: AbortController } | null = null
  #view: View | null = null
  #sent: Partial<Record<FromContent['type'], string>> = {}
  #timer: ReturnType<typeof setTimeout> | undefined
  #filling: AbortController | null = null
  #notice: string | null = null
  #scrolled = false
  #judged = false
  #mounts = 0

  /** Starts on this document, and stops and undoes itself when the signal aborts. */
  constructor(org: string, plan: FindablePlan, signal: AbortSignal) {
    this.#org = org
    this.#plan = plan
    this.#signal = signal
    const soon = () => this.#soon()
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ target }) => target !== this.#overlay?.overlay.host)) soon()
    })
    observer.observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['style', 'class', 'hidden', 'disabled', 'checked', 'value'],
    })
    signal.addEventListener('abort', () => {
      observer.disconnect()
      clearTimeout(this.#timer)
      this.#remove()
    })
    for (const type of ['input', 'change', 'keyup'])
      addEventListener(type, soon, { signal, passive: true, capture: true })
    // Until then a control may be still to come.
    addEventListener('load', soon, { signal })
    addEventListener('click', (event) => this.#onClick(event), { signal, capture: true })
    this.#update()
  }

  /** The org's plan changed: by this page, another tab or the popup. */
  follow(plan: FindablePlan) {
    this.#plan = plan
    this.#mounts = 0
    this.#soon()
  }

  #soon() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#update(), gathering)
  }

  #page(): PageId | null {
    return recognise(this.#plan.rules, new URL(location.href), document)
  }

  #update() {
    if (this.#signal.aborted) return
    const page = this.#page()
    if (page) this.#collect(page)
    const here = { url: new URL(location.href), org: this.#org, judged: this.#judged }
    const view = viewFor(page, document, this.#plan, here)
    if (!view || this.#plan.hidden) {
      this.#mounts = 0
      return this.#remove()
    }
    this.#view = view
    if (!this.#overlay?.overlay.isOpen) {
      this.#remove()
      if (this.#mounts++ > comebacks) return
      this.#overlay = this.#mount()
    }
    const asked = view.items.map((item) => item.element)
    const changed = page === 'profile-edit' ? changedBoxes(document, asked).map(boxName) : []
    this.#overlay.overlay.show(view, {
      filling: this.#filling !== null,
      notice: this.#notice,
      changed,
    })
    this.#scrollOnce(view)
  }

  #mount() {
    const abort = new AbortController()
    const overlay = new Overlay(
      {
        fill: () => void this.#fill(),
        back: (step) => void send({ type: 'card', action: 'back', step }),
        skip: (step) => void send({ type: 'card', action: 'skip', step }),
        hide: () => void send({ type: 'card', action: 'hide', step: this.#view?.step ?? 'profile' }),
        point: (control) => void this.#point(control),
        useApp: () => void this.#useApp(),
        scrollTo: (element) => element.scrollIntoView({ block: 'center' }),
      },
      abort.signal,
    )
    return { overlay, abort }
  }

  #remove() {
    this.#overlay?.abort.abort()
    this.#overlay = null
  }

  /** On arrival, when all markers are out of sight, brings the first one into view; never again after that. */
  #scrollOnce(view: View) {
    const shown = view.items.filter((item) => item.element && !item.hidden)
    if (this.#scrolled || shown.length === 0) return
    this.#scrolled = true
    const inView = shown.some((item) => {
      const rect = (item.element as HTMLElement).getBoundingClientRect()
      return rect.bottom > 0 && rect.top < innerHeight
    })
    if (!inView) shown[0]?.element?.scrollIntoView({ block: 'center' })
  }

  #collect(page: PageId) {
    const reading = readPage(page, document, this.#plan)
    if (reading) this.#report({ type: 'reading', reading })
    const secrets = readSecrets(page, document)
    if (secrets) this.#report(secrets)
  }

  /** Sends each thing once, and again only when it changed or was refused. */
  #report(message: FromContent) {
    const content = JSON.stringify(message)
    if (this.#sent[message.type] === content) return
    this.#sent[message.type] = content
    send(message).then((ok) => {
      if (!ok) delete this.#sent[message.type]
      if (message.type === 'reading') this.#judged = true
      this.#soon()
    })
  }

  /** The admin's own press of Save tells what the next page cannot; a script's press tells nothing. */
  #onClick(event: MouseEvent) {
    this.#soon()
    const page = this.#page()
    const target = event.target
    if (!event.isTrusted || !page || !(target instanceof HTMLElement)) return
    if (!target.matches('input[type="submit"][name^="save"], #saveButton')) return
    const reading = readOnSave(page, document, this.#plan)
    if (reading) void send({ type: 'reading', reading })
  }

  /** The admin shows where the control is; it is remembered for this org and language. */
  async #point(control: ControlId) {
    const deed = this.#view?.items.find((item) => item.marker.control === control)?.marker.deed
    if (!deed) return
    this.#notice = t('point_now', t(`control_${control}`))
    this.#update()
    const pointed = await pointAt(deed, this.#signal)
    this.#notice = pointed ? null : t('point_failed', t(`control_${control}`))
    if (pointed) await send({ type: 'pointed', pointed: { control, ...pointed } })
    this.#update()
  }

  async #useApp() {
    const reads = this.#plan.pages['app-detail']?.reads
    if (!reads) return
    await send({ type: 'reading', reading: { kind: 'app-chosen', values: readValues(reads, document) } })
  }

  async #fill() {
    if (this.#filling || !this.#view) return
    const filling = new AbortController()
    this.#filling = filling
    this.#notice = null
    this.#update()
    const { items } = this.#view
    const result = await fillPage(
      items.map((item) => item.marker),
      {
        find: (control) => {
          const marker = items.find((item) => item.marker.control === control)?.marker
          const found = marker && find(marker.find, document)
          return found && !found.hidden ? found.element : null
        },
        pageClick: () => send({ type: 'page-click', control: 'scope-add' }),
        signal: AbortSignal.any([filling.signal, this.#signal]),
      },
    )
    this.#filling = null
    this.#notice = result.ok
      ? null
      : t(`fill_${result.reason.replace('-', '_')}`, t(`control_${result.control}`))
    this.#update()
  }
}

/** What Salesforce calls a box: the label before it, or its title. */
const boxName = (box: HTMLInputElement): string => {
  const label = box.labels?.[0] ?? box.closest('td')?.previousElementSibling
  return (label ? words(label) : '') || box.title || box.name
}
