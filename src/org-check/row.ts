/** One row of *Check my org*. */

import { type Text, text } from '../platform/text.ts'
import type { ApiError, ApiReason, ApiResult } from '../salesforce/api/errors.ts'
import type { StepId } from '../setup-guide/ids.ts'

export type RowAction =
  | { readonly do: 'show-me'; readonly step: StepId }
  | { readonly do: 'mend' }
  /** On the page of the user with this id there is a button that cures it. */
  | { readonly do: 'open-user'; readonly id: string; readonly press: 'unfreeze' | 'unlock' }
  | null

export interface CheckRow {
  readonly id: string
  readonly status: 'right' | 'wrong' | 'unknown'
  readonly label: Text
  /** What was found, in words. */
  readonly evidence: readonly Text[]
  /** What can be done about it; null where nothing needs to be, or can. */
  readonly action: RowAction
}

export const mend: RowAction = { do: 'mend' }

/** Leads to the pages of a step. */
export const showMe = (step: StepId): RowAction => ({ do: 'show-me', step })

/** Why the API did not tell, or did not do it. */
export const reasonTexts: Readonly<Record<ApiReason, Text>> = {
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

/** Why a question has no answer, with Salesforce's own words where it had any. */
export const unread = ({ reason, code, message }: ApiError): readonly Text[] => {
  const words = [code, message].filter(Boolean).join(': ')
  return [reasonTexts[reason], ...(words === '' ? [] : [text('signin_says', words)])]
}

/** A row of a fact that may be unknown. */
export const rowOf = <T>(
  id: string,
  label: Text,
  fact: ApiResult<T>,
  judge: (value: T) => Judged,
  otherwise: RowAction = null,
): CheckRow =>
  fact.ok
    ? { id, label, ...judge(fact.value) }
    : { id, label, status: 'unknown', evidence: [reasonTexts[fact.reason]], action: otherwise }

/** A row without its name. */
export type Judged = Pick<CheckRow, 'status' | 'evidence' | 'action'>

/** Right, with what was found. */
export const right = (...evidence: readonly Text[]) => ({ status: 'right', evidence, action: null }) as const

/** Not as SpaceIQ needs it, with what can be done about it. */
export const wrong = (action: RowAction, ...evidence: readonly Text[]) =>
  ({ status: 'wrong', evidence, action }) as const

/** What nobody can tell from here. */
export const unknown = (action: RowAction, ...evidence: readonly Text[]) =>
  ({ status: 'unknown', evidence, action }) as const
