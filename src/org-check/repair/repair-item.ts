/** Items of a repair, and their results. */

import type { CaseFieldName } from '../../required-setup.ts'
import type { ApiReason } from '../../salesforce/api/errors.ts'
import type { LayoutFact } from '../facts/facts.ts'

export type RepairItem =
  | { readonly kind: 'field'; readonly name: CaseFieldName }
  /** Adds these fields to these page layouts. */
  | {
      readonly kind: 'layouts'
      readonly fields: readonly CaseFieldName[]
      readonly layouts: readonly LayoutFact[]
    }
  /** API-only profile. If Salesforce refuses it, the user gets profile `base` ('' if none fits). */
  | { readonly kind: 'profile'; readonly name: string; readonly base?: string }
  /** Integration permission set: created, or completed. */
  | { readonly kind: 'set' }
  /** Access to cases and to these fields. */
  | { readonly kind: 'access'; readonly fields: readonly CaseFieldName[] }
  /** Integration user, created with this profile. */
  | { readonly kind: 'user'; readonly username: string; readonly profile: string }
  /** Permission set license that the user's license needs for access to cases. */
  | { readonly kind: 'licence'; readonly name: string; readonly username: string }
  | { readonly kind: 'assignment'; readonly username: string }
  | { readonly kind: 'password'; readonly username: string }

export interface RepairResult {
  readonly item: RepairItem
  /** `there`: existed before. `skipped`: a prerequisite failed, or the admin stopped first. */
  readonly end: 'made' | 'there' | 'failed' | 'skipped'
  readonly reason: ApiReason | null
  /** Salesforce's own words, '' if there are none. */
  readonly message: string
}

/** Returns a stable id of the item, equal in every plan that has it. */
export const repairItemId = (item: RepairItem): string =>
  item.kind === 'field' ? `field-${item.name}` : item.kind
