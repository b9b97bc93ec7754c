/** Builders for a step's markers. */

import type { ControlId } from '../salesforce/control-ids.ts'
import type { Deed, Marker } from '../salesforce/dom/action.ts'
import { derivedFrom, type Entry, type EntryControl, entries, type ListControl } from './entry-kinds.ts'

const mark =
  (deed: Deed) =>
  (number: number, control: ControlId): Marker => ({ number, control, deed })

export const press = mark({ do: 'press' })
export const look = mark({ do: 'look' })
export const ask = mark({ do: 'ask' })
export const tick = mark({ do: 'tick' })
export const untick = mark({ do: 'untick' })
export const pick = mark({ do: 'pick' })

/** Builds a marker that enters a value; a text the admin may choose only into an empty input. */
export const type = (number: number, control: EntryControl, value: string): Marker => {
  const unlike = derivedFrom[control]
  const entry: Entry = entries[control]
  const free = entry === 'prescribed' ? {} : { free: entry }
  return { number, control, deed: { do: 'type', value }, ...free, ...(unlike ? { unlike } : {}) }
}

/** Builds a marker that keeps the lines of a text area and adds this value as a line of its own. */
export const addLine = (number: number, control: ListControl, value: string): Marker => ({
  number,
  control,
  deed: { do: 'add-line', value },
})

/** Builds a marker that selects the option with this text. */
export const choose = (number: number, control: ListControl, value: string): Marker => ({
  number,
  control,
  deed: { do: 'choose', value },
})

/** Numbers the markers in their order. */
export const numbered = (markers: readonly Marker[]): readonly Marker[] =>
  markers.map((marker, index) => ({ ...marker, number: index + 1 }))

/** Marks a control that some orgs lack, so that its absence is not reported. */
export const optional = (marker: Marker): Marker => ({ ...marker, optional: true })

/** Marks controls that appear once the action at `control` is done. */
export const after = (control: ControlId, ...markers: readonly Marker[]): readonly Marker[] =>
  markers.map((marker) => ({ ...marker, after: control }))
