/** A change that was made in an org through this extension. Names and ids, never a value or secret. */

/** What was changed, in Salesforce's terms. */
export const changeKinds = [
  'field',
  'layout',
  'profile',
  'permission-set',
  'permissions',
  'user',
  'permission-set-license',
  'permission-set-assignment',
  'password',
  'connected-app',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** How it came about: over the API, by pressing through the wizard, or saved by the admin. */
export const changeSources = ['repair', 'field-creation', 'guide'] as const
export type ChangeSource = (typeof changeSources)[number]

/** The user whose session Salesforce reported. */
export interface ChangeAuthor {
  readonly id: string
  readonly username: string
}

export interface RecordedChange {
  /** Unique within the record. */
  readonly key: string
  /** Epoch ms at which the request began; `until` when its answer or the saved page was seen. */
  readonly at: number
  readonly until: number
  readonly source: ChangeSource
  readonly kind: ChangeKind
  /** `changed`: it existed before. */
  readonly action: 'made' | 'changed'
  /** API name, username, or the name of a profile, app or layout. */
  readonly name: string
  /** Salesforce's id; null where none was seen. */
  readonly id: string | null
  /** What was changed about it: field or permission names. */
  readonly details: readonly string[]
  /** Null: not asked. */
  readonly author: ChangeAuthor | null
  /** When it was taken back and seen to be gone; null while it stands. */
  readonly takenBackAt: number | null
}

export interface ChangeRecord {
  readonly version: 1
  /** 18-character Organization id; null until the API has told it: the first one told counts for all changes. */
  readonly organizationId: string | null
  /** Oldest first. */
  readonly changes: readonly RecordedChange[]
  /**
   * Epoch ms at which SpaceIQ, or a colleague for SpaceIQ, last got the org's values from here.
   * Kept when the guide starts over: the changes stay as well, and SpaceIQ goes on using them.
   */
  readonly handedOverAt?: number
}

export const emptyChangeRecord: ChangeRecord = { version: 1, organizationId: null, changes: [] }
