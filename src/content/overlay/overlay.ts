/** The overlay: one host element, a closed shadow root, the card and the markers in it. */

import { stepIds } from '../../guide/ids.ts'
import { t } from '../i18n.ts'
import type { Doing } from '../scene.ts'
import type { View } from '../view-shape.ts'
import { type CardActions, cardContents } from './card.ts'
import { draggable } from './drag.ts'
import { button, el } from './el.ts'
import { Markers } from './markers.ts'
import { patchChildren } from './patch.ts'
import { placeCard } from './place.ts'
import style from './style.css?inline'

export class Overlay {
  // Made in a document without scripts: a page that has defined this element would be given the shadow root otherwise.
  readonly host = el('template').content.ownerDocument.createElement('spaceiq-guide')
  readonly #actions: CardActions
  readonly #markers: Markers
  readonly #card = el('section', { class: 'card', popover: 'manual' })
  readonly #title = el('h2')
  readonly #header = el('header', { tabindex: '0', role: 'group', 'aria-label': t('card_move') })
  readonly #status = el('div', { class: 'sr', role: 'status' })
  #shown = ''
  #place: { left: number; top: number } | null = null

  /** Puts the overlay into the page; it goes when the signal aborts. */
  constructor(actions: CardActions, signal: AbortSignal) {
    this.#actions = actions
    const shadow = this.host.attachShadow({ mode: 'closed' })
    const root = el('div', { class: 'root', dir: t('@@bidi_dir'), lang: t('ui_language') })
    const sheet = el('style')
    sheet.textContent = style
    shadow.append(sheet, root)
    this.#markers = new Markers(root)
    this.#card.setAttribute('aria-label', t('card_label'))
    this.#fillHeader()
    this.#card.append(this.#header, this.#status)
    root.append(this.#card)
    document.documentElement.append(this.host)
    this.#card.showPopover()

    const settle = () => this.settle()
    for (const type of ['resize', 'scroll']) addEventListener(type, settle, { signal, capture: true })
    signal.addEventListener('abort', () => this.host.remove())
  }

  /** Whether it is still where it was put: the browser closes the card when the host is taken away or moved. */
  get isOpen(): boolean {
    return this.#card.matches(':popover-open')
  }

  /** Gives the card the focus. */
  focus() {
    this.#header.focus({ preventScroll: true })
  }

  /** Shows the view. What did not change stays as it is, so that focus and selection do. */
  show(view: View, doing: Doing) {
    this.host.dataset.page = view.page
    this.host.dataset.step = view.step
    this.host.dataset.state = view.state
    this.#card.classList.toggle('aside', doing.pointing)
    // While fields are being created nothing is the admin's to press but Stop.
    this.#markers.draw(view.run ? [] : view.items)
    const { items, ...rest } = view
    const shown = JSON.stringify([rest, doing, items.map(({ element, ...item }) => [item, element !== null])])
    if (shown !== this.#shown) {
      this.#shown = shown
      this.#render(view, doing)
    }
    this.settle()
  }

  /** Moves the card away from the controls it points at, if it covers one. */
  settle() {
    // Not from under a pointer that is just pressing something in it.
    if (this.#card.querySelector('.body:active,footer:active')) return
    const { width, height } = this.#card.getBoundingClientRect()
    const viewport = { width: document.documentElement.clientWidth, height: innerHeight }
    const markers = this.#markers
    const { left, top } = placeCard(
      { width, height },
      viewport,
      markers.rects(),
      markers.names(),
      this.#place,
    )
    this.#moveTo(left, top)
  }

  #moveTo(left: number, top: number) {
    this.#card.style.left = `${Math.round(left)}px`
    this.#card.style.top = `${Math.round(top)}px`
  }

  #fillHeader() {
    const small = button('', { 'aria-label': t('card_minimise'), 'aria-expanded': 'true' }, () => {
      const isSmall = this.#card.classList.toggle('small')
      small.setAttribute('aria-expanded', String(!isSmall))
      small.setAttribute('aria-label', t(isSmall ? 'card_restore' : 'card_minimise'))
      this.settle()
    })
    this.#header.append(this.#title, small)
    draggable(
      this.#header,
      () => this.#card.getBoundingClientRect(),
      (left, top) => {
        this.#place = { left, top }
        this.settle()
      },
    )
  }

  #render(view: View, doing: Doing) {
    this.#title.replaceChildren(
      t(`step_${view.step}_title`),
      el('small', {}, t('card_step', stepIds.indexOf(view.step) + 1, stepIds.length)),
    )
    const root = this.#card.getRootNode() as ShadowRoot
    const focused = root.activeElement
    patchChildren(this.#card, [this.#header, this.#status, ...cardContents(view, doing, this.#actions)])
    // Where what had the focus is gone its card has it: from the page's beginning it is a long way back.
    if (focused && !focused.isConnected) this.focus()
    // While fields are being created the pages are not the admin's: only what became of them is said.
    const news = view.run
      ? ''
      : [this.#title.innerText, view.instruction, ...view.problems.map(({ text }) => text)].join('\n')
    // A region that comes up with its text is not read out by every screen reader.
    setTimeout(() => {
      if (this.#status.textContent !== news) this.#status.textContent = news
    }, 200)
  }
}
