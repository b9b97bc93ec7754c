/** Check my org against the practice org's API, without a socket. */

import { gather } from '../../src/org-check/facts/fetch-facts.ts'
import { outcomeOf } from '../../src/org-check/login-test/login-outcome.ts'
import { signIn } from '../../src/org-check/login-test/oauth-token.ts'
import { usualUsername } from '../../src/org-check/repair/repair-plan.ts'
import type { CheckRow } from '../../src/org-check/row.ts'
import { rowsOf } from '../../src/org-check/rows.ts'
import { apiOf } from '../../src/salesforce/api/request.ts'
import { answerApi } from '../practice-org/api/index.ts'
import { withApp, withFields, withProfile, withUser } from '../practice-org/fixtures.ts'
import { createOrg, openSession } from '../practice-org/state.ts'
import type { OrgApp, OrgProfile, OrgState, OrgUser, OrgWorld } from '../practice-org/types.ts'

export interface Asked {
  readonly org: OrgState
  readonly key: string
  readonly profile: OrgProfile
  readonly user: OrgUser
  readonly app: OrgApp
  /** Answers such requests, seen by address and body, in place of the org. */
  readonly instead: { asked: RegExp; answer: () => Response }[]
  readonly fetch: typeof fetch
}

/** An org in which all is as SpaceIQ needs it, but for what a test changes. */
export const askedOrg = (world: Partial<OrgWorld> = {}): Asked => {
  const org = createOrg('acme', world)
  const key = 'acme.my.salesforce.com'
  const profile = withProfile(org)
  const user = withUser(org)
  withFields(org)
  const app = withApp(org, { ipRelaxation: 'BYPASS' })
  const instead: Asked['instead'] = []
  const answered: typeof fetch = async (input, init = {}) => {
    const url = new URL(String(input))
    const body = String(init.body ?? '')
    const found = instead.find(({ asked }) => asked.test(`${decodeURIComponent(url.href)} ${body}`))
    if (found) return found.answer()
    const headers = Object.fromEntries(new Headers(init.headers))
    const answer = await answerApi({ method: init.method ?? 'GET', url, headers, body }, org, 'classic')
    const { status = 200 } = answer
    return new Response(status === 204 ? null : answer.body, { status, headers: answer.headers ?? {} })
  }
  return { org, key, profile, user, app, instead, fetch: answered }
}

/** What Salesforce answers where it refuses a question. */
export const refused =
  (errorCode: string, message: string, status = 400) =>
  () =>
    Response.json([{ errorCode, message }], { status })

/** How the Metadata API refuses. */
export const fault = (code: string, message: string) => () =>
  new Response(
    `<Envelope><Fault><faultcode>sf:${code}</faultcode><faultstring>${code}: ${message}</faultstring></Fault></Envelope>`,
    { status: 500 },
  )

/** A record of the Metadata API. */
export const metadata = (inner: string) => () =>
  new Response(`<readMetadataResponse><result><records>${inner}</records></result></readMetadataResponse>`)

/** The rows by id; with `tested`, as they are after a sign-in of the integration user. */
export const rowsOfOrg = async (
  { org, key, user, app, fetch }: Asked,
  { tested = false, username = user.username } = {},
): Promise<ReadonlyMap<string, CheckRow>> => {
  const session = openSession(org, 'admin@acme.example')
  const api = apiOf({ org: key, session, fetch })
  const facts = await gather(api, {}, { username, usual: usualUsername(key) })
  if (!facts.ok) throw new Error(facts.reason)
  const values = {
    username: user.username,
    password: user.password,
    clientId: app.consumerKey,
    clientSecret: app.consumerSecret,
  }
  const seen = tested ? outcomeOf(await signIn({ org: key, values, fetch }), undefined, 0) : undefined
  return new Map(rowsOf(facts.value, key, false, seen).map((row) => [row.id, row]))
}

/** A row as `status: key subs`, one line for each text. */
export const saidOf = (row: CheckRow | undefined): readonly string[] =>
  row?.evidence.map(({ key, subs }) => [key, ...subs].join(' ')) ?? []
