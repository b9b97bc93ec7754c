/** One of the five values, with its source. */

/** Source of a value: a page of the org, the admin, *Review fixes*, a sealed text, or the org's address. */
export interface Provenance {
  readonly from: 'consumer-details' | 'app-detail' | 'user' | 'typed' | 'mended' | 'sealed' | 'address'
  /** Name of the connected app or user, if any. */
  readonly name?: string
  /** Epoch milliseconds; of a sealed value those of the sealing. */
  readonly at: number
}

export interface StoredCredential {
  readonly value: string
  readonly provenance: Provenance | null
}
