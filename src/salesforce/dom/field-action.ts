/** Reads from a control whether a marker's action is already applied. */

import { hasScope } from '../extract/scopes.ts'
import type { FieldAction, Marker } from './action.ts'
import { normalizeText } from './normalize.ts'

/** Finds the option with this text. */
export const findOption = ({ options }: HTMLSelectElement, value: string): HTMLOptionElement | undefined =>
  [...options].find(({ text }) => normalizeText(text) === normalizeText(value))

/** Finds the options of these scopes, in their order; undefined for a scope without an option. */
export const findScopeOptions = (
  { options }: HTMLSelectElement,
  scopes: string,
): readonly (HTMLOptionElement | undefined)[] =>
  scopes.split(', ').map((code) => [...options].find(({ text }) => hasScope(text, code)))

/** Returns whether the guide may apply the action; the others are left to the admin. */
export const canApply = (action: FieldAction) => !/^(press|look|ask|hold)/.test(action.kind)

/** Last value a person entered, by input. */
const userInput = new WeakMap<EventTarget, string>()

/** Remembers a person's input; events dispatched by scripts are not trusted. */
export const recordUserInput = ({ isTrusted, target }: Event) => {
  if (isTrusted) userInput.set(target as EventTarget, (target as HTMLInputElement).value)
}

/** Checks whether the text was served with the page or entered by a person. */
const isServedOrTyped = (input: HTMLInputElement): boolean =>
  !!input.value.trim() && [input.defaultValue, userInput.get(input)].includes(input.value)

/**
 * Returns whether the action is applied; null if the control cannot show it, as a button cannot.
 * With `free`, any text of the admin's own counts.
 */
export const isApplied = (
  action: FieldAction,
  element: HTMLElement,
  free?: Marker['free'],
): boolean | null => {
  const input = element as HTMLInputElement
  switch (action.kind) {
    case 'type':
      return (
        input.value === action.value ||
        (free === 'login' ? isServedOrTyped(input) : !!(free && input.value.trim()))
      )
    case 'add-line':
      return (element as HTMLTextAreaElement).value.split('\n').includes(action.value)
    case 'choose':
      return findOption(element as HTMLSelectElement, action.value)?.selected === true
    case 'tick':
    case 'pick':
      return input.checked
    case 'untick':
      return !input.checked
    case 'hold-scope':
      return findScopeOptions(element as HTMLSelectElement, action.value).every(Boolean)
    case 'ask':
      return isServedOrTyped(input)
    default:
      // An open section of Setup's sidebar: another click would close it.
      return element.matches(':has(>.childContainer:not([style*=none]))>a') || null
  }
}
