/** Calls an org's API without a socket, for the tests of login flows. */

import { handleApiRequest } from '../api/index.ts'
import { createOrg, openSession } from '../state.ts'
import type { FakeOrg, OrgVariant, RouteResponse } from '../types.ts'

export interface ApiReply {
  status: number
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: whatever Salesforce sends
  json: any
}

/** Reads a route's response as JSON, where it is any. */
export function readReply({ status = 200, headers = {}, body = '' }: RouteResponse): ApiReply {
  const isJson = headers['content-type']?.startsWith('application/json') && body !== ''
  return { status, text: body, json: isJson ? JSON.parse(body) : null }
}

/** Creates an org with a client for its API, whose session is the administrator's. */
export function createApiClient(variant: Partial<OrgVariant> = {}) {
  const org: FakeOrg = createOrg('acme', variant)
  const host = 'acme.my.salesforce.com'
  const admin = openSession(org, 'admin@acme.example')
  const call = async (
    path: string,
    { form, body = '', session = admin, at = host, appearance = 'classic' as 'classic' | 'setup' } = {} as {
      form?: Record<string, string>
      body?: string
      session?: string
      at?: string
      appearance?: 'classic' | 'setup'
    },
  ): Promise<ApiReply> =>
    readReply(
      await handleApiRequest(
        {
          method: form || body ? 'POST' : 'GET',
          url: new URL(path, `https://${at}`),
          headers: form ? {} : { authorization: `Bearer ${session}` },
          body: form ? new URLSearchParams(form).toString() : body,
        },
        org,
        appearance,
      ),
    )
  const query = async (soql: string, api = '', session = admin) =>
    (await call(`/services/data/v66.0/${api}query?q=${encodeURIComponent(soql)}`, { session })).json
  const soap = async (type: string, name: string, session = admin) =>
    (
      await call('/services/Soap/m/66.0', {
        body: `<e><h><sessionId>${session}</sessionId></h><readMetadata><type>${type}</type><fullNames>${name}</fullNames></readMetadata></e>`,
      })
    ).text
  return { org, host, call, query, soap }
}
