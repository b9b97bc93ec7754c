/** The frame a content script's message came from. */
export interface ContentSender {
  readonly org: string
  /** All that the org can be: by the frame's own address, and by its tab's where the two are one org's. */
  readonly orgs: readonly string[]
  readonly url: URL
  readonly tabId: number
  readonly frameId: number
}
