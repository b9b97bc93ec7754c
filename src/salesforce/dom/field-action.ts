/** Whether a marker's deed is done already, as the control shows it. */

import { hasScope } from '../extract/scopes.ts'
import type { Deed, Marker } from './action.ts'
import { normalise } from './normalise.ts'

type Choice = Extract<Deed, { readonly do: 'choose' | 'select-scope' | 'hold-scope' }>

/** The option of a list that a deed means, by its text or by the scope's code in it. */
export const optionFor = ({ options }: HTMLSelectElement, deed: Choice): HTMLOptionElement | undefined =>
  [...options].find(({ text }) =>
    deed.do === 'choose' ? normalise(text) === normalise(deed.value) : hasScope(text, deed.value),
  )

/** Whether the deed is the guide's to do; the others are the admin's. */
export const isFillable = (deed: Deed) => !/^(press|look|ask|hold)/.test(deed.do)

/** What a person entered last, by field. */
const entered = new WeakMap<EventTarget, string>()

/** Notes what a person enters: the browser tells their input from a program's. */
export const noteEntered = ({ isTrusted, target }: Event) => {
  if (isTrusted) entered.set(target as EventTarget, (target as HTMLInputElement).value)
}

/** Whether a text is there that the page was served with, or that a person entered. */
const isEntered = (input: HTMLInputElement): boolean =>
  !!input.value.trim() && [input.defaultValue, entered.get(input)].includes(input.value)

/**
 * True when nothing is left to do at the control; null where the page cannot show it, as with a button. Where the text is
 * the admin's to choose, any will do that is theirs.
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
      // A section of Setup's sidebar that is open already: pressed again, it would close.
      return element.matches(':has(>.childContainer:not([style*=none]))>a') || null
  }
}
