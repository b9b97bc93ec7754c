/** Focuses a new element once, as a `ref`. An inline function would do so on each render. */
export const focusOnMount = (element: HTMLElement | null): void => element?.focus()
