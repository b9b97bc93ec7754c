/** What the content script costs in a page, as the browser's own profiler tells it. */

import type { CDPSession, Protocol } from 'puppeteer-core'

const isExtension = (url: string) => url.startsWith('chrome-extension://')

/** How often functions of content scripts were called since the last time; precise coverage must have been started. */
export const takeCallCount = async (session: CDPSession): Promise<number> => {
  const { result } = await session.send('Profiler.takePreciseCoverage')
  return result
    .filter(({ url }) => isExtension(url))
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges[0]?.count ?? 0)
    .reduce((sum, count) => sum + count, 0)
}

/** The time spent in content scripts and in what they called, in milliseconds. */
export const sumContentScriptTime = ({
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
  // A sample lasts until the next one.
  return samples.reduce((sum, id, index) => sum + (ours.has(id) ? (timeDeltas[index + 1] ?? 0) : 0), 0) / 1000
}

/** The times of several updates of the guide on a page that is at rest, in milliseconds, sorted. */
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
    // Only to hear of the change takes a few calls, the update some hundreds.
    await until((count) => count > 100, 60)
    times.push(sumContentScriptTime((await session.send('Profiler.stop')).profile))
  }
  await session.send('Profiler.stopPreciseCoverage')
  return times.sort((one, other) => one - other)
}
