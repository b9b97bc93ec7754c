/** The markers of the two lists of OAuth scopes. */

import type { Marker } from '../../salesforce/dom/action.ts'

/** Builds the three markers that move OAuth scopes from the available to the selected ones. */
export const scopeMarkers = (first: number, codes: readonly string[]): readonly Marker[] => {
  const value = codes.join(', ')
  return [
    { number: first, control: 'availableScopes', action: { kind: 'select-scope', value } },
    { number: first + 1, control: 'addScope', action: { kind: 'add-scope' } },
    { number: first + 2, control: 'selectedScopes', action: { kind: 'hold-scope', value } },
  ]
}
