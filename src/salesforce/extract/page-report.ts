/** Page reports: values the content script extracts. The background judges them. */

export interface ListedField {
  /** API name as listed: `Team__c`, or `ns__Team__c` in a managed package. */
  readonly apiName: string
  /** Salesforce's words in the page's language: `Text(255) (External ID)`. */
  readonly type: string
}

/** Extracted value: a checkbox, a text, or '' or null if the page shows none. */
export type ExtractedValue = string | boolean | null

/** Report about a profile. */
export type ProfileReport =
  | {
      readonly kind:
        | 'profile-detail'
        | 'profile-edit'
        /** Name shown in a freshly opened clone form. */
        | 'profile-clone'
        /** The admin designates this page's profile as SpaceIQ's, or withdraws that. */
        | 'profile-chosen'
        | 'profile-withdrawn'
      readonly values: Readonly<Record<string, ExtractedValue>>
    }
  /** The admin clicked Save on the clone page, with this name. */
  | { readonly kind: 'profile-named'; readonly name: string }

export type PageReport =
  | ProfileReport
  /** Values of a page's extraction rules. */
  | {
      readonly kind:
        | 'user-list'
        | 'user-detail'
        /** The form for a new user is showing; without a value. */
        | 'user-edit'
        | 'app-detail'
        | 'app-policies'
        /** Salesforce refused to show the connected app form, with these words. */
        | 'app-refused'
        | 'consumer-details'
      readonly values: Readonly<Record<string, ExtractedValue>>
    }
  /** The admin clicked Save on the form for a new user, with this username. */
  | { readonly kind: 'user-named'; readonly name: string }
  /** List of Case fields, limited to the names of the seven fields. */
  | { readonly kind: 'case-fields'; readonly listed: readonly ListedField[] }
  /** The admin clicked Save on the form for a new connected app, with this name. */
  | { readonly kind: 'app-named'; readonly name: string }
  /** Save was clicked at the wizard's last stage, or the stage reappeared: it was refused. */
  | { readonly kind: 'field-saved' | 'field-shown'; readonly name: string }
  /** The admin designates this user or app as SpaceIQ's; values of its detail page. */
  | {
      readonly kind: 'user-chosen' | 'app-chosen'
      readonly values: Readonly<Record<string, ExtractedValue>>
    }
  /** The page after saving a connected app is showing. */
  | { readonly kind: 'app-saved' }
