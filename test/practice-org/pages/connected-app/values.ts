/** What the connected app form holds, whether it comes from an app, from a post or from nowhere. */

import type { Ctx, OrgApp } from '../../types.ts'
import { basicIds, ids, secretBoxes } from './ids.ts'
import { scopesOf } from './oauth-scopes.ts'

export type AppValues = Pick<
  OrgApp,
  | 'name'
  | 'apiName'
  | 'contactEmail'
  | 'oauth'
  | 'callbackUrl'
  | 'scopes'
  | 'secretForWebServer'
  | 'secretForRefreshToken'
  | 'pkce'
> & { description: string }

/** The secrets are required by default, PKCE is not (part 2 §1.3). */
const empty: AppValues = {
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
}

export const valuesOfApp = (existing: OrgApp | undefined): AppValues =>
  existing ? { ...existing, description: existing.description ?? '' } : empty

export function valuesOfPost({ form, state }: Ctx, existing: OrgApp | undefined): AppValues {
  const before = valuesOfApp(existing)
  const basic = basicIds(state)
  const text = (id: string) => (form.get(id) ?? '').trim()
  const values = {
    ...before,
    name: text(basic.name),
    // What is greyed out is not in the post.
    apiName: existing?.apiName ?? text(basic.apiName),
    contactEmail: text(basic.contactEmail),
    description: text(basic.description),
    oauth: form.has(ids.isOauth),
  }
  // The section was not in the page yet: what it holds is not in the post either.
  if (!form.has(ids.callbackUrl)) return values
  const own = secretBoxes(state)
  const shown = scopesOf(state)
  const picked = text(`${ids.scopes}:selection`).split(',')
  return {
    ...values,
    callbackUrl: text(ids.callbackUrl),
    scopes: picked.flatMap((value) => shown.find((scope) => scope.value === value)?.code ?? []),
    secretForWebServer: form.has(own.secretForWebServer),
    secretForRefreshToken:
      state.world.appForm === '2019' ? before.secretForRefreshToken : form.has(own.secretForRefreshToken),
    pkce: form.has(own.pkce),
  }
}
