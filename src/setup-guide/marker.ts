/** Builders for a step's markers. */

import type { ControlId } from '../salesforce/control-ids.ts'
import type { FieldAction, Marker } from '../salesforce/dom/action.ts'
import {
  derivedFrom,
  type EntryKind,
  entryKinds,
  type PrescribedControl,
  type ValueControl,
} from './entry-kinds.ts'

const createMarkerBuilder =
  (action: FieldAction) =>
  (number: number, control: ControlId): Marker => ({ number, control, action })

export const click = createMarkerBuilder({ kind: 'press' })
export const highlight = createMarkerBuilder({ kind: 'look' })
export const promptFor = createMarkerBuilder({ kind: 'ask' })
export const tick = createMarkerBuilder({ kind: 'tick' })
export const untick = createMarkerBuilder({ kind: 'untick' })
export const selectRadio = createMarkerBuilder({ kind: 'pick' })

/** Builds a marker that enters a value; a text the admin may choose only into an empty input. */
export const enterText = (number: number, control: ValueControl, value: string): Marker => {
  const unlike = derivedFrom[control]
  const entry: EntryKind = entryKinds[control]
  const free = entry === 'prescribed' ? {} : { free: entry }
  return { number, control, action: { kind: 'type', value }, ...free, ...(unlike ? { unlike } : {}) }
}

/** Builds a marker that keeps the lines of a text area and adds this value as a line of its own. */
export const appendLine = (number: number, control: PrescribedControl, value: string): Marker => ({
  number,
  control,
  action: { kind: 'add-line', value },
})

/** Builds a marker that selects the option with this text. */
export const selectOption = (number: number, control: PrescribedControl, value: string): Marker => ({
  number,
  control,
  action: { kind: 'choose', value },
})

/** Numbers the markers in their order. */
export const renumber = (markers: readonly Marker[]): readonly Marker[] =>
  markers.map((marker, index) => ({ ...marker, number: index + 1 }))

/** Marks a control that some orgs lack, so that its absence is not reported. */
export const optional = (marker: Marker): Marker => ({ ...marker, optional: true })

/** Marks controls that appear once the action at `control` is done. */
export const enabledAfter = (control: ControlId, ...markers: readonly Marker[]): readonly Marker[] =>
  markers.map((marker) => ({ ...marker, after: control }))
