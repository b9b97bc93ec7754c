/** What Check my org asks of the API, and how long it takes where every answer takes 50 ms. */

import { keyOf, oursOf, setUp, signIn, tell } from '../harness/extension-fixtures.ts'
import { launchChromium } from '../harness/launch.ts'
import { withSession } from '../harness/profile-copy.ts'
import { apiRequests, atOnce, oneAfterAnother } from '../practice-org/api/measure.ts'
import { withFields } from '../practice-org/fixtures.ts'
import { startPracticeOrg } from '../practice-org/index.ts'
import type { OrgState } from '../practice-org/types.ts'
import { type Measured, target } from './section.ts'

const latency = 50
const runs = 5

export interface ApiRun {
  readonly requests: number
  readonly oneAfterAnother: number
  readonly atOnce: number
  readonly ms: number
}

export interface ApiReport extends Measured {
  readonly latency: number
  readonly orgs: readonly { readonly id: string; readonly median: ApiRun; readonly runs: readonly ApiRun[] }[]
}

const orgs: readonly { readonly id: string; readonly prepare: (org: OrgState) => void }[] = [
  { id: 'empty org', prepare: () => {} },
  {
    id: 'org set up',
    prepare: (org) => {
      withFields(org)
      setUp(org)
    },
  },
]

const median = (all: readonly ApiRun[], of: keyof ApiRun): number =>
  all.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN

const checkOften = async (prepare: (org: OrgState) => void): Promise<ApiRun[]> => {
  const practice = await startPracticeOrg()
  const copy = withSession()
  const chromium = await launchChromium({ port: practice.port, extension: copy.path })
  try {
    const org = practice.orgs.get('acme')
    if (!org) throw new Error('The practice org has no acme')
    prepare(org)
    await signIn(await chromium.browser.newPage(), org, '/setup/forcecomHomepage.apexp?setupid=ForceCom')
    const ours = await oursOf(chromium)
    await tell(ours, { type: 'start-over', org: keyOf(org) })
    org.world.apiLatency = latency
    const all: ApiRun[] = []
    while (all.length < runs) {
      const before = org.requests.length
      const begin = performance.now()
      await tell(ours, { type: 'check-org', org: keyOf(org) })
      const ms = Math.round(performance.now() - begin)
      const asked = apiRequests(org.requests.slice(before))
      if (asked.length === 0) throw new Error('Check my org asked nothing')
      all.push({
        requests: asked.length,
        oneAfterAnother: oneAfterAnother(asked),
        atOnce: atOnce(asked),
        ms,
      })
    }
    return all
  } finally {
    await chromium.close()
    await practice.close()
    copy.remove()
  }
}

/** Checks an empty org and one that is set up, where there is most to ask. */
export const measureApi = async (): Promise<ApiReport> => {
  const results: ApiReport['orgs'][number][] = []
  for (const { id, prepare } of orgs) {
    const all = await checkOften(prepare)
    const of = (what: keyof ApiRun) => median(all, what)
    results.push({
      id,
      median: {
        requests: of('requests'),
        oneAfterAnother: of('oneAfterAnother'),
        atOnce: of('atOnce'),
        ms: of('ms'),
      },
      runs: all,
    })
  }
  // The longest chain that was ever seen, and the slower org's median time.
  const chain = Math.max(...results.flatMap(({ runs: all }) => all.map((one) => one.oneAfterAnother)))
  const ms = Math.max(...results.map((one) => one.median.ms))
  return {
    latency,
    orgs: results,
    targets: [
      target('Check my org: requests one after another', chain, 8),
      target('Check my org: milliseconds', ms, 999),
    ],
  }
}
