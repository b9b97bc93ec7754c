/** Formats reports as text. */

import type { ReliabilityCounts } from '../support/reliability-counts.ts'
import type { EffortReport } from './effort-metrics.ts'
import type { ReliabilityReport } from './reliability.ts'
import type { ApiReport } from './repair-way.ts'
import type { BenchmarkTarget } from './section.ts'

/** Aligns columns: the first to the left, the others to the right. */
export const formatTable = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n')
}

const figure = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(3))

/** Lists each target with its figure and whether it holds. */
export const formatTargets = (targets: readonly BenchmarkTarget[]): string =>
  targets
    .map(
      ({ what, actual: is, limit: atMost, isMet: holds }) =>
        `${holds ? 'holds ' : 'MISSED'} ${what}: ${figure(is)}, target ${figure(atMost)}`,
    )
    .join('\n')

export const formatEffortReport = ({ ways, targets, countingRules: counting }: EffortReport): string =>
  [
    'From an empty org to an accepted activation',
    formatTable([
      ['way', 'clicks', 'keystrokes', 'actions', 'of manual', 'page loads', 'seconds'],
      ...ways.map(({ label, clicks, keystrokes, actions, pageLoads, ms }) => [
        label,
        ...[clicks, keystrokes, actions].map(String),
        `${((100 * actions) / (ways[0]?.actions ?? 1)).toFixed(1)} %`,
        String(pageLoads),
        (ms / 1000).toFixed(1),
      ]),
    ]),
    formatTargets(targets),
    ...counting.map((line) => `- ${line}`),
  ].join('\n')

export const formatApiReport = ({ latency, orgs, targets }: ApiReport): string =>
  [
    `Check my org, every answer after ${latency} ms, median of ${orgs[0]?.runs.length ?? 0}`,
    formatTable([
      ['', 'requests', 'one after another', 'at once', 'ms', 'all runs'],
      ...orgs.map(({ id, median, runs }) => [
        id,
        ...[median.requests, median.sequentialRequests, median.concurrentRequests, median.ms].map(String),
        runs.map(({ ms }) => ms).join(' '),
      ]),
    ]),
    formatTargets(targets),
  ].join('\n')
export const formatReliabilityReport = ({ files, sum, targets }: ReliabilityReport): string => {
  const row = (name: string, { faults, inputs, searches, leaks }: ReliabilityCounts) => [
    name,
    ...[faults, inputs, searches, leaks].map(String),
  ]
  return [
    'Made to go wrong, tried and searched, as the tests counted it in this run',
    formatTable([
      ['', 'faults injected', 'hostile inputs', 'searches for a secret', 'leaks'],
      ...Object.entries(files).map(([name, counts]) => row(name, counts)),
      row('all', sum),
    ]),
    formatTargets(targets),
  ].join('\n')
}
