/** Measures Check my org's API requests, and its time if every answer takes 50 ms. */

import {
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
  setUpOrg,
} from '../harness/extension-fixtures.ts'
import { launchBrowser } from '../harness/launch.ts'
import {
  countConcurrentRequests,
  countSequentialRequests,
  filterApiRequests,
} from '../practice-org/api/measure.ts'
import { addFieldsFixture } from '../practice-org/fixtures.ts'
import { startPracticeOrg } from '../practice-org/index.ts'
import type { FakeOrg } from '../practice-org/types.ts'
import { createTarget, type SectionReport } from './section.ts'

const latency = 50
const runs = 5

interface ApiRun {
  readonly requests: number
  readonly sequentialRequests: number
  readonly concurrentRequests: number
  readonly ms: number
}

export interface ApiReport extends SectionReport {
  readonly latency: number
  readonly orgs: readonly { readonly id: string; readonly median: ApiRun; readonly runs: readonly ApiRun[] }[]
}

const orgs: readonly { readonly id: string; readonly prepare: (org: FakeOrg) => void }[] = [
  { id: 'empty org', prepare: () => {} },
  {
    id: 'org set up',
    prepare: (org) => {
      addFieldsFixture(org)
      setUpOrg(org)
    },
  },
]

const median = (all: readonly ApiRun[], of: keyof ApiRun): number =>
  all.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN

const checkOften = async (prepare: (org: FakeOrg) => void): Promise<ApiRun[]> => {
  const practice = await startPracticeOrg()
  const extension = await launchBrowser({ port: practice.port })
  try {
    const org = practice.orgs.get('acme')
    if (!org) throw new Error('The practice org has no acme')
    prepare(org)
    await logInAsAdmin(
      await extension.browser.newPage(),
      org,
      '/setup/forcecomHomepage.apexp?setupid=ForceCom',
    )
    const ours = await openMessagingPage(extension)
    await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
    org.variant.apiLatency = latency
    const all: ApiRun[] = []
    while (all.length < runs) {
      const before = org.requests.length
      const begin = performance.now()
      await sendAsExtensionPage(ours, { type: 'check-org', org: getOrgKey(org) })
      const ms = Math.round(performance.now() - begin)
      const asked = filterApiRequests(org.requests.slice(before))
      if (asked.length === 0) throw new Error('Check my org asked nothing')
      all.push({
        requests: asked.length,
        sequentialRequests: countSequentialRequests(asked),
        concurrentRequests: countConcurrentRequests(asked),
        ms,
      })
    }
    return all
  } finally {
    await extension.close()
    await practice.close()
  }
}

/** Checks an empty org and one that is set up, which takes most requests. */
export const measureApi = async (): Promise<ApiReport> => {
  const results: ApiReport['orgs'][number][] = []
  for (const { id, prepare } of orgs) {
    const all = await checkOften(prepare)
    const of = (what: keyof ApiRun) => median(all, what)
    results.push({
      id,
      median: {
        requests: of('requests'),
        sequentialRequests: of('sequentialRequests'),
        concurrentRequests: of('concurrentRequests'),
        ms: of('ms'),
      },
      runs: all,
    })
  }
  // The longest chain of any run, and the slower org's median time.
  const chain = Math.max(...results.flatMap(({ runs: all }) => all.map((one) => one.sequentialRequests)))
  const ms = Math.max(...results.map((one) => one.median.ms))
  return {
    latency,
    orgs: results,
    targets: [
      createTarget('Check my org: requests one after another', chain, 8),
      createTarget('Check my org: milliseconds', ms, 999),
    ],
  }
}
