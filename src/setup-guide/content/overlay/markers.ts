/**
 * The numbered markers: popovers anchored to their controls, so the browser moves them in the top
 * layer without a script. @see https://developer.chrome.com/docs/css-ui/anchor-positioning-api
 */

import { type Item, nextItem } from '../view-model.ts'
import { el } from './create-element.ts'
import { sideOf, textBoxes } from './marker-placement.ts'

interface Drawn {
  readonly element: HTMLElement
  readonly anchor: HTMLElement
}

/** Returns the visible part of a control: a link around an image is only as high as a text line. */
const bodyOf = (control: HTMLElement): HTMLElement =>
  (!control.textContent?.trim() && control.querySelector('img')) || control

export class Markers {
  readonly #root: HTMLElement
  #drawn: Drawn[] = []

  constructor(root: HTMLElement) {
    this.#root = root
  }

  /**
   * Creates a marker for every visible control and highlights the first open one. Markers choose
   * their sides before `show` adds them: adding each at once would cost one layout per marker.
   */
  draw(items: readonly Item[]) {
    const shown = items.filter((item) => item.element && !item.hidden)
    const next = nextItem(shown)
    const kept: Drawn[] = []
    for (const item of shown) {
      const anchor = bodyOf(item.element as HTMLElement)
      const number = String(item.marker.number)
      const old = this.#drawn.find((one) => one.anchor === anchor && one.element.dataset.marker === number)
      const drawn = old ?? { anchor, element: this.#create(number, anchor) }
      drawn.element.classList.toggle('done', item.done === true)
      drawn.element.classList.toggle(
        'later',
        item.done !== true && item !== next && item.marker.deed.do !== 'look',
      )
      kept.push(drawn)
    }
    for (const { element } of this.#drawn.filter((one) => !kept.includes(one))) element.remove()
    this.#drawn = kept
  }

  /** Shows the new markers above the content shown so far. */
  show() {
    for (const { element, anchor } of this.#drawn) {
      if (element.isConnected) continue
      this.#root.append(element)
      element.showPopover({ source: anchor } as unknown as undefined)
    }
  }

  /** Returns the marked controls' bounding boxes, in viewport coordinates. */
  rects(): readonly DOMRect[] {
    return this.#drawn.map(({ anchor }) => anchor.getBoundingClientRect())
  }

  /** Returns the boxes of the labels in the cells next to the controls. */
  names(): readonly DOMRect[] {
    return this.#drawn.flatMap(({ anchor }) => {
      const cell = anchor.closest('td')
      const name = cell?.previousElementSibling ?? cell?.nextElementSibling
      return name ? textBoxes(name) : []
    })
  }

  #create(number: string, anchor: HTMLElement): HTMLElement {
    const badge = el('span', { class: 'badge' }, number)
    return el(
      'div',
      { class: `marker ${sideOf(anchor)}`, popover: 'manual', 'data-marker': number, 'aria-hidden': 'true' },
      badge,
    )
  }
}
