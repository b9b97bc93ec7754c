/** Serves all hosts from one HTTPS socket on 127.0.0.1, by the Host header. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { handleApiRequest, handleLoginApiRequest, isApiPath } from '../api/index.ts'
import { applyFixtures } from '../fixtures.ts'
import { createOrg } from '../state.ts'
import type {
  FakeOrg,
  OrgRequest,
  OrgVariant,
  PracticeOrg,
  Route,
  RouteResponse,
  StartPracticeOrg,
} from '../types.ts'
import { createCertificate } from './certificate.ts'
import { resolveHost } from './hosts.ts'
import { handleLoginRequest, handleOrgRequest, type IncomingRequest } from './request-handler.ts'

/** Handles requests to SpaceIQ; `hang` never answers, `drop` closes the socket. */
type SpaceIqHandler = (
  request: { method: string; url: URL; headers: Record<string, string>; body: string },
  spaceiq: PracticeOrg['spaceiq'],
  orgs: Map<string, FakeOrg>,
) => Promise<{ status: number; headers: Record<string, string>; body: string } | 'hang' | 'drop'>

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

const flattenHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )

function send(response: ServerResponse, { status, headers = {}, body = '', redirect }: RouteResponse): void {
  response.writeHead(status ?? (redirect === undefined ? 200 : 302), {
    'content-type': 'text/html; charset=UTF-8',
    'content-security-policy': 'upgrade-insecure-requests',
    'cache-control': 'no-cache,must-revalidate,max-age=0,no-store,private',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'origin-when-cross-origin',
    ...(redirect === undefined ? {} : { location: redirect }),
    ...headers,
  })
  response.end(body)
}

export const createPracticeOrgStarter =
  (routes: readonly Route[], handleSpaceIq: SpaceIqHandler): StartPracticeOrg =>
  async ({ variant = {}, port = 0 } = {}) => {
    const orgs = new Map<string, FakeOrg>()
    const addOrg = (name: string, more: Partial<OrgVariant> = {}) => {
      const org = applyFixtures(createOrg(name, { ...variant, ...more }))
      orgs.set(name, org)
      return org
    }
    addOrg('acme')
    const spaceiq: PracticeOrg['spaceiq'] = {
      failureMode: 'accept',
      retryAfter: 5,
      token: 'practice-token',
      received: [],
      saved: [],
    }
    const overrides = new Map<string, string | RouteResponse>()

    async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const headers = flattenHeaders(request)
      const host = (headers.host ?? '').toLowerCase().replace(/:\d+$/, '')
      const url = new URL(request.url ?? '/', `https://${host || 'unknown'}`)
      const method = request.method ?? 'GET'
      const body = await readBody(request)
      const target = resolveHost(host)
      const org = target.kind === 'org' ? orgs.get(target.name) : undefined
      const asked: OrgRequest = { method, host, path: url.pathname, search: url.search, at: Date.now() }
      org?.requests.push(asked)

      try {
        await respond({ method, url, headers, body }, request, response)
      } finally {
        asked.end = Date.now()
      }
    }

    async function respond(
      incoming: IncomingRequest,
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<void> {
      const { url } = incoming
      const host = url.hostname
      const target = resolveHost(host)
      const org = target.kind === 'org' ? orgs.get(target.name) : undefined
      const override = overrides.get(host + url.pathname + url.search) ?? overrides.get(host + url.pathname)
      if (override !== undefined)
        return send(response, typeof override === 'string' ? { body: override } : override)
      if (target.kind === 'spaceiq') {
        const answer = await handleSpaceIq(incoming, spaceiq, orgs)
        if (answer === 'hang') return
        if (answer === 'drop') {
          request.socket.destroy()
          return
        }
        response.writeHead(answer.status, answer.headers)
        response.end(answer.body)
        return
      }
      const api = isApiPath(url.pathname)
      if (target.kind === 'login')
        return send(
          response,
          api ? await handleLoginApiRequest(incoming, orgs) : handleLoginRequest(incoming, orgs),
        )
      if (!org || target.kind !== 'org')
        return send(response, { status: 404, body: '<title>Not found</title>No such host here.' })
      const answer = api
        ? await handleApiRequest(incoming, org, target.appearance)
        : await handleOrgRequest(incoming, org, target.appearance, routes)
      send(response, answer)
    }

    const server = createServer(createCertificate(), (request, response) => {
      handle(request, response).catch((error: unknown) => {
        console.error(error)
        if (!response.headersSent) send(response, { status: 500, body: '<title>Practice org failed</title>' })
        else response.destroy()
      })
    })
    await new Promise<void>((listening, failed) => {
      server.once('error', failed)
      server.listen(port, '127.0.0.1', listening)
    })

    return {
      port: (server.address() as AddressInfo).port,
      orgs,
      spaceiq,
      overrides,
      addOrg,
      close: () =>
        new Promise<void>((closed) => {
          server.close(() => closed())
          server.closeAllConnections()
        }),
    }
  }
