/** Requests pages without a browser. Checks no certificate and follows no redirect. */

import { request } from 'node:https'
import { getOrgHost } from './server/hosts.ts'
import type { FakeOrg, PracticeOrg } from './types.ts'

export interface ClientResponse {
  status: number
  /** '' if there is none. */
  location: string
  /** The first cookie set, without its attributes. */
  cookie: string
  body: string
}

/** Requests a URL of the practice org; posts if given a form. */
export function requestPage(
  port: number,
  address: string,
  { form, cookie = '' }: { form?: URLSearchParams; cookie?: string } = {},
): Promise<ClientResponse> {
  const url = new URL(address)
  return new Promise((done, failed) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path: url.pathname + url.search,
        method: form ? 'POST' : 'GET',
        rejectUnauthorized: false,
        headers: {
          host: url.host,
          ...(cookie ? { cookie } : {}),
          ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
      },
      (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => {
          body += part
        })
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? '',
            cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
            body,
          }),
        )
      },
    )
    outgoing.on('error', failed)
    outgoing.end(form?.toString())
  })
}

export interface OrgClient {
  /** Requests a path of the org's My Domain, or a full URL. Follows no redirect. */
  get(address: string): Promise<ClientResponse>
  post(address: string, form: Record<string, string> | URLSearchParams): Promise<ClientResponse>
  cookie: string
}

/** Creates a visitor logged in on the org's My Domain. */
export async function logInClient(practice: PracticeOrg, org: FakeOrg): Promise<OrgClient> {
  const base = `https://${getOrgHost(org.name, 'classic')}`
  const { cookie } = await requestPage(practice.port, `${base}/practice/login`)
  const at = (address: string) => new URL(address, base).href
  const visitor: OrgClient = {
    cookie,
    get: (address) => requestPage(practice.port, at(address), { cookie: visitor.cookie }),
    post: (address, form) =>
      requestPage(practice.port, at(address), {
        form: new URLSearchParams(form),
        cookie: visitor.cookie,
      }),
  }
  return visitor
}

/**
 * Creates a visitor of the org's Lightning host, to which a one-time token transfers the session.
 */
export async function logInLightningClient(practice: PracticeOrg, org: FakeOrg): Promise<OrgClient> {
  const classic = await logInClient(practice, org)
  const base = `https://${getOrgHost(org.name, 'lightning')}`
  const bounce = await requestPage(practice.port, `${base}/lightning/setup/SetupOneHome/home`)
  const door = await classic.get(bounce.location)
  const { cookie } = await requestPage(practice.port, door.location)
  const at = (address: string) => new URL(address, base).href
  return {
    cookie,
    get: (address) => requestPage(practice.port, at(address), { cookie }),
    post: (address, form) =>
      requestPage(practice.port, at(address), { form: new URLSearchParams(form), cookie }),
  }
}
