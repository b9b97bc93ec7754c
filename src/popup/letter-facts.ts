import type { LetterFacts } from '../flow-retirement/letters.ts'
import type { PopupState } from '../messages.ts'
import { getLetterFacts as toLetterFacts } from '../org-check/letter-facts.ts'

/** Returns what is known for letters: by *Check my org*, and by the org's address. */
export const getLetterFacts = ({ org, api }: PopupState): LetterFacts =>
  toLetterFacts(api, org?.domain.ok ? org.domain.url : '')
