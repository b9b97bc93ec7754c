/** Access to hosts, as extension pages show it. */

/** What the browser lets the extension reach. */
export interface AccessList {
  readonly orgs: readonly { readonly org: string; readonly hosts: readonly string[] }[]
  /** Hosts of no org: the endpoint's, and those allowed under Options. */
  readonly others: readonly string[]
}

/** A request for access that was not granted. */
export interface AccessRequestState {
  /** Epoch milliseconds. */
  readonly at: number
  /** The browser's answer was no; otherwise there is no answer yet. */
  readonly denied: boolean
}
