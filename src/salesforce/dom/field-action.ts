/** Reads from a control whether a marker's action is already applied. */

import { hasScope } from '../extract/scopes.ts'
import type { Deed, Marker } from './action.ts'
import { normalise } from './normalise.ts'

type Choice = Extract<Deed, { readonly do: 'choose' | 'select-scope' | 'hold-scope' }>

/** Finds the option an action selects, by its text or by the scope code in it. */
export const optionFor = ({ options }: HTMLSelectElement, deed: Choice): HTMLOptionElement | undefined =>
  [...options].find(({ text }) =>
    deed.do === 'choose' ? normalise(text) === normalise(deed.value) : hasScope(text, deed.value),
  )

/** Returns whether the guide may apply the action; the others are left to the admin. */
export const isFillable = (deed: Deed) => !/^(press|look|ask|hold)/.test(deed.do)

/** Last value a person entered, by input. */
const entered = new WeakMap<EventTarget, string>()

/** Remembers a person's input; events dispatched by scripts are not trusted. */
export const noteEntered = ({ isTrusted, target }: Event) => {
  if (isTrusted) entered.set(target as EventTarget, (target as HTMLInputElement).value)
}

/** Checks whether the text was served with the page or entered by a person. */
const isEntered = (input: HTMLInputElement): boolean =>
  !!input.value.trim() && [input.defaultValue, entered.get(input)].includes(input.value)

/**
 * Returns whether the action is applied; null if the control cannot show it, as a button cannot.
 * With `free`, any text of the admin's own counts.
 */
export const isDone = (deed: Deed, element: HTMLElement, free?: Marker['free']): boolean | null => {
  const input = element as HTMLInputElement
  switch (deed.do) {
    case 'type':
      return (
        input.value === deed.value || (free === 'login' ? isEntered(input) : !!(free && input.value.trim()))
      )
    case 'add-line':
      return (element as HTMLTextAreaElement).value.split('\n').includes(deed.value)
    case 'choose':
      return optionFor(element as HTMLSelectElement, deed)?.selected === true
    case 'tick':
    case 'pick':
      return input.checked
    case 'untick':
      return !input.checked
    case 'hold-scope':
      return optionFor(element as HTMLSelectElement, deed) !== undefined
    case 'ask':
      return isEntered(input)
    default:
      // An open section of Setup's sidebar: another click would close it.
      return element.matches(':has(>.childContainer:not([style*=none]))>a') || null
  }
}
