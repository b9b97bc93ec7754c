import type { LetterFacts } from '../flow-retirement/letters.ts'
import type { PopupState } from '../messages.ts'

/** Returns what is known for letters: by *Check my org*, and by the org's address. */
export const getLetterFacts = ({ org, api: { report } }: PopupState): LetterFacts => ({
  organizationId: (report?.ok && report.organizationId) || '',
  username: (report?.ok && report.username) || '',
  domain: org?.domain.ok ? org.domain.url : '',
})
