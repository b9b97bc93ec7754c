/** Row of *Check my org*, and helpers to build one. */

import { type LocalizedText, text } from '../platform/text.ts'
import type { ApiError, ApiReason, ApiResult } from '../salesforce/api/errors.ts'
import type { StepId } from '../setup-guide/ids.ts'

export type RowAction =
  | { readonly kind: 'show-me'; readonly step: StepId }
  | { readonly kind: 'mend' }
  /** Opens the page of the user with this id and points at the button that fixes it. */
  | { readonly kind: 'open-user'; readonly id: string; readonly press: 'unfreeze' | 'unlock' }
  | null

export interface CheckRow {
  readonly id: string
  readonly status: 'right' | 'wrong' | 'unknown'
  readonly label: LocalizedText
  /** Findings, in words. */
  readonly details: readonly LocalizedText[]
  /** Suggested action; null if none is needed or possible. */
  readonly action: RowAction
}

export const repairAction: RowAction = { kind: 'mend' }

/** Returns an action that leads to the pages of a step. */
export const showAction = (step: StepId): RowAction => ({ kind: 'show-me', step })

/** Text for each reason of an API failure. */
export const apiReasonTexts: Readonly<Record<ApiReason, LocalizedText>> = {
  'no-session': text('api_no_session'),
  'session-unreadable': text('api_session_unreadable'),
  'behind-proxy': text('api_behind_proxy'),
  'kept-off': text('api_kept_off'),
  'session-expired': text('api_session_expired'),
  'session-locked': text('api_session_locked'),
  'session-barred': text('api_session_barred'),
  'session-level': text('api_session_level'),
  'scope-missing': text('api_scope_missing'),
  'password-expired': text('api_password_expired'),
  'api-disabled': text('api_disabled'),
  'own-api-disabled': text('api_own_disabled'),
  'access-control': text('api_access_control'),
  limit: text('api_limit'),
  busy: text('api_busy'),
  forbidden: text('api_forbidden'),
  'not-found': text('api_not_found'),
  duplicate: text('api_duplicate'),
  unseen: text('api_unseen'),
  'no-room': text('api_no_room'),
  'no-seat': text('api_no_seat'),
  licence: text('api_licence'),
  layout: text('api_layout'),
  'by-hand': text('api_by_hand'),
  invalid: text('api_invalid'),
  shared: text('api_shared'),
  network: text('api_network'),
  timeout: text('api_timeout'),
  redirected: text('api_redirected'),
  unexpected: text('api_unexpected'),
}

/** Returns the failure's text, and Salesforce's own words if it gave any. */
export const describeApiError = ({ reason, code, message }: ApiError): readonly LocalizedText[] => {
  const salesforceText = [code, message].filter(Boolean).join(': ')
  return [apiReasonTexts[reason], ...(salesforceText === '' ? [] : [text('signin_says', salesforceText)])]
}

/** Builds a row from a fact that may be unavailable. */
export const factRow = <T>(
  id: string,
  label: LocalizedText,
  fact: ApiResult<T>,
  judge: (value: T) => RowResult,
  otherwise: RowAction = null,
): CheckRow =>
  fact.ok
    ? { id, label, ...judge(fact.value) }
    : { id, label, status: 'unknown', details: [apiReasonTexts[fact.reason]], action: otherwise }

/** Row without its id and label. */
export type RowResult = Pick<CheckRow, 'status' | 'details' | 'action'>

/** Returns a passed result with the findings. */
export const passRow = (...details: readonly LocalizedText[]) =>
  ({ status: 'right', details, action: null }) as const

/** Returns a failed result with the action that fixes it. */
export const failRow = (action: RowAction, ...details: readonly LocalizedText[]) =>
  ({ status: 'wrong', details, action }) as const

/** Returns a result for what cannot be determined from here. */
export const unknownRow = (action: RowAction, ...details: readonly LocalizedText[]) =>
  ({ status: 'unknown', details, action }) as const
