/** Texts for every outcome of a login test; an outcome without a text is a type error. */

import { listSub } from '../../platform/formatted-subs.ts'
import type { MessageKey, PlainMessageKey } from '../../platform/substitutions.ts'
import { type LocalizedText, text } from '../../platform/text.ts'
import { apiReasonTexts } from '../row.ts'
import { addFlowAdvice, type FlowContext, replaceByFlowAdvice } from './flow-advice.ts'
import type { LoginOutcome, LoginOutcomeKind } from './login-kinds.ts'

export const loginOutcomeMessageKeys = {
  success: 'signin_success',
  incomplete: 'signin_incomplete',
  'no-such-user': 'signin_no_such_user',
  'wrong-key': 'signin_wrong_key',
  'not-ready': 'signin_not_ready',
  'wrong-secret': 'signin_wrong_secret',
  refused: 'signin_refused',
  'history-unread': 'signin_history_unread',
  'no-line': 'signin_no_line',
  'unknown-line': 'login_unknown',
  'wrong-password': 'signin_wrong_password',
  'password-expired': 'signin_password_expired',
  'password-change': 'signin_password_change',
  'sso-required': 'signin_sso_required',
  delegated: 'signin_delegated',
  'token-missing': 'signin_token_missing',
  'flow-blocked': 'signin_flow_blocked',
  'address-refused': 'signin_address_refused',
  'hours-refused': 'signin_hours_refused',
  'activation-required': 'signin_activation_required',
  'mfa-required': 'signin_mfa_required',
  licence: 'signin_licence',
  'contact-admin': 'signin_contact_admin',
  locked: 'signin_locked',
  'inactive-user': 'signin_inactive_user',
  'inactive-org': 'signin_inactive_org',
  'not-approved': 'signin_not_approved',
  'app-blocked': 'signin_app_blocked',
  'domain-refused': 'signin_domain_refused',
  'grant-refused': 'signin_grant_refused',
  'rate-limited': 'signin_rate_limited',
  busy: 'signin_busy',
  'no-run-as': 'signin_no_run_as',
  'no-api': 'signin_no_api',
  'session-barred': 'signin_session_barred',
  'session-level': 'signin_session_level',
  'scope-missing': 'signin_scope_missing',
  'access-control': 'signin_access_control',
  'api-limit': 'api_limit',
  'no-case': 'signin_no_case',
  'data-refused': 'signin_data_refused',
  'data-unanswered': 'signin_data_unanswered',
  'identity-refused': 'signin_identity_refused',
  'other-run-as': 'cc_other_run_as',
  'flow-over': 'signin_flow_over',
  'kept-off': 'api_kept_off',
  network: 'signin_network',
  timeout: 'signin_timeout',
  redirected: 'signin_redirected',
  page: 'signin_page',
  'unknown-refusal': 'signin_unknown_refusal',
  unexpected: 'signin_unexpected',
} as const satisfies Record<LoginOutcomeKind, MessageKey>

/** Texts of outcomes that mean something else, or need something else, under client credentials. */
const clientCredentialsMessageKeys: Readonly<Partial<Record<LoginOutcomeKind, PlainMessageKey>>> = {
  incomplete: 'cc_incomplete',
  refused: 'cc_refused',
  'history-unread': 'cc_refused',
  'no-line': 'cc_refused',
  'grant-refused': 'cc_flow_disabled',
  'flow-blocked': 'cc_flow_disabled',
  'no-run-as': 'cc_no_run_as',
  'not-approved': 'cc_not_approved',
  'inactive-user': 'cc_inactive_user',
  'scope-missing': 'cc_scope_missing',
  locked: 'cc_locked',
  'identity-refused': 'cc_identity_refused',
}

/** Outcomes after a token was issued: the login is right, but nothing else is proven. */
const kindsAfterToken: readonly LoginOutcomeKind[] = [
  'password-expired',
  'session-barred',
  'session-level',
  'scope-missing',
  'access-control',
  'api-limit',
  'no-api',
  'no-case',
  'data-refused',
  'data-unanswered',
  'identity-refused',
  'other-run-as',
]

/** Returns whether a token was issued although the login test failed. */
export const failedAfterToken = ({ kind, host }: LoginOutcome): boolean =>
  host !== undefined && kindsAfterToken.includes(kind)

/** Returns a sandbox's name, '' otherwise: `acme--uat.sandbox.my.salesforce.com` -> `uat`. */
const parseSandboxName = (org: string): string => /^[^.]+--([a-z\d]+)\./.exec(org)?.[1] ?? ''

/** Returns the main sentence for the outcome. */
const describeOutcomeKind = (
  { kind, username = '', host = '', line, grant }: LoginOutcome,
  org: string,
): LocalizedText => {
  if (kind === 'success' && grant && username) return text('cc_success', username, host)
  if (kind === 'other-run-as') return text('cc_other_run_as', username, host)
  if (kind === 'success')
    return username ? text('signin_success', username, host) : text('signin_success_nameless', host)
  if (kind === 'no-such-user') return text('signin_no_such_user', username, org)
  if (kind === 'unknown-line') return text('login_unknown', line?.status ?? '')
  const key = grant && clientCredentialsMessageKeys[kind]
  return text(key ?? loginOutcomeMessageKeys[kind])
}

/** Suggests the sandbox's username suffix, unless the username has it already. */
const suggestSandboxUsername = (username: string, org: string): readonly LocalizedText[] => {
  const name = parseSandboxName(org)
  return name === '' || username.toLowerCase().endsWith(`.${name}`)
    ? []
    : [text('signin_sandbox_name', `.${name}`, `${username}.${name}`)]
}

/** What the texts of an outcome depend on. */
export interface OutcomeContext extends FlowContext {
  /** The org's My Domain host. */
  readonly org: string
}

/** Describes an outcome, the most important text first. */
export const describeLoginOutcome = (
  outcome: LoginOutcome,
  context: OutcomeContext,
): readonly [LocalizedText, ...LocalizedText[]] => {
  const { kind, username = '', near = [], unrevoked, unread, grant } = outcome
  const hasToken = kind === 'success' || failedAfterToken(outcome)
  const { org } = context
  const [main = describeOutcomeKind(outcome, org), ...rest] = replaceByFlowAdvice(outcome, context) ?? []
  return [
    main,
    ...rest,
    ...addFlowAdvice(outcome, context),
    ...(unread ? [apiReasonTexts[unread]] : []),
    ...(kind === 'no-such-user' ? suggestSandboxUsername(username, org) : []),
    ...(kind === 'scope-missing' && grant ? [text('cc_session_barred')] : []),
    ...(kind === 'no-case' ? [text('licence_objects')] : []),
    ...(near.length > 0 ? [text('signin_near_names', listSub(near))] : []),
    ...(kind === 'success' ? [text('signin_unproven')] : []),
    ...(failedAfterToken(outcome) && kind !== 'other-run-as'
      ? [text(grant ? 'cc_token_no_proof' : 'signin_token_no_proof')]
      : []),
    ...(hasToken ? [text(unrevoked ? 'signin_unrevoked' : 'signin_revoked')] : []),
  ]
}
