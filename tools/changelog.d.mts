export declare const listChanges: (changelog: string, version: string) => readonly string[]

export declare const defineWhatsNew: () => { readonly __WHATS_NEW__: string }
