/** The page layouts of an object as the user who asks meets them. */

import { getFieldApiName, listFields } from '../state.ts'
import { computeFieldAccess } from './entities/holder.ts'
import { listLayoutItems } from './entities/layout.ts'
import type { Caller } from './entity.ts'
import { type ApiResponse, createNotFoundError } from './fault.ts'

/**
 * The layouts a user meets: with one record type that is the one assigned to their profile, not all there are. A field
 * they may not see is left out of it. Uncertain: the second.
 */
export function describeLayouts(caller: Caller, name: string): ApiResponse {
  const { state, user } = caller
  const assigned = state.layouts.find((one) => one.name === 'Case Layout') ?? state.layouts[0]
  if (name !== 'Case' || !assigned) throw createNotFoundError()
  const hidden = listFields(state, 'Case')
    .filter((field) => !computeFieldAccess(state, user, field).read)
    .map(getFieldApiName)
  const items = listLayoutItems(state, assigned.id)
    .filter((field) => !hidden.includes(field))
    .map((value) => ({
      editableForNew: true,
      editableForUpdate: true,
      label: value,
      layoutComponents: [{ displayLines: 1, tabOrder: 1, type: 'Field', value }],
      placeholder: false,
      required: false,
    }))
  const layout = {
    id: assigned.id,
    detailLayoutSections: [
      {
        columns: 2,
        heading: 'Case Information',
        layoutRows: items.map((item) => ({ layoutItems: [item], numItems: 1 })),
      },
    ],
  }
  const recordTypeMappings = [
    { available: true, defaultRecordTypeMapping: true, layoutId: assigned.id, master: true, name: 'Master' },
  ]
  return {
    status: 200,
    value: { layouts: [layout], recordTypeMappings, recordTypeSelectorRequired: [false] },
  }
}
