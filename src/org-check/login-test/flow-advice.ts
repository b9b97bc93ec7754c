/** Corrects what a login test says of a password where the org has no password flow. Pure. */

import { describeFlowBlock, describeLostFlow } from '../../flow-retirement/blocked-flow.ts'
import type { LocalizedText } from '../../platform/text.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import type { LoginOutcome, LoginOutcomeKind } from './login-kinds.ts'

/** What decides which next move is open. */
export interface FlowContext {
  readonly setup: ObservedSetup
  readonly now: Date
}

/** Refusals that the missing flow itself explains. */
const kindsOfMissingFlow: readonly LoginOutcomeKind[] = [
  'refused',
  'history-unread',
  'no-line',
  'grant-refused',
  'no-run-as',
]

/** Refusals whose advice mends a login with a password. */
const kindsOfPassword: readonly LoginOutcomeKind[] = [
  'wrong-password',
  'password-expired',
  'password-change',
  'token-missing',
  'sso-required',
  'delegated',
  'mfa-required',
  'activation-required',
  'locked',
]

/** Returns what replaces an outcome's text; null if that is right as it is. */
export const replaceByFlowAdvice = (
  { kind, grant }: LoginOutcome,
  { setup, now }: FlowContext,
): readonly LocalizedText[] | null => {
  if (grant) return null
  if (kind === 'flow-blocked') return describeFlowBlock(setup, now)
  const lost = describeLostFlow(setup, now)
  return lost && kindsOfMissingFlow.includes(kind) ? [lost] : null
}

/** Returns what follows advice about a password that cannot work here, whatever is mended. */
export const addFlowAdvice = (
  { kind, grant, host }: LoginOutcome,
  { setup, now }: FlowContext,
): readonly LocalizedText[] => {
  const lost = grant || host || !kindsOfPassword.includes(kind) ? null : describeLostFlow(setup, now)
  return lost ? [lost] : []
}
