/** Builds elements. Text only ever goes in as text. */

export type Child = Node | string | null | undefined | false

/** An element with attributes and children; a child that is nothing is left out. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...(children.filter(Boolean) as (Node | string)[]))
  return element
}

let ours!: ShadowRoot

/** Says which shadow root the card is in: what a page has taken out of it is no longer ours to be pressed. */
export const pressedIn = (root: ShadowRoot) => {
  ours = root
}

/**
 * Whether a person pressed what the event is handled at: with a pointer, then on it; with a key, then it had the focus. In
 * Firefox a page can get at it, and have it pressed by its own form or label, with an event that is trusted all the same.
 */
export const isPress = (event: MouseEvent): boolean => {
  const { clientX, clientY, pointerType } = event as PointerEvent
  const element = event.currentTarget as HTMLElement
  return (
    event.isTrusted &&
    ours.contains(element) &&
    (pointerType ? element.contains(ours.elementFromPoint(clientX, clientY)) : ours.activeElement === element)
  )
}

/** A button for a person's own presses: a page must not be able to press it. It is told which element was pressed. */
export const button = (
  label: string,
  attributes: Readonly<Record<string, string>>,
  onPress: (pressed: HTMLElement) => void,
): HTMLButtonElement => {
  const element = el('button', { type: 'button', ...attributes }, label)
  // As a property: drawn anew, the element that stays gets what the new one does.
  element.onclick = (event) => {
    if (isPress(event)) onPress(event.currentTarget as HTMLElement)
  }
  return element
}
