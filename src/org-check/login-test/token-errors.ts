/** Classifies the token endpoint's errors by code and wording, as Salesforce adds to both. Pure. */

import { interpretLoginStatus, listsAlternatives } from './login-history.ts'
import type { LoginOutcomeKind } from './login-kinds.ts'
import type { TokenError } from './oauth-token.ts'

type PatternTable = readonly (readonly [pattern: RegExp, kind: LoginOutcomeKind])[]

/** Patterns of codes, in lower case with `_` between words. */
const outcomeByCode: PatternTable = [
  [/inactive_org|org_(?:inactive|locked|closed)/, 'inactive-org'],
  [/inactive_user|user_inactive/, 'inactive-user'],
  [/unsupported_grant|grant_type/, 'grant-refused'],
  [/domain/, 'domain-refused'],
  [/scope/, 'scope-missing'],
  [/rate_?limit|(?:rate|limit)_exceeded|too_many/, 'rate-limited'],
  [/server_error|unavailable|busy|maintenance|overload/, 'busy'],
  [/app_(?:is_)?blocked|authori[sz]ation_blocked/, 'app-blocked'],
  [/(?:app|application|client|consumer)_not_found|not_installed|uninstalled/, 'wrong-key'],
  [/client_id(?:entifier)?(?:_|$)|unknown_client|consumer_(?:deleted|key)/, 'wrong-key'],
  [/denied|approv|unauthori[sz]ed|not_authori[sz]ed|app_access/, 'not-approved'],
  [/^invalid_client|client_secret|client_credentials|bad_client/, 'wrong-secret'],
]

/** Phrases that name one cause, whatever the code. */
const outcomeByPhrase: PatternTable = [
  [/organization is locked/i, 'inactive-org'],
  [/user is locked/i, 'locked'],
  [/not admin approved|hasn.t approved|not (?:been )?approved/i, 'not-approved'],
  [/app is blocked/i, 'app-blocked'],
  [/not supported on this domain/i, 'domain-refused'],
  [/login rate|rate.?(?:limit|exceeded)|too many requests/i, 'rate-limited'],
  [/no client credentials user/i, 'no-run-as'],
  // Of an app that has no scope which such a token can have.
  [/no valid scopes?/i, 'scope-missing'],
  // Client credentials that are off in the settings or in the policies of the app.
  [/grant type not supported|client.credentials flow (?:is )?(?:not enabled|disabled)/i, 'grant-refused'],
  [
    /client identifier invalid|(?:app|client) (?:is )?not (?:found|installed)|not installed in this org/i,
    'wrong-key',
  ],
  [/invalid client credentials/i, 'wrong-secret'],
]

const findFirstMatch = (table: PatternTable, text: string) =>
  table.find(([pattern]) => pattern.test(text))?.[1]

/** Classifies a description; one that lists several causes proves none. */
const classifyDescription = (description: string): LoginOutcomeKind | undefined => {
  if (listsAlternatives(description)) return undefined
  const phrase = findFirstMatch(outcomeByPhrase, description)
  if (phrase) return phrase
  const meaning = interpretLoginStatus(description)
  // A success, or a person's API-only login, does not explain this refusal.
  return meaning === null || meaning === 'success' || meaning === 'api-only' ? undefined : meaning
}

/** Classifies an error; `refused` if the endpoint hides the cause, as the login history may not. */
export const classifyTokenError = ({ status, error, description, page }: TokenError): LoginOutcomeKind => {
  if (status === 429) return 'rate-limited'
  // The title of an HTML page says nothing about the login.
  if (page) return status >= 500 ? 'busy' : 'page'
  const code = error.toLowerCase().replace(/[\s.-]+/g, '_')
  const told =
    classifyDescription(description) ??
    (code === 'invalid_grant' ? undefined : findFirstMatch(outcomeByCode, code))
  const own = code === 'invalid_grant' ? undefined : classifyDescription(code.replaceAll('_', ' '))
  if (told ?? own) return told ?? own ?? 'refused'
  if (code === 'invalid_grant') return 'refused'
  if (status >= 500) return 'busy'
  return error === '' && description === '' ? 'unexpected' : 'unknown-refusal'
}
