/** Finds the real cause of an API error: a company's proxy, or a browser policy. */

import { findProxyForOrg } from '../../org-access/background/active-tab.ts'
import { isAccessBlocked } from '../../org-access/background/script-presence.ts'
import type { ApiError, ApiReason } from '../../salesforce/api/errors.ts'

/** Errors a proxy can cause: behind a proxy, the browser holds at most an outdated session. */
const proxyReasons: readonly ApiReason[] = [
  'no-session',
  'session-unreadable',
  'session-expired',
  'session-locked',
  'session-barred',
]

/** Errors the browser reports when a policy blocks the extension from the org's host. */
const blockedAccessReasons: readonly ApiReason[] = ['no-session', 'session-unreadable', 'network']

/** Returns the error, or `behind-proxy` or `kept-off` if a proxy or a policy is the real cause. */
export const explainApiError = async (org: string, error: ApiError): Promise<ApiError> => {
  const toApiError = (reason: ApiReason): ApiError => ({ ok: false, reason, code: '', message: '' })
  if (proxyReasons.includes(error.reason) && (await findProxyForOrg(org).catch(() => null)))
    return toApiError('behind-proxy')
  return blockedAccessReasons.includes(error.reason) && (await isAccessBlocked(org))
    ? toApiError('kept-off')
    : error
}
