/** Builds elements. Text only ever goes in as text. */

type Child = Node | string | null | false

/** An element with attributes and children; a child that is null or false is left out. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.filter((child) => child !== null && child !== false))
  return element
}

/** A button for trusted events only: a page must not be able to press it. It is told which element was pressed. */
export const button = (
  label: string,
  attributes: Readonly<Record<string, string>>,
  onPress: (pressed: HTMLElement) => void,
): HTMLButtonElement => {
  const element = el('button', { type: 'button', ...attributes }, label)
  // As a property: drawn anew, the element that stays gets what the new one does.
  element.onclick = ({ isTrusted, currentTarget }) => {
    if (isTrusted) onPress(currentTarget as HTMLElement)
  }
  return element
}
