/** Whether a marker's deed is done already, as the control shows it. */

import type { Deed, Marker } from '../guide/step.ts'
import { normalise } from './normalise.ts'
import { hasScope } from './read/scopes.ts'

type Choice = Extract<Deed, { readonly do: 'choose' | 'select-scope' | 'hold-scope' }>

/** The option of a list that a deed means, by its text or by the scope's code in it. */
export const optionFor = ({ options }: HTMLSelectElement, deed: Choice): HTMLOptionElement | undefined =>
  [...options].find(({ text }) =>
    deed.do === 'choose' ? normalise(text) === normalise(deed.value) : hasScope(text, deed.value),
  )

/** Whether the deed is the guide's to do; the others are the admin's. */
export const isFillable = (deed: Deed) => !['press', 'look', 'ask', 'hold-scope'].includes(deed.do)

/** Whether a text is there that the page was served with, or a person typed: the browser tells that from a program's writing. */
const isEntered = (input: HTMLInputElement): boolean =>
  !!input.value.trim() && (input.value === input.defaultValue || input.matches(':user-valid'))

/**
 * True when nothing is left to do at the control; null where the page cannot show it, as with a button. Where the text is
 * the admin's to choose, any will do that is theirs.
 */
export const isDone = (deed: Deed, element: HTMLElement, free = false): boolean | null => {
  switch (deed.do) {
    case 'type':
      return (
        (element as HTMLInputElement).value === deed.value || (free && isEntered(element as HTMLInputElement))
      )
    case 'add-line':
      return (element as HTMLTextAreaElement).value.split('\n').includes(deed.value)
    case 'choose':
      return optionFor(element as HTMLSelectElement, deed)?.selected === true
    case 'tick':
    case 'pick':
      return (element as HTMLInputElement).checked
    case 'untick':
      return !(element as HTMLInputElement).checked
    case 'hold-scope':
      return optionFor(element as HTMLSelectElement, deed) !== undefined
    case 'ask':
      return isEntered(element as HTMLInputElement)
    default:
      // A section of Setup's sidebar that is open already: pressed again, it would close.
      return element.matches(':has(>.childContainer:not([style*=none]))>a') || null
  }
}

/** Whether a text that is the admin's to choose stands there already. */
export const isChosen = ({ free }: Marker, element: HTMLElement): boolean =>
  free === true && (element as HTMLInputElement).value.trim() !== ''
