/** Creates DOM elements. Text is only ever set as text, never as HTML. */

export type ElementChild = Node | string | null | undefined | false

/** Creates an element with attributes and children; skips empty children. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly ElementChild[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...(children.filter(Boolean) as (Node | string)[]))
  return element
}

/** The overlay's shadow root. */
export let overlayRoot!: ShadowRoot

/** Sets the overlay's shadow root: elements that a page moved out of it no longer react. */
export const setOverlayRoot = (root: ShadowRoot) => {
  overlayRoot = root
}

/**
 * Checks for a user's press on this very element: under the pointer, or focused for a key. A page
 * in Firefox can forward trusted clicks from its form or label. @see w3c/webextensions#235
 */
export const isUserPress = (event: MouseEvent): boolean => {
  const { clientX, clientY, pointerType } = event as PointerEvent
  const element = event.currentTarget as HTMLElement
  return (
    event.isTrusted &&
    overlayRoot.contains(element) &&
    (pointerType
      ? element.contains(overlayRoot.elementFromPoint(clientX, clientY))
      : overlayRoot.activeElement === element)
  )
}

/** Creates a button that reacts to user presses only; `onPress` receives the pressed element. */
export const createButton = (
  label: string,
  attributes: Readonly<Record<string, string>> | undefined,
  onPress: (pressed: HTMLElement) => void,
): HTMLButtonElement => {
  const element = el('button', { type: 'button', ...attributes }, label)
  // As a property: reconciliation copies it to the element that stays in the page.
  element.onclick = (event) => {
    if (isUserPress(event)) onPress(event.currentTarget as HTMLElement)
  }
  return element
}

/** Takes the press of a button: its name, the button, and what it is about. */
export type OnPress = (name: string, button: HTMLElement, value?: string) => void
