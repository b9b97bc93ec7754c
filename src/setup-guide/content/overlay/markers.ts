/**
 * The numbered markers: popovers anchored to their controls, so the browser moves them in the top
 * layer without a script. @see https://developer.chrome.com/docs/css-ui/anchor-positioning-api
 */

import { findNextMarker, type ResolvedMarker } from '../view-model.ts'
import { el } from './create-element.ts'
import { choosePlacement, getTextRects } from './marker-placement.ts'

interface DrawnMarker {
  readonly element: HTMLElement
  readonly anchor: HTMLElement
}

/** Returns the visible part of a control: a link around an image is only as high as a text line. */
const findVisiblePart = (control: HTMLElement): HTMLElement =>
  (!control.textContent?.trim() && control.querySelector('img')) || control

export class Markers {
  readonly #root: HTMLElement
  #drawn: DrawnMarker[] = []

  constructor(root: HTMLElement) {
    this.#root = root
  }

  /**
   * Creates a marker for every visible control and highlights the first open one. Markers choose
   * their sides before `show` adds them: adding each at once would cost one layout per marker.
   */
  draw(items: readonly ResolvedMarker[]) {
    const shown = items.filter((item) => item.element && !item.hidden)
    const next = findNextMarker(shown)
    const drawnNow: DrawnMarker[] = []
    for (const item of shown) {
      const anchor = findVisiblePart(item.element as HTMLElement)
      const number = String(item.marker.number)
      const old = this.#drawn.find((one) => one.anchor === anchor && one.element.dataset.marker === number)
      const drawn = old ?? { anchor, element: this.#create(number, anchor) }
      drawn.element.classList.toggle('done', item.done === true)
      drawn.element.classList.toggle(
        'later',
        item.done !== true && item !== next && item.marker.action.kind !== 'look',
      )
      drawnNow.push(drawn)
    }
    for (const { element } of this.#drawn.filter((one) => !drawnNow.includes(one))) element.remove()
    this.#drawn = drawnNow
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
  controlRects(): readonly DOMRect[] {
    return this.#drawn.map(({ anchor }) => anchor.getBoundingClientRect())
  }

  /** Returns the boxes of the labels in the cells next to the controls. */
  labelRects(): readonly DOMRect[] {
    return this.#drawn.flatMap(({ anchor }) => {
      const cell = anchor.closest('td')
      const name = cell?.previousElementSibling ?? cell?.nextElementSibling
      return name ? getTextRects(name) : []
    })
  }

  #create(number: string, anchor: HTMLElement): HTMLElement {
    const badge = el('span', { class: 'badge' }, number)
    return el(
      'div',
      {
        class: `marker ${choosePlacement(anchor)}`,
        popover: 'manual',
        'data-marker': number,
        'aria-hidden': 'true',
      },
      badge,
    )
  }
}
