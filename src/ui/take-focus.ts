/** As a `ref`: takes the focus once, when it comes up in the place of what was pressed. A function made while drawing would take it at every drawing. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus()
