/** Describes an object's page layouts for the requesting user. */

import { getFieldApiName, listFields } from '../state.ts'
import { computeFieldAccess } from './entities/holder.ts'
import { listLayoutItems } from './entities/layout.ts'
import type { Caller } from './entity.ts'
import { type ApiResponse, createNotFoundError } from './fault.ts'

/**
 * Describes the layout assigned to the user's profile, not all layouts. Leaves out fields the user
 * may not see, which is uncertain.
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
