/** Formats the performance report. */

import { formatTable, formatTargets } from '../text.ts'
import type { PerformanceReport } from './performance.ts'
import type { SampleSummary } from './sample.ts'

const sampled = ({ median, lowerQuartile: from, upperQuartile: to }: SampleSummary, unit = 1): string =>
  `${(median / unit).toFixed(1)} (${(from / unit).toFixed(1)} to ${(to / unit).toFixed(1)})`

export const formatPerformanceReport = ({
  bytes,
  bytesWithPageActions: bytesOnceActing,
  marker,
  asleep,
  idle,
  ours,
  targets,
}: PerformanceReport): string =>
  [
    'Light and fast: medians, and between what the middle half of the runs lies',
    formatTable([
      ['', 'bytes', 'gzip', 'first marker, ms', 'the same, 4x slower'],
      ...Object.entries(bytes).map(([id, { raw, gzip }]) => {
        const { [id]: plain } = marker.plain
        const { [id]: slower } = marker.slower
        return [id, String(raw), String(gzip), plain ? sampled(plain) : '', slower ? sampled(slower) : '']
      }),
      ['ours, worker asleep', '', '', asleep ? sampled(asleep) : '', ''],
      ['ours, once it acts', String(bytesOnceActing.raw), String(bytesOnceActing.gzip), '', ''],
    ]),
    formatTable([
      ['org not started', 'work, ms', 'memory, kB'],
      ...Object.entries(idle).map(([id, { work, heap }]) => [id, sampled(work), sampled(heap, 1_000)]),
    ]),
    formatTable([
      ['list of fields', 'update, ms'],
      ...ours.lists.map(({ fields, ms }) => [String(fields), sampled(ms)]),
    ]),
    formatTable([
      ['to the first paint, ms', '', 'an empty page'],
      ['popup', sampled(ours.paints.popup), sampled(ours.paints.emptyPopup)],
      ['panel', sampled(ours.paints.panel), sampled(ours.paints.emptyPanel)],
      ['popup in a tab', sampled(ours.paints.popupInTab), ''],
    ]),
    formatTargets(targets),
  ].join('\n')
