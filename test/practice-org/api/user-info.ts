/** The UserInfo endpoint. */

import { getFullName } from '../state.ts'
import type { FakeOrg } from '../types.ts'
import { organizationId } from './records.ts'

type UserInfo = Readonly<Record<string, unknown>>

/** Scopes with which it answers. Uncertain: the list, and the refusal of a token with none of them. */
const scopesNeeded: readonly string[] = ['api', 'id', 'openid', 'profile', 'email', 'address', 'phone']

/** Describes the session's user; null if there is no such session, or its token may not ask. */
export function getUserInfo(state: FakeOrg, sid: string): UserInfo | null {
  const session = state.sessions.get(sid)
  const user = session && state.users.find(({ username }) => username === session.username)
  if (!user || session.scopes?.every((scope) => !scopesNeeded.includes(scope))) return null
  const base = `https://${state.name}.my.salesforce.com`
  return {
    sub: `https://login.salesforce.com/id/${organizationId}/${user.id}`,
    user_id: user.id,
    organization_id: organizationId,
    preferred_username: user.username,
    nickname: user.nickname,
    name: getFullName(user),
    email: user.email,
    email_verified: true,
    given_name: user.firstName || null,
    family_name: user.lastName,
    zoneinfo: 'America/Los_Angeles',
    profile: `${base}/${user.id}`,
    active: user.active,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_US',
    urls: {
      enterprise: `${base}/services/Soap/c/{version}/${organizationId.slice(0, 15)}`,
      metadata: `${base}/services/Soap/m/{version}/${organizationId.slice(0, 15)}`,
      rest: `${base}/services/data/v{version}/`,
      sobjects: `${base}/services/data/v{version}/sobjects/`,
      query: `${base}/services/data/v{version}/query/`,
      tooling_rest: `${base}/services/data/v{version}/tooling/`,
      profile: `${base}/${user.id}`,
      custom_domain: base,
    },
  }
}
