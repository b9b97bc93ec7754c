/** Measures a content script's cost in a page with the browser's profiler. */

import type { CDPSession, Protocol } from 'puppeteer-core'

const isExtension = (url: string) => url.startsWith('chrome-extension://')

/** Counts content-script function calls since the last count; precise coverage must be on. */
export const takeCallCount = async (session: CDPSession): Promise<number> => {
  const { result } = await session.send('Profiler.takePreciseCoverage')
  return result
    .filter(({ url }) => isExtension(url))
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges[0]?.count ?? 0)
    .reduce((sum, count) => sum + count, 0)
}

/** Sums the time in content scripts and what they called, in milliseconds. */
const sumContentScriptTime = ({
  nodes,
  samples = [],
  timeDeltas = [],
}: Protocol.Profiler.Profile): number => {
  const ours = new Set<number>()
  const add = (id: number, within: boolean) => {
    const node = nodes.find((one) => one.id === id)
    const isIn = within || isExtension(node?.callFrame.url ?? '')
    if (isIn) ours.add(id)
    for (const child of node?.children ?? []) add(child, isIn)
  }
  if (nodes[0]) add(nodes[0].id, false)
  // Each sample lasts until the next.
  return samples.reduce((sum, id, index) => sum + (ours.has(id) ? (timeDeltas[index + 1] ?? 0) : 0), 0) / 1000
}

/** Measures several updates of the guide on an idle page, in milliseconds, sorted. */
export const measureUpdateTimes = async (
  session: CDPSession,
  touch: () => Promise<unknown>,
  updates: number,
): Promise<number[]> => {
  const until = async (holds: (count: number) => boolean, pause: number) => {
    const end = Date.now() + 5_000
    while (!holds(await takeCallCount(session))) {
      if (Date.now() > end) throw new Error('The content script is not as quiet, or as busy, as expected')
      await new Promise((go) => setTimeout(go, pause))
    }
  }
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: 200 })
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  const times: number[] = []
  for (let update = 0; update < updates; update += 1) {
    await until((count) => count === 0, 80)
    await session.send('Profiler.start')
    await touch()
    // Noticing the change takes a few calls, the update hundreds.
    await until((count) => count > 100, 60)
    times.push(sumContentScriptTime((await session.send('Profiler.stop')).profile))
  }
  await session.send('Profiler.stopPreciseCoverage')
  return times.sort((one, other) => one - other)
}
