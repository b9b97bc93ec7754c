/** What each end of a sign-in means, and what to do. An end without texts is a type error. */

import type { SignInKind } from './sign-in.ts'

export const signInTexts = {
  success: 'signin_success',
  incomplete: 'signin_incomplete',
  'wrong-key': 'signin_wrong_key',
  'not-ready': 'signin_not_ready',
  'wrong-secret': 'signin_wrong_secret',
  refused: 'signin_refused',
  'wrong-password': 'signin_wrong_password',
  'token-missing': 'signin_token_missing',
  'flow-blocked': 'signin_flow_blocked',
  'address-refused': 'signin_address_refused',
  'hours-refused': 'signin_hours_refused',
  'activation-required': 'signin_activation_required',
  'mfa-required': 'signin_mfa_required',
  locked: 'signin_locked',
  'inactive-user': 'signin_inactive_user',
  'inactive-org': 'signin_inactive_org',
  'not-approved': 'signin_not_approved',
  'app-blocked': 'signin_app_blocked',
  'domain-refused': 'signin_domain_refused',
  'grant-refused': 'signin_grant_refused',
  'rate-limited': 'signin_rate_limited',
  'no-run-as': 'signin_no_run_as',
  'no-api': 'signin_no_api',
  network: 'signin_network',
  timeout: 'signin_timeout',
  redirected: 'signin_redirected',
  unexpected: 'signin_unexpected',
} as const satisfies Record<SignInKind, string>
