/** Where credentials may be sent. */

export type Endpoint =
  | { readonly ok: true; readonly url: string }
  | {
      readonly ok: false
      readonly reason: 'not-a-url' | 'not-https' | 'userinfo' | 'port' | 'host-not-allowed'
    }

const ownSuffix = '.spaceiq.com'

/**
 * Tells whether credentials may be posted to this address: HTTPS, without port and sign-in, to a host below
 * spaceiq.com or to exactly one of the allowed hosts. Gives the address as it will be requested, or which check failed.
 */
export const checkEndpoint = (endpoint: string, allowedHosts: readonly string[]): Endpoint => {
  if (!URL.canParse(endpoint)) return { ok: false, reason: 'not-a-url' }
  const url = new URL(endpoint)
  if (url.protocol !== 'https:') return { ok: false, reason: 'not-https' }
  if (url.username || url.password) return { ok: false, reason: 'userinfo' }
  if (url.port) return { ok: false, reason: 'port' }
  const allowed =
    url.hostname.endsWith(ownSuffix) || allowedHosts.some((host) => host.toLowerCase() === url.hostname)
  if (!allowed) return { ok: false, reason: 'host-not-allowed' }
  url.hash = ''
  return { ok: true, url: url.href }
}
