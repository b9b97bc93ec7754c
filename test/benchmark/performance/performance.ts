/** How light and how fast: what is injected, how soon the first marker is there, and what it costs to do nothing. */

import { type Measured, type Target, target } from '../section.ts'
import { bytesOnceActing, type Contender, contendersFor } from './contenders.ts'
import { type Conditions, type LoadFigures, measureLoads } from './loads.ts'
import { measureOurs, type OurFigures } from './ours.ts'
import { type Sample, sampleOf } from './sample.ts'

const path = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
/** The guide's first marker on the list of fields. */
const control = '[id$="CustomFieldRelatedList"] input[name="new"]'
const rounds = { rounds: 6, loads: 5 }

/** Budget of the content script with its style, in bytes after gzip; the unit tests hold it as well. */
const budget = 12_000

export interface PerformanceReport extends Measured {
  readonly bytes: Readonly<Record<string, Contender['bytes']>>
  /** Of ours, in a page in which it was asked to fill, create or be shown something. */
  readonly bytesOnceActing: Contender['bytes']
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

/** Two samples cannot be told apart where their medians are closer than the reference's own runs are to each other. */
const apart = (what: string, ours: Sample | undefined, reference: Sample | undefined): Target =>
  target(
    what,
    Math.max(0, (ours?.median ?? Number.NaN) - (reference?.median ?? Number.NaN)),
    (reference?.to ?? Number.NaN) - (reference?.from ?? Number.NaN),
  )

const targetsOf = ({ bytes, marker, idle, ours }: Omit<PerformanceReport, 'targets'>): readonly Target[] => {
  const size = (id: string, of: 'raw' | 'gzip') => bytes[id]?.[of] ?? Number.NaN
  const first = (when: 'plain' | 'slower', id: string) => marker[when][id]?.median ?? Number.NaN
  return [
    target('Bytes injected, gzip: the budget', size('ours', 'gzip'), budget),
    target('Bytes injected, raw: those of driver.js', size('ours', 'raw'), size('driver.js', 'raw')),
    target('Bytes injected, gzip: those of driver.js', size('ours', 'gzip'), size('driver.js', 'gzip')),
    target('First marker, ms: that of driver.js', first('plain', 'ours'), first('plain', 'driver.js')),
    target(
      'First marker, 4x slower, ms: that of driver.js',
      first('slower', 'ours'),
      first('slower', 'driver.js'),
    ),
    apart('No guide running, ms of work more than an empty script', idle.ours?.work, idle.empty?.work),
    apart('No guide running, bytes of memory more than an empty script', idle.ours?.heap, idle.empty?.heap),
    target('Reading 1,000 fields, ms', ours.lists.at(-1)?.ms.median ?? Number.NaN, 20),
  ]
}

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
    const report = {
      bytes: Object.fromEntries(pointing.map(({ id, bytes }) => [id, bytes])),
      bytesOnceActing: bytesOnceActing(),
      marker: { plain: markersIn(plain), slower: markersIn(slower) },
      idle: Object.fromEntries(
        [...idle].map(([id, all]) => [
          id,
          { work: sampleOf(all.map(({ work }) => work)), heap: sampleOf(all.map(({ heap }) => heap)) },
        ]),
      ),
      ours: await measureOurs(),
    }
    return { ...report, targets: targetsOf(report) }
  } finally {
    for (const contender of contenders) contender.remove()
  }
}
