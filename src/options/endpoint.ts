/** Whether the five values may go to an address, before anything is saved. */

import type { MessageKey } from '../ui/text.ts'

export type Verdict =
  /** Under spaceiq.com, or a host allowed before. */
  | { readonly kind: 'allowed'; readonly url: string; readonly host: string }
  /** Well formed, but somebody else's: the admin must confirm the host by name. */
  | { readonly kind: 'foreign'; readonly url: string; readonly host: string }
  | { readonly kind: 'bad'; readonly problem: MessageKey }

const bad = (problem: MessageKey): Verdict => ({ kind: 'bad', problem })

/** The exact domain or below it, never a name that merely ends or begins alike. */
const isSpaceiq = (host: string) => host === 'spaceiq.com' || host.endsWith('.spaceiq.com')

export const judgeEndpoint = (typed: string, allowedHosts: readonly string[]): Verdict => {
  const text = typed.trim()
  if (!URL.canParse(text)) return bad('options_endpoint_not_url')
  const url = new URL(text)
  if (url.protocol !== 'https:') return bad('options_endpoint_not_https')
  if (url.username || url.password) return bad('options_endpoint_credentials')
  const host = url.hostname
  const allowed = isSpaceiq(host) || allowedHosts.includes(host)
  return { kind: allowed ? 'allowed' : 'foreign', url: url.href, host }
}
