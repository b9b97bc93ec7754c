/** Short ways to write a step's markers. */

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

/** The field of this control gets the value; one that is the admin's to choose only while it is empty. */
export const type = (number: number, control: EntryControl, value: string): Marker => {
  const unlike = derivedFrom[control]
  const entry: Entry = entries[control]
  const free = entry === 'prescribed' ? {} : { free: entry }
  return { number, control, deed: { do: 'type', value }, ...free, ...(unlike ? { unlike } : {}) }
}

/** In the list of lines of this control one is this. */
export const addLine = (number: number, control: ListControl, value: string): Marker => ({
  number,
  control,
  deed: { do: 'add-line', value },
})

/** In the list of this control the option with this text is chosen. */
export const choose = (number: number, control: ListControl, value: string): Marker => ({
  number,
  control,
  deed: { do: 'choose', value },
})

/** The same markers, numbered in their order. */
export const numbered = (markers: readonly Marker[]): readonly Marker[] =>
  markers.map((marker, index) => ({ ...marker, number: index + 1 }))

/** Not every org has this control: its absence is not worth a word. */
export const optional = (marker: Marker): Marker => ({ ...marker, optional: true })

/** These come up once the deed at that control is done. */
export const after = (control: ControlId, ...markers: readonly Marker[]): readonly Marker[] =>
  markers.map((marker) => ({ ...marker, after: control }))
