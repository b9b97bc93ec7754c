/** What a content script reads from a page, before anybody judges it. The background makes evidence of it. */

export interface ListedField {
  /** As listed: `Team__c`, or `ns__Team__c` for a managed package's. */
  readonly apiName: string
  /** Salesforce's words, in its language: `Text(255) (External ID)`. */
  readonly type: string
}

/** A value that was read: a box, a text, '' or null where the page shows none. */
export type Value = string | boolean | null

/** What is read, or said, of a profile. */
export type ProfileReading =
  | {
      readonly kind:
        | 'profile-detail'
        | 'profile-edit'
        /** The name with which the form for a clone came up. */
        | 'profile-clone'
        /** The admin says by a press of its own that this page's profile is SpaceIQ's, or that the known one is not after all. */
        | 'profile-chosen'
        | 'profile-withdrawn'
      readonly values: Readonly<Record<string, Value>>
    }
  /** The admin pressed Save on the clone page, with this name. */
  | { readonly kind: 'profile-named'; readonly name: string }

export type Reading =
  | ProfileReading
  /** The values `reads.ts` names for a page. */
  | {
      readonly kind:
        | 'user-list'
        | 'user-detail'
        | 'app-detail'
        /** The form for a connected app was refused, in these words. */
        | 'app-refused'
        | 'consumer-details'
      readonly values: Readonly<Record<string, Value>>
    }
  /** The Case field list; only the rows named like one of the seven fields. */
  | { readonly kind: 'case-fields'; readonly listed: readonly ListedField[] }
  /** The admin pressed Save on the form for a new connected app, with this name. */
  | { readonly kind: 'app-named'; readonly name: string }
  /** The admin pressed Save at the wizard's last stage; or that stage came up again, so it was refused. */
  | { readonly kind: 'field-saved' | 'field-shown'; readonly name: string }
  /** The admin says by a press of its own that this user or app is to be SpaceIQ's; the values are those of its detail page. */
  | {
      readonly kind: 'user-chosen' | 'app-chosen'
      readonly values: Readonly<Record<string, Value>>
    }
  /** The page that follows the saving of a connected app is up. */
  | { readonly kind: 'app-saved' }
