export declare const formatTroubleshooting: (
  messages: Readonly<Record<string, { readonly message: string }>>,
) => string
