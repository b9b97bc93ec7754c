/** The performance report as text. */

import { table, targetLines } from '../text.ts'
import type { PerformanceReport } from './performance.ts'
import type { Sample } from './sample.ts'

const sampled = ({ median, from, to }: Sample, unit = 1): string =>
  `${(median / unit).toFixed(1)} (${(from / unit).toFixed(1)} to ${(to / unit).toFixed(1)})`

export const performanceText = ({
  bytes,
  bytesOnceActing,
  marker,
  idle,
  ours,
  targets,
}: PerformanceReport): string =>
  [
    'Light and fast: medians, and between what the middle half of the runs lies',
    table([
      ['', 'bytes', 'gzip', 'first marker, ms', 'the same, 4x slower'],
      ...Object.entries(bytes).map(([id, { raw, gzip }]) => {
        const { [id]: plain } = marker.plain
        const { [id]: slower } = marker.slower
        return [id, String(raw), String(gzip), plain ? sampled(plain) : '', slower ? sampled(slower) : '']
      }),
      ['ours, once it acts', String(bytesOnceActing.raw), String(bytesOnceActing.gzip), '', ''],
    ]),
    table([
      ['no guide running', 'work, ms', 'memory, kB'],
      ...Object.entries(idle).map(([id, { work, heap }]) => [id, sampled(work), sampled(heap, 1_000)]),
    ]),
    table([
      ['list of fields', 'update, ms'],
      ...ours.lists.map(({ fields, ms }) => [String(fields), sampled(ms)]),
      ['popup to its first paint', sampled(ours.popup)],
    ]),
    targetLines(targets),
  ].join('\n')
