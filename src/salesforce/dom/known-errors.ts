/** What Salesforce says where it refuses something, normalised; only English is known, so elsewhere nothing is made of it. */

import type { Saying } from '../../setup-guide/step.ts'

export const sayings: Readonly<Record<Saying, string>> = {
  'creation-closed': "can't create a connected app",
}
