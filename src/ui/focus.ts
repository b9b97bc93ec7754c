/** Scroll and focus helpers for buttons that lead to another part of the popup. */

import { showTabOf } from './tabs.tsx'

const scrollToAndFocus = (selector: string): void => {
  const element = document.querySelector<HTMLElement>(selector)
  if (!element) return
  showTabOf(element)
  // A tab's panel is shown by the render that follows.
  queueMicrotask(() => {
    element.scrollIntoView({ block: 'center' })
    element.focus({ preventScroll: true })
  })
}

/** As a `ref`: focuses a new element once. An inline function would do so on each render. */
export const focusOnMount = (element: HTMLElement | null): void => element?.focus()

/** Focuses the input of a value; does nothing if the form is not shown. */
export const focusCredentialInput = (name: string): void => scrollToAndFocus(`#value-${name}`)

/** Focuses the choice of how SpaceIQ logs in. */
export const focusGrantChoice = (): void => scrollToAndFocus('input[name="grant"]')

/** Focuses the heading of the check's results. */
export const focusCheckHeading = (): void => scrollToAndFocus('#check-title')

/** Focuses the list of proposed changes: it is read first, then confirmed. */
export const focusRepairPreview = (): void => scrollToAndFocus('#repair-preview')

/** Focuses the button that continues the guide, or that asks for access first. */
export const focusNextStep = (): void =>
  scrollToAndFocus('main :is([data-action="allow-access"], .next button)')

/** Focuses the credentials' heading: the next thing to read is below it. */
export const focusCredentialsHeading = (): void => scrollToAndFocus('#values-title')
