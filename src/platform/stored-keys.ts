/** Keys in the extension's IndexedDB. Earlier versions used the same keys in `storage.local`. */

export const settingsKey = 'settings'
export const lastOrgKey = 'last-org'

/** Key in `storage.session` of the press of Start that waits for the browser's question. */
export const pendingAccessKey = 'pending-access'

/** Returns the key of an org's state; `org` is the host of its My Domain. */
export const orgStateKey = (org: string): `org:${string}` => `org:${org}`
