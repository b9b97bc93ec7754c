/** What Salesforce says where it refuses something, normalised; only English is known, so elsewhere nothing is made of it. */

import type { Saying } from './action.ts'

export const sayings: Readonly<Record<Saying, string>> = {
  'creation-closed': "can't create a connected app",
}
