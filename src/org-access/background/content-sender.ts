/** The frame that sent a content script's message. */
export interface ContentSender {
  /** The likeliest org, by My Domain host. */
  readonly org: string
  /** All orgs the frame's and its tab's addresses can belong to, the likeliest first. */
  readonly orgs: readonly string[]
  readonly url: URL
  readonly tabId: number
  readonly frameId: number
}
