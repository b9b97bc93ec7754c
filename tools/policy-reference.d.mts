interface ManagedSchema {
  readonly properties: Readonly<
    Record<
      string,
      { readonly type: string; readonly description: string; readonly items?: { readonly type: string } }
    >
  >
}
export declare const renderPolicyReference: (
  schema: ManagedSchema,
  sample: Readonly<Record<string, unknown>>,
) => string
export declare const withPolicyReference: (document: string, table: string) => string
