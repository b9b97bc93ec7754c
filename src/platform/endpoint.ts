/** Decides where credentials may be sent. */

type EndpointCheck =
  | { readonly ok: true; readonly url: string }
  | {
      readonly ok: false
      readonly reason: 'not-a-url' | 'not-https' | 'userinfo' | 'port' | 'host-not-allowed'
    }

/** Returns the endpoint's host to show; the text itself if it is no URL. */
export const toEndpointHost = (endpoint: string): string =>
  URL.canParse(endpoint) ? new URL(endpoint).hostname : endpoint

const SPACEIQ_SUFFIX = '.spaceiq.com'

/**
 * Checks an endpoint: HTTPS, no port, no userinfo, and a host below spaceiq.com or exactly an
 * allowed host. Returns the URL to request, or the failed check.
 */
export const checkEndpoint = (endpoint: string, allowedHosts: readonly string[]): EndpointCheck => {
  if (!URL.canParse(endpoint)) return { ok: false, reason: 'not-a-url' }
  const url = new URL(endpoint)
  if (url.protocol !== 'https:') return { ok: false, reason: 'not-https' }
  if (url.username || url.password) return { ok: false, reason: 'userinfo' }
  if (url.port) return { ok: false, reason: 'port' }
  const allowed =
    url.hostname.endsWith(SPACEIQ_SUFFIX) || allowedHosts.some((host) => host.toLowerCase() === url.hostname)
  if (!allowed) return { ok: false, reason: 'host-not-allowed' }
  url.hash = ''
  return { ok: true, url: url.href }
}
