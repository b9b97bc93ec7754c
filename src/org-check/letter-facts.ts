/** What the check contributes to the letters. */

import type { LetterFacts } from '../flow-retirement/letters.ts'
import type { ApiState } from './api-state.ts'

/** Returns what is known for letters: by *Check my org*, and the My Domain URL that is given. */
export const getLetterFacts = ({ report }: Pick<ApiState, 'report'>, domain: string): LetterFacts => ({
  organizationId: (report?.ok && report.organizationId) || '',
  username: (report?.ok && report.username) || '',
  domain,
})
