/** The overlay: a host element with a closed shadow root that holds the card and the markers. */

import { translate, translateText } from '../../../platform/content/i18n.ts'
import { isInView } from '../../../salesforce/dom/visible-text.ts'
import type { ActionStatus } from '../guide-context.ts'
import type { ResolvedMarker, View } from '../view-model.ts'
import { renderCardContents } from './card.ts'
import { computeCardPosition, coveredArea } from './card-position.ts'
import { createButton, el, type OnPress, overlayRoot, setOverlayRoot } from './create-element.ts'
import { makeDraggable } from './drag.ts'
import { Markers } from './markers.ts'
import { reconcileChildren } from './reconcile.ts'
import style from './style.css?inline'

/** Below this width of the window the card docks at the bottom, folded. */
const NARROW_PX = 480

export class Overlay {
  // From an inert document: a page that defines this custom element would get the shadow root.
  readonly host = el('template').content.ownerDocument.createElement('spaceiq-guide')
  readonly #onPress: OnPress
  readonly #markers: Markers
  readonly #card = el('section', { class: 'card', popover: 'manual', 'aria-label': translate('card_label') })
  readonly #title = el('h2')
  readonly #header = el('header', { tabindex: '0', role: 'group', 'aria-label': translate('card_move') })
  readonly #status = el('div', { class: 'sr', role: 'status' })
  readonly #sizeButton = createButton('', {}, () => this.#setSize(!this.#card.matches('.small,.fold')))
  #items: readonly ResolvedMarker[] = []
  #renderedState = ''
  #position: { left: number; top: number } | null = null
  /** The admin has moved the card, which stays there; or has minimized or opened it. */
  #isMoved = false
  #isSized = false

  /** Creates the overlay, which is attached on first `show` and removed on abort. */
  constructor(onPress: OnPress, signal: AbortSignal) {
    this.#onPress = onPress
    const shadow = this.host.attachShadow({ mode: 'closed' })
    setOverlayRoot(shadow)
    const root = el('div', { class: 'root', dir: translate('@@bidi_dir'), lang: translate('ui_language') })
    shadow.append(el('style', {}, style), root)
    this.#markers = new Markers(root)
    this.#header.append(this.#title, this.#sizeButton)
    makeDraggable(this.#header, this.#card, (left, top) => {
      this.#isMoved = true
      this.#position = { left, top }
      this.#place()
    })
    this.#card.append(this.#header, this.#status)
    // Within the card alone: elsewhere Escape is Salesforce's.
    this.#card.onkeydown = ({ key, isTrusted }) => {
      if (key !== 'Escape' || !isTrusted || this.#card.matches('.aside')) return
      this.focus()
      this.#setSize(true)
    }
    this.#card.onpointerleave = () => this.#fit()
    root.append(this.#card)
    addEventListener('resize', () => this.#fit(), { signal, capture: true })
    addEventListener('scroll', () => this.#fit(false), { signal, capture: true })
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
    this.#items = view.markers
    const shown = JSON.stringify([view, status], (name, value) => (name === 'element' ? !!value : value))
    const isChanged = shown !== this.#renderedState
    if (isChanged) {
      this.#renderedState = shown
      this.#render(view, status)
    }
    if (!this.host.isConnected) {
      document.documentElement.append(this.host)
      this.#card.showPopover()
    }
    this.#markers.show()
    this.#fit(isChanged)
  }

  /** Moves the card if it covers a marked control; returns what it covers all the same. */
  #place(): number {
    // Before, as words in a row make the card higher; and once more, of where it is then.
    this.#tellWhere()
    const { left, top, area } = computeCardPosition(
      this.#card.getBoundingClientRect(),
      { width: document.documentElement.clientWidth, height: innerHeight },
      ...(this.#isMoved ? ([[], []] as const) : this.#markers.measure()),
      // A docked card returns to the bottom.
      innerWidth > NARROW_PX || this.#isMoved ? this.#position : null,
    )
    this.#position = { left, top }
    this.#card.style.left = `${Math.round(left)}px`
    this.#card.style.top = `${Math.round(top)}px`
    this.#tellWhere()
    return area
  }

  /**
   * Gives the card its height, if it has changed or covers something: what it needs, else as there
   * is room, else folded. On an update its buttons do not move under the pointer, unless out of the
   * window.
   */
  #fit(isChanged?: boolean) {
    const isHeld =
      isChanged !== undefined &&
      this.#card.querySelector('.body:hover,footer:hover') &&
      this.#card.getBoundingClientRect().bottom <= innerHeight
    if (isHeld) return this.#tellWhere()
    if (isChanged === false && !this.#place()) return
    const isNarrow = innerWidth <= NARROW_PX
    const mayFold = !this.#isSized && !this.#card.matches('.aside,:focus-within')
    if (mayFold) this.#card.classList.toggle('fold', isNarrow && !!this.#items[0])
    for (const height of isNarrow ? [innerHeight / 2] : [560, 280, 0]) {
      if (height) this.#card.style.maxHeight = `${Math.min(height, innerHeight - 24)}px`
      else if (mayFold) this.#card.classList.add('fold')
      if (!this.#place()) break
    }
    const isOpen = !this.#card.matches('.small,.fold')
    this.#sizeButton.ariaExpanded = String(isOpen)
    this.#sizeButton.ariaLabel = translate(isOpen ? 'card_minimise' : 'card_restore')
  }

  /** Says in a control's row that the card covers it, and of the next one where it is. */
  #tellWhere() {
    const card = this.#card.getBoundingClientRect()
    this.#card.querySelectorAll('ol>li').forEach((row, index) => {
      const element = this.#items[index]?.element
      const control = element?.getBoundingClientRect()
      const place =
        element &&
        control &&
        (coveredArea(card, [control])
          ? 'card_covered'
          : row.matches('.next') &&
            !isInView(element) &&
            (control.bottom <= 0 ? 'card_above' : control.top < innerHeight ? 'card_beside' : 'card_below'))
      row.classList.toggle('away', !!place)
      if (element) row.querySelector('.state')?.replaceChildren(place ? translate(place) : '')
    })
  }

  #setSize(isSmall: boolean) {
    this.#isSized = true
    this.#card.classList.remove('fold')
    this.#card.classList.toggle('small', isSmall)
    this.#fit()
  }

  #render(view: View, status: ActionStatus) {
    const title = translate(`step_${view.step}_title`)
    const count = view.count ? translateText(view.count) : ''
    this.#title.replaceChildren(title, el('small', {}, count))
    const focused = overlayRoot.activeElement
    reconcileChildren(this.#card, [
      this.#header,
      this.#status,
      ...renderCardContents(view, status, this.#onPress),
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
