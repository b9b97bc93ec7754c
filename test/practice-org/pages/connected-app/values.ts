/** Reads the values of the connected app form from an app, a post, or defaults. */

import type { OrgConnectedApp, RequestContext } from '../../types.ts'
import { connectedAppFormIds, getBasicInfoIds, getSecretCheckboxIds } from './ids.ts'
import { listOauthScopes } from './oauth-scopes.ts'

export type ConnectedAppFormValues = Pick<
  OrgConnectedApp,
  | 'name'
  | 'apiName'
  | 'contactEmail'
  | 'oauth'
  | 'callbackUrl'
  | 'scopes'
  | 'secretForWebServer'
  | 'secretForRefreshToken'
  | 'pkce'
> & { description: string; clientCredentials: boolean }

/** The defaults: secrets are required, PKCE is not (part 2 §1.3). */
const empty: ConnectedAppFormValues = {
  name: '',
  apiName: '',
  contactEmail: '',
  description: '',
  oauth: false,
  callbackUrl: '',
  scopes: [],
  secretForWebServer: true,
  secretForRefreshToken: true,
  pkce: false,
  clientCredentials: false,
}

export const toFormValues = (existing: OrgConnectedApp | undefined): ConnectedAppFormValues =>
  existing
    ? {
        ...existing,
        description: existing.description ?? '',
        clientCredentials: existing.clientCredentials ?? false,
      }
    : empty

export function parseFormValues(
  { form, state }: RequestContext,
  existing: OrgConnectedApp | undefined,
): ConnectedAppFormValues {
  const before = toFormValues(existing)
  const basic = getBasicInfoIds(state)
  const text = (id: string) => (form.get(id) ?? '').trim()
  const values = {
    ...before,
    name: text(basic.name),
    // Disabled inputs are not in the post.
    apiName: existing?.apiName ?? text(basic.apiName),
    contactEmail: text(basic.contactEmail),
    description: text(basic.description),
    oauth: form.has(connectedAppFormIds.isOauth),
  }
  // The section was not on the page yet, so its values are not in the post.
  if (!form.has(connectedAppFormIds.callbackUrl)) return values
  const own = getSecretCheckboxIds(state)
  const shown = listOauthScopes(state)
  const picked = text(`${connectedAppFormIds.scopes}:selection`).split(',')
  return {
    ...values,
    callbackUrl: text(connectedAppFormIds.callbackUrl),
    scopes: picked.flatMap((value) => shown.find((scope) => scope.value === value)?.code ?? []),
    secretForWebServer: form.has(own.secretForWebServer),
    secretForRefreshToken:
      state.variant.appForm === '2019' ? before.secretForRefreshToken : form.has(own.secretForRefreshToken),
    pkce: form.has(own.pkce),
    clientCredentials:
      state.variant.appForm === '2025' ? form.has(own.clientCredentials) : before.clientCredentials,
  }
}
