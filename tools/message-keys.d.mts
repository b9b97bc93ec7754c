export declare const renderMessageKeys: (
  messages: Readonly<Record<string, { readonly message: string }>>,
) => string
