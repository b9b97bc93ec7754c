/** Prepares foreign texts for display: masks the secrets we sent, and limits the length. */

import { createSecretMasker } from '../platform/encoded-variants.ts'

const MASK = '•••'
const MAX_LENGTH = 300

/** Returns a function that masks the secrets, collapses whitespace and truncates to 300. */
export const createRedactor = (secrets: readonly string[]): ((text: string) => string) => {
  const mask = createSecretMasker(secrets, MASK, 4)
  return (text) => {
    const masked = mask(text)
      .replace(/[\s\p{C}]+/gu, ' ')
      .trim()
    return masked.length <= MAX_LENGTH ? masked : `${masked.slice(0, MAX_LENGTH - 1)}…`
  }
}
