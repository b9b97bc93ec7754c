/** *Test sign-in*: the five values go to the org they are of, as SpaceIQ would send them, before SpaceIQ gets them. */

import { outcomeOf, type SignInOutcome, withLogin } from '../check/sign-in.ts'
import { logins, userFact } from '../salesforce/api/parse.ts'
import { queries } from '../salesforce/api/queries.ts'
import { signIn } from '../salesforce/api/sign-in.ts'
import { myDomainUrl } from '../salesforce/my-domain.ts'
import { alone, updateApiState } from './api-state.ts'
import { apiFor } from './check.ts'
import { loadRecord } from './records.ts'
import { valuesOf } from './values.ts'
import { readVault } from './vault.ts'

/** What the org wrote down of the attempt; '' where nobody may look, or nothing new stands there. */
const statusOf = async (
  org: string,
  username: string,
  since: number,
  signal: AbortSignal,
): Promise<string> => {
  const api = await apiFor(org, signal)
  if (!api.ok) return ''
  const found = await api.value.get(queries.userNamed(username))
  const user = found.ok ? userFact(found.value) : null
  if (!user) return ''
  const history = await api.value.get(queries.logins(user.id))
  const last = history.ok ? logins(history.value)[0] : undefined
  // The org's clock is not ours; a line of an earlier attempt explains nothing.
  return last && Date.parse(last.time) > since - 120_000 ? last.status : ''
}

/** Null where it was stopped before anything was sent. A sign-in under way is waited for, so that its token is given back. */
const attempt = async (org: string, signal: AbortSignal): Promise<SignInOutcome | null> => {
  const [vault, record] = await Promise.all([readVault(org), loadRecord(org)])
  const begin = Date.now()
  const held = valuesOf(vault, record.evidence, myDomainUrl(`https://${org}/`), begin)
  const values = {
    username: held.username.value,
    password: held.password.value,
    clientId: held.clientId.value,
    clientSecret: held.clientSecret.value,
  }
  if (signal.aborted) return null
  if (Object.values(values).includes('')) return { kind: 'incomplete', at: begin }
  const outcome = outcomeOf(await signIn({ org, values }), record.evidence.appSavedAt, Date.now())
  if (outcome.kind !== 'refused') return outcome
  return withLogin(outcome, await statusOf(org, values.username, begin, signal).catch(() => ''))
}

/** Tries once, and stores how it ended unless it was forgotten meanwhile. Rejects when storage fails. */
export const testSignIn = (org: string): Promise<void> =>
  alone(org, 'sign-in', async (signal) => {
    const signedIn = await attempt(org, signal)
    if (signedIn === null || signal.aborted) return
    await updateApiState(org, (state) => ({ ...state, signIn: signedIn }))
  })
