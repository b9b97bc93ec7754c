/** Keys in the extension's IndexedDB. Earlier versions used the same keys in `storage.local`. */

export const settingsKey = 'settings'
export const lastOrgKey = 'last-org'

/** Key in `storage.session` of the press of Start that waits for the browser's question. */
export const pendingAccessKey = 'pending-access'

/** Returns the key in `storage.session` of the tab that the popup showed last for an org. */
export const chosenTabKey = (org: string): `shown-tab:${string}` => `shown-tab:${org}`

/** Returns the key in `storage.session` of the click that asked to check an org once it is started. */
export const checkAtStartKey = (org: string): `check-at-start:${string}` => `check-at-start:${org}`

/** Key in `storage.session` of the private key that opens a sealed text. */
export const receivingKeyKey = 'receiving-key'

/** Key of the contact that version 0.1.0 stored, until the admin saves or discards it. */
export const unconfirmedContactKey = 'unconfirmed-contact'

/** Returns the key of what version 0.1.0 stored of an org and the admin has to confirm. */
export const unconfirmedSetupKey = (org: string): `unconfirmed:${string}` => `unconfirmed:${org}`

/** Returns the key of an org's state; `org` is the host of its My Domain. */
export const orgStateKey = (org: string): `org:${string}` => `org:${org}`

/** Returns the key of the record of what was changed in an org. */
export const changeRecordKey = (org: string): `changes:${string}` => `changes:${org}`

/** Returns the key in `storage.session` of the pages of an org that the guide filled. */
export const filledPagesKey = (org: string): `filled:${string}` => `filled:${org}`
