/** Ways to the parts of the popup, for buttons that lead there. */

const focusOn = (selector: string): void => {
  const field = document.querySelector<HTMLElement>(selector)
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}

/** As a `ref`: what begins here comes up at the top, and takes the focus once. */
export const comeUp = (heading: HTMLElement | null): void => {
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

/** To the input of this value; does nothing where the form is not shown. */
export const focusField = (name: string): void => focusOn(`#value-${name}`)

/** The heading above what a check found. */
export const focusCheck = (): void => focusOn('#check-title')

/** The heading when every value is there: the next thing to read is below it. */
export const focusForm = (): void => focusOn('#values-title')
