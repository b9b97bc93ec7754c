/** Limits of an object, such as its custom fields. Uncertain: the names of the types. */

import { listFields } from '../../state.ts'
import type { Entity } from '../entity.ts'

export const entityLimit: Entity = {
  name: 'EntityLimit',
  columns: ['DurableId', 'EntityDefinitionId', 'Type', 'Label', 'Max', 'Remaining'],
  rows: ({ state }) => {
    const { maxCaseFields: most } = state.variant
    return [
      {
        DurableId: 'Case.CustomFields',
        EntityDefinitionId: 'Case',
        Type: 'CustomFields',
        Label: 'Custom Fields',
        Max: most,
        Remaining: Math.max(0, most - listFields(state, 'Case').length),
      },
    ]
  },
}
