/** The overlay: a host element with a closed shadow root that holds the card and the markers. */

import { translate } from '../../../platform/content/i18n.ts'
import { getStepNumber, stepIds } from '../../ids.ts'
import type { ActionStatus } from '../guide-context.ts'
import type { View } from '../view-model.ts'
import { type CardActions, renderCardContents } from './card.ts'
import { computeCardPosition } from './card-position.ts'
import { createButton, el, setOverlayRoot } from './create-element.ts'
import { makeDraggable } from './drag.ts'
import { Markers } from './markers.ts'
import { reconcileChildren } from './reconcile.ts'
import style from './style.css?inline'

export class Overlay {
  // From an inert document: a page that defines this custom element would get the shadow root.
  readonly host = el('template').content.ownerDocument.createElement('spaceiq-guide')
  readonly #actions: CardActions
  readonly #markers: Markers
  readonly #card = el('section', { class: 'card', popover: 'manual', 'aria-label': translate('card_label') })
  readonly #title = el('h2')
  readonly #header = el('header', { tabindex: '0', role: 'group', 'aria-label': translate('card_move') })
  readonly #status = el('div', { class: 'sr', role: 'status' })
  #renderedState = ''
  #chosenPosition: { left: number; top: number } | null = null

  /** Creates the overlay, which is attached on first `show` and removed on abort. */
  constructor(actions: CardActions, signal: AbortSignal) {
    this.#actions = actions
    const shadow = this.host.attachShadow({ mode: 'closed' })
    setOverlayRoot(shadow)
    const root = el('div', { class: 'root', dir: translate('@@bidi_dir'), lang: translate('ui_language') })
    shadow.append(el('style', {}, style), root)
    this.#markers = new Markers(root)
    this.#fillHeader()
    this.#card.append(this.#header, this.#status)
    root.append(this.#card)

    const reposition = () => this.place()
    for (const type of ['resize', 'scroll']) addEventListener(type, reposition, { signal, capture: true })
    signal.addEventListener('abort', () => this.host.remove())
  }

  /** False once the page removed or moved the host, as the browser then closes the popover. */
  get isOpen(): boolean {
    return this.#card.matches(':popover-open')
  }

  /** Focuses the card. */
  focus() {
    this.#header.focus({ preventScroll: true })
  }

  /** Shows the view. Unchanged elements stay, and keep focus and selection. */
  show(view: View, status: ActionStatus) {
    const { page, step, state } = view
    Object.assign(this.host.dataset, { page, step, state })
    this.#card.classList.toggle('aside', status.picking)
    // During field creation only Stop is for the admin to press. Markers measure first, while the
    // layout is still clean.
    this.#markers.draw(view.creation ? [] : view.markers)
    const { markers: items, ...rest } = view
    const shown = JSON.stringify([
      rest,
      status,
      items.map(({ element, ...item }) => [item, element !== null]),
    ])
    if (shown !== this.#renderedState) {
      this.#renderedState = shown
      this.#render(view, status)
    }
    if (!this.host.isConnected) {
      document.documentElement.append(this.host)
      this.#card.showPopover()
    }
    this.#markers.show()
    this.place()
  }

  /** Moves the card if it covers a marked control. */
  place() {
    // Not while the pointer presses a button on the card.
    if (this.#card.querySelector('.body:active,footer:active')) return
    const { left, top } = computeCardPosition(
      this.#card.getBoundingClientRect(),
      { width: document.documentElement.clientWidth, height: innerHeight },
      this.#markers.controlRects(),
      this.#markers.labelRects(),
      this.#chosenPosition,
    )
    this.#card.style.left = `${Math.round(left)}px`
    this.#card.style.top = `${Math.round(top)}px`
  }

  #fillHeader() {
    const minimizeButton = createButton(
      '',
      { 'aria-label': translate('card_minimise'), 'aria-expanded': 'true' },
      () => {
        const isSmall = this.#card.classList.toggle('small')
        minimizeButton.setAttribute('aria-expanded', String(!isSmall))
        minimizeButton.setAttribute('aria-label', translate(isSmall ? 'card_restore' : 'card_minimise'))
        this.place()
      },
    )
    this.#header.append(this.#title, minimizeButton)
    makeDraggable(
      this.#header,
      () => this.#card.getBoundingClientRect(),
      (left, top) => {
        this.#chosenPosition = { left, top }
        this.place()
      },
    )
  }

  #render(view: View, status: ActionStatus) {
    const title = translate(`step_${view.step}_title`)
    const number = getStepNumber(view.step)
    const count = number ? translate('card_step', number, stepIds.length) : translate('step_optional')
    this.#title.replaceChildren(title, el('small', {}, count))
    const root = this.#card.getRootNode() as ShadowRoot
    const focused = root.activeElement
    reconcileChildren(this.#card, [
      this.#header,
      this.#status,
      ...renderCardContents(view, status, this.#actions),
    ])
    // If the focused element is gone, focus the card: tabbing back to it from the top is long.
    if (focused && !focused.isConnected) this.focus()
    // During field creation the pages change by themselves: announce only the outcome.
    const announcement = view.creation
      ? ''
      : [title, count, view.instruction, ...view.problems.map(({ text }) => text)].join('\n')
    // Some screen readers skip a live region that is inserted together with its text.
    setTimeout(() => {
      if (this.#status.textContent !== announcement) this.#status.textContent = announcement
    }, 200)
  }
}
