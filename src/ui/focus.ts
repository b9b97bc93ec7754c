/** Scroll and focus helpers for buttons that lead to another part of the popup. */

const focusOn = (selector: string): void => {
  const field = document.querySelector<HTMLElement>(selector)
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}

/** As a `ref`: scrolls a new heading to the top and focuses it once. */
export const comeUp = (heading: HTMLElement | null): void => {
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

/** Focuses the input of a value; does nothing if the form is not shown. */
export const focusField = (name: string): void => focusOn(`#value-${name}`)

/** Focuses the heading of the check's results. */
export const focusCheck = (): void => focusOn('#check-title')

/** Focuses the credentials' heading: the next thing to read is below it. */
export const focusForm = (): void => focusOn('#values-title')
