/** Recognizes SpaceIQ's pages. */

import { checkEndpoint } from '../platform/endpoint.ts'

type FormPageCheck =
  | { readonly ok: true; readonly origin: string }
  | { readonly ok: false; readonly reason: 'not-https' | 'not-spaceiq' }

/** Checks whether values may be filled in here: only on hosts they may be posted to as well. */
export const checkFormPage = (
  address: string | undefined,
  allowedHosts: readonly string[],
): FormPageCheck => {
  const checked = checkEndpoint(address ?? '', allowedHosts)
  if (checked.ok) return { ok: true, origin: new URL(checked.url).origin }
  return { ok: false, reason: checked.reason === 'not-https' ? 'not-https' : 'not-spaceiq' }
}
