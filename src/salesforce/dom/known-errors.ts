/** Normalized error texts, known in English only. @see Salesforce Help 005228017 */

import type { Saying } from './action.ts'

export const sayings: Readonly<Record<Saying, string>> = {
  'creation-closed': "can't create a connected app",
}
