/**
 * Stands in for SpaceIQ: an activation endpoint that validates requests, and can be told to
 * misbehave.
 */

import { createHash, randomUUID } from 'node:crypto'
import type { FakeOrg, PracticeOrg } from '../types.ts'
import { renderSpaceIqFormPage, spaceiqFormPath, spaceiqSavePath } from './form-page.ts'
import { type FieldError, findViolations, findWrongValues, type SpaceIqRequest } from './validate-request.ts'

interface SpaceIqResponse {
  status: number
  headers: Record<string, string>
  body: string
}

type SpaceIq = PracticeOrg['spaceiq']

/**
 * Accepted requests by Idempotency-Key, per stand-in, so that orgs of two tests do not share them.
 */
const accepted = new WeakMap<SpaceIq, Map<string, { digest: string; answer: SpaceIqResponse }>>()
const refusals = new WeakMap<SpaceIq, number>()

const json = (status: number, value: unknown, headers: Record<string, string> = {}): SpaceIqResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

function problem(
  status: number,
  title: string,
  detail: string,
  errors?: FieldError[],
  headers: Record<string, string> = {},
): SpaceIqResponse {
  const type = `https://api.spaceiq.com/problems/${title.toLowerCase().replaceAll(' ', '-')}`
  const body = { type, title, status, detail, ...(errors ? { errors } : {}) }
  return json(status, body, { 'content-type': 'application/problem+json', ...headers })
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

/** Returns the response of the failure mode; null to answer honestly. */
function createFailureResponse(spaceiq: SpaceIq): SpaceIqResponse | 'hang' | 'drop' | null {
  const { failureMode } = spaceiq
  if (failureMode === 'hang' || failureMode === 'drop') return failureMode
  if (failureMode === 'flaky') {
    const count = (refusals.get(spaceiq) ?? 0) + 1
    refusals.set(spaceiq, count > 2 ? 0 : count)
    return count <= 2 ? problem(503, 'Service Unavailable', 'Try again in a moment.') : null
  }
  refusals.delete(spaceiq)
  if (failureMode === 'invalid') {
    return problem(400, 'Bad Request', 'The request is not valid.', [
      { field: 'domain', message: 'Not an https URL of a Salesforce org.' },
    ])
  }
  if (failureMode === 'unprocessable') {
    return problem(422, 'Unprocessable Content', 'Salesforce refused the credentials.', [
      { field: 'password', message: 'Salesforce refuses this password.' },
    ])
  }
  if (failureMode === 'version-refused') {
    return problem(422, 'Unprocessable Content', 'This version of the contract is not supported.', [
      { field: 'version', message: 'Only version 1 is supported.' },
    ])
  }
  if (failureMode === 'grant-refused') {
    return problem(400, 'Bad Request', 'This grant type is not supported.', [
      { field: 'grant', message: 'client_credentials is not supported.' },
    ])
  }
  if (failureMode === 'unauthorized')
    return problem(401, 'Unauthorized', 'The API token is missing or expired.')
  if (failureMode === 'forbidden')
    return problem(403, 'Forbidden', 'This token belongs to a user without the Admin or IT role.')
  if (failureMode === 'not-found') return problem(404, 'Not Found', 'There is no such integration.')
  if (failureMode === 'already-active')
    return problem(409, 'Conflict', 'The Salesforce integration is already active.')
  if (failureMode === 'rate-limited') {
    const headers = { 'retry-after': String(spaceiq.retryAfter) }
    return problem(429, 'Too Many Requests', 'Too many activations.', undefined, headers)
  }
  if (failureMode === 'server-error') return problem(500, 'Internal Server Error', 'Something went wrong.')
  if (failureMode === 'redirect') {
    return { status: 302, headers: { location: 'https://collector.example.com/activate' }, body: '' }
  }
  if (failureMode === 'not-json') {
    return {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html><body>Sign in to SpaceIQ</body></html>',
    }
  }
  if (failureMode === 'not-schema') return json(200, { status: 'banana' })
  return null
}

function activate(
  request: SpaceIqRequest,
  spaceiq: SpaceIq,
  orgs: Map<string, FakeOrg>,
): SpaceIqResponse | 'hang' | 'drop' {
  const body = parse(request.body)
  const violations = findViolations(request, body, spaceiq.token)
  const key = request.headers['idempotency-key'] ?? ''
  const digest = createHash('sha256').update(request.body).digest('hex')
  const known = accepted.get(spaceiq)?.get(key)
  if (known && known.digest !== digest)
    violations.push('an accepted idempotency-key came again with another body')
  spaceiq.received.push({ at: Date.now(), headers: request.headers, body: body ?? request.body, violations })

  const failure = createFailureResponse(spaceiq)
  if (failure) return failure
  if (known)
    return known.digest === digest
      ? known.answer
      : problem(422, 'Idempotency Key Reused', 'Use a new Idempotency-Key for another request.')
  if (request.headers.authorization !== `Bearer ${spaceiq.token}`) {
    return problem(401, 'Unauthorized', 'The API token is missing or wrong.')
  }
  if (violations.length > 0 || !body) {
    return problem(400, 'Bad Request', violations.join('; '))
  }
  const errors = findWrongValues(body, orgs)
  if (errors.length > 0)
    return problem(422, 'Unprocessable Content', 'Salesforce refused the credentials.', errors)

  const answer = json(spaceiq.failureMode === 'created' ? 201 : 200, {
    status: spaceiq.failureMode === 'pending' ? 'pending' : 'active',
    integrationId: randomUUID(),
  })
  const answers = accepted.get(spaceiq) ?? new Map<string, { digest: string; answer: SpaceIqResponse }>()
  accepted.set(spaceiq, answers.set(key, { digest, answer }))
  return answer
}

const home = `<!doctype html><html lang="en"><head><title>SpaceIQ</title></head><body><h1>SpaceIQ</h1><p>Stand-in.</p>
<p><a href="${spaceiqFormPath}">Integrations: Ticketing</a></p></body></html>`

/** Serves the web application: its home, and the page with the form. */
function handleAppRequest({ method, url, body }: SpaceIqRequest, spaceiq: SpaceIq): SpaceIqResponse {
  if (method === 'POST' && url.pathname === spaceiqSavePath) {
    spaceiq.saved.push(parse(body))
    return json(200, { saved: true })
  }
  if (method !== 'GET') return notFound
  const build = url.searchParams.get('build') ?? 'plain'
  const page =
    url.pathname === '/' ? home : url.pathname === spaceiqFormPath ? renderSpaceIqFormPage(build) : null
  if (page === null) return notFound
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page }
}

const notFound = problem(404, 'Not Found', 'There is nothing at this address.')

export async function handleSpaceIq(
  request: SpaceIqRequest,
  spaceiq: SpaceIq,
  orgs: Map<string, FakeOrg>,
): Promise<SpaceIqResponse | 'hang' | 'drop'> {
  const { method, url } = request
  if (url.hostname === 'main.spaceiq.com') {
    return handleAppRequest(request, spaceiq)
  }
  // No CORS headers: only an extension with access to this host passes the preflight.
  if (method === 'OPTIONS') return problem(403, 'Forbidden', 'This API is not for web pages.')
  if (method !== 'POST' || !url.pathname.endsWith('/activate')) return notFound
  return activate(request, spaceiq, orgs)
}
