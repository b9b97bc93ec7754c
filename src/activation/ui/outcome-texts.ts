/** Texts for each activation outcome: meaning and next action. A missing entry is a type error. */

import type { PlainMessageKey } from '../../ui/i18n.ts'
import type { ActivationOutcome } from '../outcome.ts'

/** The button for the next action; `none` if that is Activate itself, or waiting. */
export type NextActionKind =
  | 'none'
  | 'fields'
  | 'token'
  | 'grant'
  | 'password'
  | 'options'
  | 'spaceiq'
  | 'status'

interface OutcomeTexts {
  readonly title: PlainMessageKey
  readonly text: PlainMessageKey
  readonly next: PlainMessageKey
  /** Replaces `next` where username and password cannot be chosen any more. */
  readonly nextAfter?: PlainMessageKey
  readonly action: NextActionKind
  readonly tone: 'good' | 'warn' | 'bad'
}

export const outcomeTexts: Record<ActivationOutcome['kind'], OutcomeTexts> = {
  active: {
    title: 'outcome_active_title',
    text: 'outcome_active_text',
    next: 'outcome_active_next',
    action: 'spaceiq',
    tone: 'good',
  },
  pending: {
    title: 'outcome_pending_title',
    text: 'outcome_pending_text',
    next: 'outcome_pending_next',
    action: 'spaceiq',
    tone: 'good',
  },
  saved: {
    title: 'outcome_saved_title',
    text: 'outcome_saved_text',
    next: 'outcome_saved_next',
    action: 'spaceiq',
    tone: 'good',
  },
  incomplete: {
    title: 'outcome_incomplete_title',
    text: 'outcome_incomplete_text',
    next: 'outcome_incomplete_next',
    action: 'fields',
    tone: 'warn',
  },
  'endpoint-refused': {
    title: 'outcome_endpoint_refused_title',
    text: 'outcome_endpoint_refused_text',
    next: 'outcome_endpoint_refused_next',
    action: 'options',
    tone: 'bad',
  },
  'grant-not-chosen': {
    title: 'outcome_grant_not_chosen_title',
    text: 'outcome_grant_not_chosen_text',
    next: 'outcome_grant_not_chosen_next',
    action: 'grant',
    tone: 'warn',
  },
  'grant-refused': {
    title: 'outcome_grant_refused_title',
    text: 'outcome_grant_refused_text',
    next: 'outcome_grant_refused_next',
    nextAfter: 'outcome_grant_refused_next_after',
    action: 'password',
    tone: 'bad',
  },
  'access-missing': {
    title: 'outcome_access_missing_title',
    text: 'outcome_access_missing_text',
    next: 'outcome_access_missing_next',
    action: 'none',
    tone: 'bad',
  },
  invalid: {
    title: 'outcome_invalid_title',
    text: 'outcome_invalid_text',
    next: 'outcome_invalid_next',
    action: 'fields',
    tone: 'bad',
  },
  unauthorized: {
    title: 'outcome_unauthorized_title',
    text: 'outcome_unauthorized_text',
    next: 'outcome_unauthorized_next',
    action: 'token',
    tone: 'bad',
  },
  forbidden: {
    title: 'outcome_forbidden_title',
    text: 'outcome_forbidden_text',
    next: 'outcome_forbidden_next',
    action: 'token',
    tone: 'bad',
  },
  'not-found': {
    title: 'outcome_not_found_title',
    text: 'outcome_not_found_text',
    next: 'outcome_not_found_next',
    action: 'options',
    tone: 'bad',
  },
  'already-active': {
    title: 'outcome_already_active_title',
    text: 'outcome_already_active_text',
    next: 'outcome_already_active_next',
    action: 'spaceiq',
    tone: 'warn',
  },
  'rate-limited': {
    title: 'outcome_rate_limited_title',
    text: 'outcome_rate_limited_text',
    next: 'outcome_rate_limited_next',
    action: 'none',
    tone: 'warn',
  },
  'server-error': {
    title: 'outcome_server_error_title',
    text: 'outcome_server_error_text',
    next: 'outcome_server_error_next',
    action: 'status',
    tone: 'bad',
  },
  network: {
    title: 'outcome_network_title',
    text: 'outcome_network_text',
    next: 'outcome_network_next',
    action: 'none',
    tone: 'bad',
  },
  timeout: {
    title: 'outcome_timeout_title',
    text: 'outcome_timeout_text',
    next: 'outcome_timeout_next',
    action: 'spaceiq',
    tone: 'warn',
  },
  interrupted: {
    title: 'outcome_interrupted_title',
    text: 'outcome_interrupted_text',
    next: 'outcome_interrupted_next',
    action: 'none',
    tone: 'warn',
  },
  redirected: {
    title: 'outcome_redirected_title',
    text: 'outcome_redirected_text',
    next: 'outcome_redirected_next',
    action: 'options',
    tone: 'bad',
  },
  'not-json': {
    title: 'outcome_not_json_title',
    text: 'outcome_not_json_text',
    next: 'outcome_not_json_next',
    action: 'options',
    tone: 'bad',
  },
  unexpected: {
    title: 'outcome_unexpected_title',
    text: 'outcome_unexpected_text',
    next: 'outcome_unexpected_next',
    action: 'spaceiq',
    tone: 'warn',
  },
}
