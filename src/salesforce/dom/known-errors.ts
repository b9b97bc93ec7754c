/** Normalized error texts, known in English only. @see Salesforce Help 005228017 */

import type { KnownErrorId } from './action.ts'

export const knownErrors: Readonly<Record<KnownErrorId, string>> = {
  'creation-closed': "can't create a connected app",
}
