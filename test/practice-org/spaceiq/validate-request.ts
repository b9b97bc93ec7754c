/** Validates activation requests: against the contract's versions, and against the org. */

import type { FakeOrg } from '../types.ts'

export interface SpaceIqRequest {
  method: string
  url: URL
  headers: Record<string, string>
  body: string
}

export interface FieldError {
  field: string
  message: string
}

/** The values of each version, besides `integration`, `version` and the members of `fixed`. */
const versions: Record<number, { values: string[]; fixed: Record<string, string> }> = {
  1: { values: ['username', 'password', 'clientSecret', 'clientId', 'domain'], fixed: {} },
  2: { values: ['clientId', 'clientSecret', 'domain'], fixed: { grant: 'client_credentials' } },
}
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** Returns every violation of the contract; empty for a correct request. */
export function findViolations(
  { url, headers }: SpaceIqRequest,
  body: Record<string, unknown> | null,
  token: string,
): string[] {
  const found: string[] = []
  const must = (right: boolean, violation: string) => {
    if (!right) found.push(violation)
  }
  must(
    /^application\/json(?:; ?charset=utf-8)?$/i.test(headers['content-type'] ?? ''),
    'content-type is not application/json',
  )
  must(headers.authorization === `Bearer ${token}`, 'authorization is not the bearer token')
  must(uuid.test(headers['idempotency-key'] ?? ''), 'idempotency-key is not a uuid')
  must(!('cookie' in headers), 'cookies were sent')
  must(url.search === '' && url.hash === '', 'the URL carries parameters')
  must(body !== null, 'the body is not a JSON object')
  if (!body) return found
  must(body.integration === 'salesforce', 'integration is not "salesforce"')
  const version = typeof body.version === 'number' ? versions[body.version] : undefined
  must(version !== undefined, 'version is neither 1 nor 2')
  if (!version) return found
  const keys = ['integration', 'version', ...version.values, ...Object.keys(version.fixed)].sort()
  must(Object.keys(body).sort().join() === keys.join(), `the body's keys are not exactly ${keys.join(', ')}`)
  for (const [key, value] of Object.entries(version.fixed))
    must(body[key] === value, `${key} is not "${value}"`)
  for (const key of version.values) {
    must(typeof body[key] === 'string' && body[key] !== '', `${key} is not a non-empty string`)
  }
  return found
}

function wrongLogin(body: Record<string, unknown>, org: FakeOrg): FieldError[] {
  const user = org.users.find(({ username }) => username === body.username)
  if (!user?.active) return [{ field: 'username', message: 'Salesforce does not know this username.' }]
  if (user.password === body.password) return []
  return [{ field: 'password', message: 'Salesforce refuses this password.' }]
}

/** Returns an error for each value that does not match the org that the domain names. */
export function findWrongValues(body: Record<string, unknown>, orgs: Map<string, FakeOrg>): FieldError[] {
  const domain = String(body.domain)
  const org = [...orgs.values()].find(({ name }) => domain === `https://${name}.my.salesforce.com/`)
  if (!org) return [{ field: 'domain', message: 'No Salesforce org answers at this domain.' }]
  const errors: FieldError[] = []
  if (body.version === 1) errors.push(...wrongLogin(body, org))
  const apps = body.version === 1 ? org.apps : [...org.apps, ...org.externalClientApps]
  const app = apps.find(({ consumerKey }) => consumerKey === body.clientId)
  if (!app) errors.push({ field: 'clientId', message: 'Salesforce does not know this consumer key.' })
  else if (app.consumerSecret !== body.clientSecret) {
    errors.push({ field: 'clientSecret', message: 'Salesforce refuses this consumer secret.' })
  }
  return errors
}
