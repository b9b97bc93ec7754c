/**
 * The numbered markers. Each is a popover anchored to its control, so the browser keeps it there through scroll and
 * layout without a script per frame, above everything and without touching the page's element.
 */

import { type Item, nextItem } from '../view-model.ts'
import { el } from './create-element.ts'
import { sideOf, textBoxes } from './marker-placement.ts'

interface Drawn {
  readonly element: HTMLElement
  readonly anchor: HTMLElement
}

/** What can be seen of a control: a link around a picture is as high as a line of text, wherever the picture stands. */
const bodyOf = (control: HTMLElement): HTMLElement =>
  (!control.textContent?.trim() && control.querySelector('img')) || control

export class Markers {
  readonly #root: HTMLElement
  #drawn: Drawn[] = []

  constructor(root: HTMLElement) {
    this.#root = root
  }

  /**
   * Makes a marker for every control that can be seen; the first one still to be done stands out. New ones find their side
   * on the page as it is and come up with `show`: one that came up before the next is measured would cost a layout each.
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

  /** Lets the new ones come up, above what is shown already. */
  show() {
    for (const { element, anchor } of this.#drawn) {
      if (element.isConnected) continue
      this.#root.append(element)
      element.showPopover({ source: anchor } as unknown as undefined)
    }
  }

  /** Where the marked controls are now, in the viewport's coordinates. */
  rects(): readonly DOMRect[] {
    return this.#drawn.map(({ anchor }) => anchor.getBoundingClientRect())
  }

  /** Where the words are that name them, in the cells beside theirs. */
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
