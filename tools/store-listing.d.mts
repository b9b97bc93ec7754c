/** A listing as a file of docs/store/texts has it. */
export interface ListingTexts {
  readonly captions: Readonly<Record<string, string>>
  readonly description: readonly string[]
  readonly singlePurpose: string
  readonly remoteCode: string
  readonly dataUse: Readonly<Record<string, string>>
  /** Where the welcome page's reason is not enough for a reviewer. */
  readonly permissions: Readonly<Record<string, string>>
}

export interface Listing extends ListingTexts {
  readonly name: string
  readonly summary: string
}

type Manifest = typeof import('../manifest.json')
type Messages = Readonly<Record<string, { readonly message: string }>>

export declare const listPermissions: (manifest: Manifest) => readonly string[]

export declare const resolveListing: (texts: ListingTexts, messages: Messages, manifest: Manifest) => Listing

export declare const formatListing: (language: string, listing: Listing) => string
