/** Reads from a control whether a marker's action is already applied. */

import { hasScope } from '../extract/scopes.ts'
import type { FieldAction, Marker } from './action.ts'
import { normalizeText } from './normalize.ts'

type SelectAction = Extract<FieldAction, { readonly kind: 'choose' | 'select-scope' | 'hold-scope' }>

/** Finds the option an action selects, by its text or by the scope code in it. */
export const findMatchingOption = (
  { options }: HTMLSelectElement,
  action: SelectAction,
): HTMLOptionElement | undefined =>
  [...options].find(({ text }) =>
    action.kind === 'choose'
      ? normalizeText(text) === normalizeText(action.value)
      : hasScope(text, action.value),
  )

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
      return findMatchingOption(element as HTMLSelectElement, action)?.selected === true
    case 'tick':
    case 'pick':
      return input.checked
    case 'untick':
      return !input.checked
    case 'hold-scope':
      return findMatchingOption(element as HTMLSelectElement, action) !== undefined
    case 'ask':
      return isServedOrTyped(input)
    default:
      // An open section of Setup's sidebar: another click would close it.
      return element.matches(':has(>.childContainer:not([style*=none]))>a') || null
  }
}
