/** Lets the admin pick a control that the guide could not locate. */

import { getPageLanguage, type Locator, queryLocator } from '../../salesforce/dom/locator.ts'
import { normalizeText } from '../../salesforce/dom/normalize.ts'
import { visibleText } from '../../salesforce/dom/visible-text.ts'
import type { PickedControl } from '../org-state.ts'

/** Checks for an ID or name that Salesforce generates anew for each page. */
const isGeneratedName = (name: string) => name === '' || /j_id|\d/.test(name)

type PickedLocator = Pick<PickedControl, 'css' | 'label'>

/** Finds the cell that labels the element's row; null if there is none. */
export const findLabelCell = (element: Element): Element | null => {
  let cell = element.closest('td, th')?.previousElementSibling
  while (cell && !cell.matches('[class*="label" i], th[scope="row"]')) cell = cell.previousElementSibling
  return cell ?? null
}

/**
 * Returns locators for the element, best first: by a stable ID or name together with the row's
 * label, as a changed label means another control, else by the label alone.
 */
const toLocators = (element: HTMLElement, targetSelector: string): readonly PickedLocator[] => {
  const name = element.getAttribute('name') ?? ''
  const byId = `[id="${CSS.escape(element.id)}"]`
  const cell = findLabelCell(element)
  const label = (cell && normalizeText(visibleText(cell))) || null
  const withAndWithoutLabel = (css: string): readonly PickedLocator[] => [
    { css, label },
    ...(label ? [{ css, label: null }] : []),
  ]
  if (!isGeneratedName(element.id)) return withAndWithoutLabel(byId)
  if (!isGeneratedName(name)) return withAndWithoutLabel(`${element.localName}[name="${CSS.escape(name)}"]`)
  if (label) return [{ css: targetSelector, label }]
  return element.id ? [{ css: byId, label: null }] : []
}

/** Finds the element the admin meant: the clicked element, or the only match in the clicked row. */
const findPickedElement = (target: Element, targetSelector: string): HTMLElement | null => {
  const direct = target.closest<HTMLElement>(targetSelector)
  if (direct) return direct
  const near = target.closest('label, td, th')
  const inside = near ? [...near.querySelectorAll<HTMLElement>(targetSelector)] : []
  return inside.length === 1 ? (inside[0] ?? null) : null
}

/**
 * Waits for a click or Enter on an element that matches `targetSelector`, and hides it from the
 * page. Resolves to its locator, to null for an element that does not match or one that `canBe`
 * rejects, or to undefined after Escape or an abort.
 */
export const startControlPicker = (
  targetSelector: string,
  signal: AbortSignal,
  canBe: (element: HTMLElement) => boolean = () => true,
): Promise<Pick<PickedControl, 'css' | 'label' | 'language'> | null | undefined> =>
  new Promise((resolve) => {
    const done = new AbortController()
    const finish = (result?: Pick<PickedControl, 'css' | 'label' | 'language'> | null) => {
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
      if (!event.isTrusted || !(event.target instanceof Element) || isOverlayHost(event.target)) return
      swallow(event)
      const element = findPickedElement(event.target, targetSelector)
      const language = getPageLanguage(document)
      // A label that occurs in two rows would not locate this control again.
      const found =
        element &&
        canBe(element) &&
        toLocators(element, targetSelector).find(
          (picked) => queryLocator(toLocator(picked), document)[0] === element,
        )
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
        (event) => event.target instanceof Element && !isOverlayHost(event.target) && swallow(event),
        options,
      )
    }
    addEventListener('click', choose, options)
  })

const toLocator = ({ css, label }: PickedLocator): Locator =>
  label === null ? { css } : { css, label: [label] }

const isOverlayHost = (element: Element) => element.localName === 'spaceiq-guide'
