/** One thing that a repair makes, and what became of it. */

import type { CaseFieldName } from '../../required-setup.ts'
import type { ApiReason } from '../../salesforce/api/errors.ts'
import type { LayoutFact } from '../facts/facts.ts'

export type MendItem =
  | { readonly kind: 'field'; readonly name: CaseFieldName }
  /** These fields on these page layouts. */
  | {
      readonly kind: 'layouts'
      readonly fields: readonly CaseFieldName[]
      readonly layouts: readonly LayoutFact[]
    }
  /** The API-only profile; where Salesforce refuses it, its user gets the profile `base`, '' where none serves. */
  | { readonly kind: 'profile'; readonly name: string; readonly base?: string }
  /** The integration permission set: made, or completed. */
  | { readonly kind: 'set' }
  /** Access to cases and to these fields. */
  | { readonly kind: 'access'; readonly fields: readonly CaseFieldName[] }
  /** The user with this profile. */
  | { readonly kind: 'user'; readonly username: string; readonly profile: string }
  /** The permission set licence without which the user's licence takes no access to cases. */
  | { readonly kind: 'licence'; readonly name: string; readonly username: string }
  | { readonly kind: 'assignment'; readonly username: string }
  | { readonly kind: 'password'; readonly username: string }

export interface MendResult {
  readonly item: MendItem
  /** `skipped`: something it needs could not be made, or the admin stopped before it. */
  readonly end: 'made' | 'there' | 'failed' | 'skipped'
  readonly reason: ApiReason | null
  /** Salesforce's own words, '' where there are none. */
  readonly message: string
}

/** Names an item, the same in every plan that has it. */
export const itemId = (item: MendItem): string => (item.kind === 'field' ? `field-${item.name}` : item.kind)
