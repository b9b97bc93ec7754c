/** How light and how fast: what is injected, how soon the first marker is there, and what it costs to do nothing. */

import { type Contender, contendersFor } from './contenders.ts'
import { type Conditions, type LoadFigures, measureLoads } from './loads.ts'
import { measureOurs, type OurFigures } from './ours.ts'
import { type Sample, sampleOf } from './sample.ts'

const path = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
/** The guide's first marker on the list of fields. */
const control = '[id$="CustomFieldRelatedList"] input[name="new"]'
const rounds = { rounds: 3, loads: 5 }

export interface PerformanceReport {
  readonly bytes: Readonly<Record<string, Contender['bytes']>>
  /** Milliseconds from DOMContentLoaded to the first marker. */
  readonly marker: Readonly<Record<'plain' | 'slower', Readonly<Record<string, Sample>>>>
  /** With no guide running: milliseconds of the main thread, and bytes of script memory, per page. */
  readonly idle: Readonly<Record<string, { readonly work: Sample; readonly heap: Sample }>>
  readonly ours: OurFigures
}

const markersIn = (figures: ReadonlyMap<string, readonly LoadFigures[]>): Readonly<Record<string, Sample>> =>
  Object.fromEntries(
    [...figures].flatMap(([id, all]) => {
      const times = all.flatMap(({ marker }) => (marker === null ? [] : [marker]))
      return times.length > 0 ? [[id, sampleOf(times)] as const] : []
    }),
  )

export const measurePerformance = async (): Promise<PerformanceReport> => {
  const contenders = contendersFor(control)
  try {
    const pointing = contenders.filter(({ shown }) => shown !== null)
    const measure = (some: readonly Contender[], conditions: Conditions) =>
      measureLoads(some, path, conditions, rounds)
    const plain = await measure(pointing, { slower: 1, guided: true })
    const slower = await measure(pointing, { slower: 4, guided: true })
    const idle = await measure(
      contenders.filter(({ id }) => id !== 'driver.js'),
      { slower: 1, guided: false },
    )
    return {
      bytes: Object.fromEntries(pointing.map(({ id, bytes }) => [id, bytes])),
      marker: { plain: markersIn(plain), slower: markersIn(slower) },
      idle: Object.fromEntries(
        [...idle].map(([id, all]) => [
          id,
          { work: sampleOf(all.map(({ work }) => work)), heap: sampleOf(all.map(({ heap }) => heap)) },
        ]),
      ),
      ours: await measureOurs(),
    }
  } finally {
    for (const contender of contenders) contender.remove()
  }
}
