/** The overlay: one host element, a closed shadow root, the card and the markers in it. */

import { t } from '../../../platform/content/i18n.ts'
import { stepIds } from '../../ids.ts'
import type { Doing } from '../guide-context.ts'
import type { View } from '../view-model.ts'
import { type CardActions, cardContents } from './card.ts'
import { placeCard } from './card-position.ts'
import { button, el, pressedIn } from './create-element.ts'
import { draggable } from './drag.ts'
import { Markers } from './markers.ts'
import { patchChildren } from './reconcile.ts'
import style from './style.css?inline'

export class Overlay {
  // Made in a document without scripts: a page that has defined this element would be given the shadow root otherwise.
  readonly host = el('template').content.ownerDocument.createElement('spaceiq-guide')
  readonly #actions: CardActions
  readonly #markers: Markers
  readonly #card = el('section', { class: 'card', popover: 'manual', 'aria-label': t('card_label') })
  readonly #title = el('h2')
  readonly #header = el('header', { tabindex: '0', role: 'group', 'aria-label': t('card_move') })
  readonly #status = el('div', { class: 'sr', role: 'status' })
  #shown = ''
  #place: { left: number; top: number } | null = null

  /** Makes the overlay, which comes into the page with its first view; it goes when the signal aborts. */
  constructor(actions: CardActions, signal: AbortSignal) {
    this.#actions = actions
    const shadow = this.host.attachShadow({ mode: 'closed' })
    pressedIn(shadow)
    const root = el('div', { class: 'root', dir: t('@@bidi_dir'), lang: t('ui_language') })
    shadow.append(el('style', {}, style), root)
    this.#markers = new Markers(root)
    this.#fillHeader()
    this.#card.append(this.#header, this.#status)
    root.append(this.#card)

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
    const { page, step, state } = view
    Object.assign(this.host.dataset, { page, step, state })
    this.#card.classList.toggle('aside', doing.pointing)
    // While fields are being created nothing is the admin's to press but Stop. Before anything of ours is there or moves:
    // the page is laid out as it is, and measuring it costs nothing yet.
    this.#markers.draw(view.run ? [] : view.items)
    const { items, ...rest } = view
    const shown = JSON.stringify([rest, doing, items.map(({ element, ...item }) => [item, element !== null])])
    if (shown !== this.#shown) {
      this.#shown = shown
      this.#render(view, doing)
    }
    if (!this.host.isConnected) {
      document.documentElement.append(this.host)
      this.#card.showPopover()
    }
    this.#markers.show()
    this.settle()
  }

  /** Moves the card away from the controls it points at, if it covers one. */
  settle() {
    // Not from under a pointer that is just pressing something in it.
    if (this.#card.querySelector('.body:active,footer:active')) return
    const { left, top } = placeCard(
      this.#card.getBoundingClientRect(),
      { width: document.documentElement.clientWidth, height: innerHeight },
      this.#markers.rects(),
      this.#markers.names(),
      this.#place,
    )
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
    const title = t(`step_${view.step}_title`)
    const count = t('card_step', stepIds.indexOf(view.step) + 1, stepIds.length)
    this.#title.replaceChildren(title, el('small', {}, count))
    const root = this.#card.getRootNode() as ShadowRoot
    const focused = root.activeElement
    patchChildren(this.#card, [this.#header, this.#status, ...cardContents(view, doing, this.#actions)])
    // Where what had the focus is gone its card has it: from the page's beginning it is a long way back.
    if (focused && !focused.isConnected) this.focus()
    // While fields are being created the pages are not the admin's: only what became of them is said.
    const news = view.run
      ? ''
      : [title, count, view.instruction, ...view.problems.map(({ text }) => text)].join('\n')
    // A region that comes up with its text is not read out by every screen reader.
    setTimeout(() => {
      if (this.#status.textContent !== news) this.#status.textContent = news
    }, 200)
  }
}
