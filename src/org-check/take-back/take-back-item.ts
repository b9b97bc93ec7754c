/** Items of *Take it back*, and their results. */

import type { ChangeKind } from '../../change-record/change.ts'
import type { ApiReason } from '../../salesforce/api/errors.ts'

/** Why the API takes something not back, besides the reasons of a failed request. */
export const leavingReasons = [
  'existed-before', // we changed it, and cannot know what it was before
  'connected-app', // the API deletes none
  'password',
  'goes-along', // belongs to something else that was made
  'id-unknown',
  'other-kind',
  'other-name',
  'other-time',
  'cases-changed', // since the field was made: it may hold values
  'cases-unseen', // the session's user does not see every case
  'has-users', // a profile
  'still-there', // accepted by Salesforce, yet found afterwards
] as const
export type LeavingReason = (typeof leavingReasons)[number]

/** What the org says about a recorded thing. */
export type TakeBackVerdict =
  | { readonly state: 'offered' }
  /** Taken back before, here or by somebody else. */
  | { readonly state: 'gone' }
  /** Not touched. `message`: Salesforce's own words, '' if there are none. */
  | { readonly state: 'left'; readonly reason: LeavingReason | ApiReason; readonly message: string }

/** A recorded change, as the preview shows it. */
export interface TakeBackItem {
  /** Key of the change in the record. */
  readonly key: string
  readonly kind: ChangeKind
  readonly action: 'made' | 'changed'
  readonly name: string
  readonly id: string | null
  readonly details: readonly string[]
  readonly verdict: TakeBackVerdict
}

export interface TakeBackResult {
  readonly item: Omit<TakeBackItem, 'verdict'>
  /** `skipped`: the admin stopped first, or no request could succeed any more. */
  readonly end: 'taken-back' | 'already-gone' | 'left' | 'refused' | 'skipped'
  readonly reason: LeavingReason | ApiReason | null
  /** Salesforce's own words, '' if there are none. */
  readonly message: string
}

/** The preview, or why there is none. */
export type TakeBackPlan =
  | { readonly ok: true; readonly at: number; readonly items: readonly TakeBackItem[] }
  | {
      readonly ok: false
      readonly at: number
      /** `other-organization`: the record is of another org. */
      readonly reason: ApiReason | 'other-organization'
    }

/** Builds the verdict of something that is not touched. */
export const leave = (reason: LeavingReason | ApiReason, message = ''): TakeBackVerdict => ({
  state: 'left',
  reason,
  message,
})
