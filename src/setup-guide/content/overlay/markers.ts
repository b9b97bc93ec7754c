/**
 * The numbered markers: popovers anchored to their controls, so the browser moves them in the top
 * layer without a script. @see https://developer.chrome.com/docs/css-ui/anchor-positioning-api
 */

import { findNextMarker, getMarkerState, type ResolvedMarker } from '../view-model.ts'
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
    const shown = items.filter(({ number }) => number)
    const next = findNextMarker(shown)
    const drawnNow: DrawnMarker[] = []
    for (const item of shown) {
      const anchor = findVisiblePart(item.element as HTMLElement)
      const number = String(item.number)
      const old = this.#drawn.find((one) => one.anchor === anchor && one.element.dataset.marker === number)
      const drawn = old ?? { anchor, element: this.#create(number, anchor) }
      drawn.element.className = `marker ${getMarkerState(item, item === next)}`
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

  /** Returns the boxes of the marked controls, and of labels and headings they are read by. */
  measure(): readonly [controls: readonly DOMRect[], labels: readonly DOMRect[]] {
    const labels = this.#drawn.flatMap(({ anchor }) => {
      const cell = anchor.closest('td')
      return [
        cell?.previousElementSibling ?? cell?.nextElementSibling,
        cell?.closest('table')?.querySelector(`tr>th:nth-child(${cell.cellIndex + 1})`),
      ].flatMap((label) => (label?.textContent?.trim() ? getTextRects(label) : []))
    })
    const titles = document.querySelectorAll('.bPageTitle :is(h1,h2)')
    return [
      this.#drawn.map(({ anchor }) => anchor.getBoundingClientRect()),
      [...labels, ...[...titles].flatMap(getTextRects)],
    ]
  }

  #create(number: string, anchor: HTMLElement): HTMLElement {
    const badge = el('span', { class: 'badge' }, number)
    const [x, y] = choosePlacement(anchor)
    // From 22 pixels before the box to 2 pixels behind it.
    const toOffset = (at: number) => `calc(${100 * at}% + ${24 * at - 22}px)`
    badge.style.left = toOffset(x)
    badge.style.top = toOffset(y)
    return el('div', { popover: 'manual', 'data-marker': number, 'aria-hidden': 'true' }, badge)
  }
}
