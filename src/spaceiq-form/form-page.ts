/** Whether a tab shows SpaceIQ. */

import { checkEndpoint } from '../platform/endpoint.ts'

export type FormPage =
  | { readonly ok: true; readonly origin: string }
  | { readonly ok: false; readonly reason: 'not-https' | 'not-spaceiq' }

/** Whether the five values may be filled in at this address: the hosts they may be posted to, and no others. */
export const checkFormPage = (address: string | undefined, allowedHosts: readonly string[]): FormPage => {
  const checked = checkEndpoint(address ?? '', allowedHosts)
  if (checked.ok) return { ok: true, origin: new URL(checked.url).origin }
  return { ok: false, reason: checked.reason === 'not-https' ? 'not-https' : 'not-spaceiq' }
}
