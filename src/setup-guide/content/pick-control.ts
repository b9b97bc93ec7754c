/** Lets the admin show where a control is that the guide could not find. */

import { type Lookup, languageOf, lookUp } from '../../salesforce/dom/locator.ts'
import { normalise } from '../../salesforce/dom/normalise.ts'
import { words } from '../../salesforce/dom/visible-text.ts'
import type { PointedControl } from '../org-state.ts'

/** An id or name that Salesforce counts up anew on every page tells nothing tomorrow. */
const isVolatile = (name: string) => name === '' || /j_id|\d/.test(name)

type How = Pick<PointedControl, 'css' | 'label'>

/** The cell that names what stands in the element's row. */
export const labelCellOf = (element: Element): Element | null => {
  let cell = element.closest('td, th')?.previousElementSibling
  while (cell && !cell.matches('[class*="label" i], th[scope="row"]')) cell = cell.previousElementSibling
  return cell ?? null
}

/**
 * How to find the element again: by id or name where they are lasting, beside the label that its row has now, since what
 * bears another name tomorrow is something else; else by that label.
 */
const lookupsOf = (element: HTMLElement, kind: string): readonly How[] => {
  const name = element.getAttribute('name') ?? ''
  const byId = `[id="${CSS.escape(element.id)}"]`
  const cell = labelCellOf(element)
  const label = (cell && normalise(words(cell))) || null
  const ways = (css: string): readonly How[] => [{ css, label }, ...(label ? [{ css, label: null }] : [])]
  if (!isVolatile(element.id)) return ways(byId)
  if (!isVolatile(name)) return ways(`${element.localName}[name="${CSS.escape(name)}"]`)
  if (label) return [{ css: kind, label }]
  return element.id ? [{ css: byId, label: null }] : []
}

/** The element of this kind that the admin meant: the one clicked, or the only one in the row clicked. */
const meant = (target: Element, kind: string): HTMLElement | null => {
  const direct = target.closest<HTMLElement>(kind)
  if (direct) return direct
  const near = target.closest('label, td, th')
  const inside = near ? [...near.querySelectorAll<HTMLElement>(kind)] : []
  return inside.length === 1 ? (inside[0] ?? null) : null
}

/**
 * Waits for the admin to click a control of this kind (a selector), or to press Enter on it, without either reaching the
 * page. Resolves with how to find it again, null where it was something of another kind or `canBe` says that it is another
 * one, or undefined after Escape or an abort.
 */
export const pointAt = (
  kind: string,
  signal: AbortSignal,
  canBe: (element: HTMLElement) => boolean = () => true,
): Promise<Pick<PointedControl, 'css' | 'label' | 'language'> | null | undefined> =>
  new Promise((resolve) => {
    const done = new AbortController()
    const finish = (result?: Pick<PointedControl, 'css' | 'label' | 'language'> | null) => {
      done.abort()
      resolve(result)
    }
    const options = { capture: true, signal: done.signal }
    const swallow = (event: Event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    signal.addEventListener('abort', () => finish(), { signal: done.signal })
    const choose = (event: Event) => {
      if (!event.isTrusted || !(event.target instanceof Element) || isOurs(event.target)) return
      swallow(event)
      const element = meant(event.target, kind)
      const language = languageOf(document)
      // A label that two rows carry would not lead back to this control.
      const found =
        element &&
        canBe(element) &&
        lookupsOf(element, kind).find((how) => lookUp(asLookup(how), document)[0] === element)
      finish(found ? { ...found, language } : null)
    }
    addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') finish()
        if (event.key === 'Enter') choose(event)
      },
      options,
    )
    for (const type of ['pointerdown', 'mousedown', 'mouseup']) {
      addEventListener(
        type,
        (event) => event.target instanceof Element && !isOurs(event.target) && swallow(event),
        options,
      )
    }
    addEventListener('click', choose, options)
  })

const asLookup = ({ css, label }: How): Lookup => (label === null ? { css } : { css, label: [label] })

const isOurs = (element: Element) => element.localName === 'spaceiq-guide'
