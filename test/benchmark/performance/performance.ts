/** Measures injected bytes, time to the first marker, and the cost of an inactive guide. */

import { type BenchmarkTarget, createTarget, type SectionReport } from '../section.ts'
import { type Contender, createContenders, measureBytesWithPageActions } from './contenders.ts'
import { type LoadConditions, type LoadMetrics, measureLoads } from './loads.ts'
import { measureOwnMetrics, type OwnMetrics } from './ours.ts'
import type { PaintMetrics } from './paints.ts'
import { type SampleSummary, summarizeSample } from './sample.ts'

const path = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
/** The guide's first marker on the list of fields. */
const control = '[id$="CustomFieldRelatedList"] input[name="new"]'
const rounds = { rounds: 6, loads: 5 }

/** Budget of the content script with its style, in bytes after gzip; unit tests hold it too. */
const budget = 12_000

export interface PerformanceReport extends SectionReport {
  readonly bytes: Readonly<Record<string, Contender['bytes']>>
  /** Bytes of ours in a page in which it was asked to fill, create or pick. */
  readonly bytesWithPageActions: Contender['bytes']
  /** Milliseconds from DOMContentLoaded to the first marker. */
  readonly marker: Readonly<Record<'plain' | 'slower', Readonly<Record<string, SampleSummary>>>>
  /** The same of ours alone, with the worker stopped before each load. */
  readonly asleep: SampleSummary | null
  /** In an org that was not started: main-thread milliseconds and bytes of script memory per page. */
  readonly idle: Readonly<Record<string, { readonly work: SampleSummary; readonly heap: SampleSummary }>>
  readonly ours: OwnMetrics
}

const markersIn = (
  figures: ReadonlyMap<string, readonly LoadMetrics[]>,
): Readonly<Record<string, SampleSummary>> =>
  Object.fromEntries(
    [...figures].flatMap(([id, all]) => {
      const times = all.flatMap(({ marker }) => (marker === null ? [] : [marker]))
      return times.length > 0 ? [[id, summarizeSample(times)] as const] : []
    }),
  )

/** Compares two samples: equal if their medians differ less than the reference's own runs. */
const apart = (
  what: string,
  ours: SampleSummary | undefined,
  reference: SampleSummary | undefined,
): BenchmarkTarget =>
  createTarget(
    what,
    Math.max(0, (ours?.median ?? Number.NaN) - (reference?.median ?? Number.NaN)),
    (reference?.upperQuartile ?? Number.NaN) - (reference?.lowerQuartile ?? Number.NaN),
  )

/**
 * The panel is painted no later than the popup, and takes no longer beyond what the browser takes for
 * an empty page there: the first alone can be missed for the browser's own reasons.
 */
const panelTargets = ({ popup, panel, emptyPopup, emptyPanel }: PaintMetrics): readonly BenchmarkTarget[] => [
  createTarget('Panel to its first paint, ms: that of the popup', panel.median, popup.median),
  createTarget(
    'Panel to its first paint, ms more than an empty one: what the popup takes more',
    Math.max(0, panel.median - emptyPanel.median),
    Math.max(0, popup.median - emptyPopup.median) + emptyPanel.upperQuartile - emptyPanel.lowerQuartile,
  ),
]

const targetsOf = ({
  bytes,
  marker,
  idle,
  ours,
}: Omit<PerformanceReport, 'targets'>): readonly BenchmarkTarget[] => {
  const size = (id: string) => bytes[id]?.gzip ?? Number.NaN
  const none = idle['no extension']
  const first = (when: 'plain' | 'slower', id: string) => marker[when][id]?.median ?? Number.NaN
  return [
    createTarget('Bytes injected, gzip: the budget', size('ours'), budget),
    createTarget('First marker, ms: that of driver.js', first('plain', 'ours'), first('plain', 'driver.js')),
    createTarget(
      'First marker, 4x slower, ms: that of driver.js',
      first('slower', 'ours'),
      first('slower', 'driver.js'),
    ),
    apart('Not started, ms of work more than without an extension', idle.ours?.work, none?.work),
    apart('Not started, bytes of memory more than without an extension', idle.ours?.heap, none?.heap),
    ...panelTargets(ours.paints),
    createTarget('Reading 1,000 fields, ms', ours.lists.at(-1)?.ms.median ?? Number.NaN, 20),
  ]
}

export const measurePerformance = async (): Promise<PerformanceReport> => {
  const contenders = createContenders(control)
  try {
    const pointing = contenders.filter(({ shown }) => shown !== null)
    const measure = (some: readonly Contender[], conditions: LoadConditions) =>
      measureLoads(some, path, conditions, rounds)
    const plain = await measure(pointing, { cpuSlowdown: 1, isGuideRunning: true })
    const slower = await measure(pointing, { cpuSlowdown: 4, isGuideRunning: true })
    const asleep = await measure(
      contenders.filter(({ id }) => id === 'ours'),
      { cpuSlowdown: 1, isGuideRunning: true, isWorkerAsleep: true },
    )
    const idle = await measure(
      contenders.filter(({ id }) => id !== 'driver.js'),
      { cpuSlowdown: 1, isGuideRunning: false },
    )
    const report = {
      bytes: Object.fromEntries(pointing.map(({ id, bytes }) => [id, bytes])),
      bytesWithPageActions: measureBytesWithPageActions(),
      marker: { plain: markersIn(plain), slower: markersIn(slower) },
      asleep: markersIn(asleep).ours ?? null,
      idle: Object.fromEntries(
        [...idle].map(([id, all]) => [
          id,
          {
            work: summarizeSample(all.map(({ work }) => work)),
            heap: summarizeSample(all.map(({ heap }) => heap)),
          },
        ]),
      ),
      ours: await measureOwnMetrics(),
    }
    return { ...report, targets: targetsOf(report) }
  } finally {
    for (const contender of contenders) contender.remove()
  }
}
