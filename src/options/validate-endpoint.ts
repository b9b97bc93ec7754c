/** Validates an endpoint before it is saved. */

import { checkEndpoint } from '../platform/endpoint.ts'
import type { PlainMessageKey } from '../ui/i18n.ts'

type EndpointRefusal = Extract<ReturnType<typeof checkEndpoint>, { ok: false }>['reason']

export type EndpointValidation =
  /** Below spaceiq.com, or a host allowed before. */
  | { readonly kind: 'allowed'; readonly url: string; readonly host: string }
  /** Well formed, but a foreign host, which the admin must confirm by name. */
  | { readonly kind: 'foreign'; readonly url: string; readonly host: string }
  | { readonly kind: 'bad'; readonly problem: PlainMessageKey }

const problemKeys: Record<Exclude<EndpointRefusal, 'host-not-allowed'>, PlainMessageKey> = {
  'not-a-url': 'options_endpoint_not_url',
  'not-https': 'options_endpoint_not_https',
  userinfo: 'options_endpoint_credentials',
  port: 'options_endpoint_port',
}

export const validateEndpoint = (typed: string, allowedHosts: readonly string[]): EndpointValidation => {
  const address = typed.trim()
  const checked = checkEndpoint(address, allowedHosts)
  if (checked.ok) return { kind: 'allowed', url: checked.url, host: new URL(checked.url).hostname }
  if (checked.reason !== 'host-not-allowed') return { kind: 'bad', problem: problemKeys[checked.reason] }
  const { href, hostname } = new URL(address)
  return { kind: 'foreign', url: href, host: hostname }
}
