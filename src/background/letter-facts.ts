/** What the letters say of an org, where the extension's pages and the card need the same. */

import type { LetterFacts } from '../flow-retirement/letters.ts'
import { getApiState } from '../org-check/background/api-state.ts'
import { getLetterFacts } from '../org-check/letter-facts.ts'

/** Reads what *Check my org* found out, which is kept for the browser session. */
export const readLetterFacts = async (org: string): Promise<LetterFacts> =>
  getLetterFacts(await getApiState(org), `https://${org}/`)
