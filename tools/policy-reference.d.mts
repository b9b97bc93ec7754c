interface ManagedSchema {
  readonly properties: Readonly<
    Record<
      string,
      { readonly type: string; readonly description: string; readonly items?: { readonly type: string } }
    >
  >
}
export declare const formatPolicyReference: (
  schema: ManagedSchema,
  sample: Readonly<Record<string, unknown>>,
) => string
