/** How long a new connected app may need before Salesforce's token endpoint knows it. */

/** In milliseconds: "up to 10 minutes", as Salesforce says after saving one. */
export const PROPAGATION_MS = 10 * 60_000
