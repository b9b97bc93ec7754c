/** What stands between the extension and an org, where the org's own answer does not say so. */

import { proxyBefore } from '../../org-access/background/active-tab.ts'
import { isKeptOff } from '../../org-access/background/script-presence.ts'
import type { ApiError, ApiReason } from '../../salesforce/api/errors.ts'

/** Without a session of its own the browser knows at most an old one, which was the org's before the proxy came. */
const ofProxy: readonly ApiReason[] = [
  'no-session',
  'session-unreadable',
  'session-expired',
  'session-locked',
  'session-barred',
]

/** What the browser says, in other words, where a policy lets nothing through to the org. */
const ofBrowser: readonly ApiReason[] = ['no-session', 'session-unreadable', 'network']

/** The failure, or what is behind it: a company's proxy that keeps the session, a browser that keeps the extension off. */
export const explained = async (org: string, error: ApiError): Promise<ApiError> => {
  const because = (reason: ApiReason): ApiError => ({ ok: false, reason, code: '', message: '' })
  if (ofProxy.includes(error.reason) && (await proxyBefore(org).catch(() => null)))
    return because('behind-proxy')
  return ofBrowser.includes(error.reason) && (await isKeptOff(org)) ? because('kept-off') : error
}
