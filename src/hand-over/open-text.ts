/** Decides whether a sealed text may be opened here and now, and opens it. */

import { isFeatureDisabled, isOrgAllowed, type Policy } from '../platform/policy.ts'
import { orgKey } from '../salesforce/urls/my-domain.ts'
import { getPublicKey, importPrivateKey, type ReceivingKey } from './receiving-key.ts'
import { isDomainAllowed, isDomainOfOrg } from './sealed-domain.ts'
import {
  parseSealedText,
  SEAL_LIFETIME_MS,
  type SealedHeader,
  type SealedText,
  type SealedTextProblem,
} from './sealed-text.ts'
import type { SealedValues } from './sealed-values.ts'

/** Why a sealed text was not opened; `other-domain`, `domain-not-allowed`: opened, and not used. */
export type OpenProblem =
  | SealedTextProblem
  | 'switched-off'
  | 'org-not-allowed'
  | 'no-receiving-code'
  | 'other-recipient'
  | 'clock-set-back'
  | 'clocks-differ'
  | 'expired'
  | 'altered'
  | 'other-domain'
  | 'domain-not-allowed'

/** Opened values with what the text said of them. */
export interface OpenedText {
  readonly org: string
  /** Epoch milliseconds, by the sender's clock. */
  readonly sealedAt: number
  readonly sealed: SealedValues
}

/** Milliseconds by which the clocks of two computers may differ. */
const CLOCK_DIFFERENCE_MS = 10 * 60 * 1000

const findTimeProblem = (
  { sealedAt, expiresAt }: SealedHeader,
  { createdAt }: ReceivingKey,
  now: number,
): OpenProblem | null => {
  // Strict: it is the clock that made the code, and 24 hours must not begin anew.
  if (now < createdAt) return 'clock-set-back'
  if (sealedAt > now + CLOCK_DIFFERENCE_MS || sealedAt < createdAt - CLOCK_DIFFERENCE_MS)
    return 'clocks-differ'
  return now >= expiresAt || expiresAt - sealedAt > SEAL_LIFETIME_MS ? 'expired' : null
}

/** Returns whether the problem was found in what the key had opened. */
export const isFoundAfterOpening = (problem: OpenProblem): boolean =>
  problem === 'other-domain' || problem === 'domain-not-allowed'

/** Opens pasted text with the receiving key, or returns why not. Removes no key. */
export const openText = async (
  pasted: string,
  key: ReceivingKey | null,
  policy: Policy,
  now: number,
): Promise<OpenedText | OpenProblem> => {
  if (isFeatureDisabled(policy, 'seal')) return 'switched-off'
  const text: SealedText | SealedTextProblem = parseSealedText(pasted)
  if (typeof text === 'string') return text
  const { org, sealedAt, recipient } = text
  if (orgKey(`https://${org}/`) !== org) return 'no-sealed-text'
  if (!isOrgAllowed(policy, org)) return 'org-not-allowed'
  if (!key) return 'no-receiving-code'
  const { getRecipient, openValues } = await import('./seal.ts')
  if (recipient !== (await getRecipient(getPublicKey(key)))) return 'other-recipient'
  const problem = findTimeProblem(text, key, now)
  if (problem) return problem
  const sealed = await openValues(text, await importPrivateKey(key))
  if (!sealed) return 'altered'
  const { domain } = sealed.values
  if (!isDomainOfOrg(domain, org)) return 'other-domain'
  return isDomainAllowed(policy, domain) ? { org, sealedAt, sealed } : 'domain-not-allowed'
}
