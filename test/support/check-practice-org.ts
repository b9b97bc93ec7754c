/** Runs Check my org against the practice org's API, without a socket. */

import { fetchOrgFacts } from '../../src/org-check/facts/fetch-facts.ts'
import { toLoginOutcome } from '../../src/org-check/login-test/login-outcome.ts'
import { attemptLogin } from '../../src/org-check/login-test/oauth-token.ts'
import { defaultUsername } from '../../src/org-check/repair/repair-plan.ts'
import type { CheckRow } from '../../src/org-check/row.ts'
import { createSalesforceApi } from '../../src/salesforce/api/request.ts'
import { handleApiRequest } from '../practice-org/api/index.ts'
import {
  addConnectedAppFixture,
  addFieldsFixture,
  addProfileFixture,
  addUserFixture,
} from '../practice-org/fixtures.ts'
import { createOrg, openSession } from '../practice-org/state.ts'
import type { FakeOrg, OrgConnectedApp, OrgProfile, OrgUser, OrgVariant } from '../practice-org/types.ts'
import { checkRowsToday } from './check-rows.ts'

export interface CheckedOrg {
  readonly org: FakeOrg
  readonly key: string
  readonly profile: OrgProfile
  readonly user: OrgUser
  readonly app: OrgConnectedApp
  /** Answers matching requests, by URL and body, in place of the org. */
  readonly responseOverrides: { asked: RegExp; answer: () => Response }[]
  readonly fetch: typeof fetch
}

/** Creates an org that has all SpaceIQ needs, for a test to change. */
export const createCheckedOrg = (variant: Partial<OrgVariant> = {}): CheckedOrg => {
  const org = createOrg('acme', variant)
  const key = 'acme.my.salesforce.com'
  const profile = addProfileFixture(org)
  const user = addUserFixture(org)
  addFieldsFixture(org)
  const app = addConnectedAppFixture(org, { ipRelaxation: 'BYPASS' })
  const instead: CheckedOrg['responseOverrides'] = []
  const answered: typeof fetch = async (input, init = {}) => {
    const url = new URL(String(input))
    const body = String(init.body ?? '')
    const found = instead.find(({ asked }) => asked.test(`${decodeURIComponent(url.href)} ${body}`))
    if (found) return found.answer()
    const headers = Object.fromEntries(new Headers(init.headers))
    const answer = await handleApiRequest(
      { method: init.method ?? 'GET', url, headers, body },
      org,
      'classic',
    )
    const { status = 200 } = answer
    return new Response(status === 204 ? null : answer.body, { status, headers: answer.headers ?? {} })
  }
  return { org, key, profile, user, app, responseOverrides: instead, fetch: answered }
}

/** Returns Salesforce's answer to a refused query. */
export const createRestErrorResponder =
  (errorCode: string, message: string, status = 400) =>
  () =>
    Response.json([{ errorCode, message }], { status })

/** Returns a refusal of the Metadata API. */
export const createSoapFaultResponder = (code: string, message: string) => () =>
  new Response(
    `<Envelope><Fault><faultcode>sf:${code}</faultcode><faultstring>${code}: ${message}</faultstring></Fault></Envelope>`,
    { status: 500 },
  )

/** Returns a record of the Metadata API. */
export const createMetadataResponder = (inner: string) => () =>
  new Response(`<readMetadataResponse><result><records>${inner}</records></result></readMetadataResponse>`)

/** Fetches the rows by id; with `tested`, as they are after the integration user logged in. */
export const fetchCheckRows = async (
  { org, key, user, app, fetch }: CheckedOrg,
  { tested = false, username = user.username } = {},
): Promise<ReadonlyMap<string, CheckRow>> => {
  const session = openSession(org, 'admin@acme.example')
  const api = createSalesforceApi({ org: key, sessionId: session, fetch })
  const facts = await fetchOrgFacts(api, {}, { username, defaultUsername: defaultUsername(key) })
  if (!facts.ok) throw new Error(facts.reason)
  const credentials = {
    grant: 'password',
    username: user.username,
    password: user.password,
    clientId: app.consumerKey,
    clientSecret: app.consumerSecret,
  } as const
  const seen = tested
    ? toLoginOutcome(await attemptLogin({ org: key, credentials, fetch }), {
        grant: 'password',
        savedAt: undefined,
        now: 0,
      })
    : undefined
  return new Map(checkRowsToday(facts.value, key, false, seen).map((row) => [row.id, row]))
}

/** Formats a row as `status: key substitutions`, one line per text. */
export const formatRowDetails = (row: CheckRow | undefined): readonly string[] =>
  row?.details.map(({ key, subs }) => [key, ...subs].join(' ')) ?? []
