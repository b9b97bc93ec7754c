/** Prepares foreign texts for display: masks the secrets we sent, and limits the length. */

import { blotter } from '../platform/encoded-variants.ts'

const mark = '•••'
const maxLength = 300

/** Returns a function that masks the secrets, collapses whitespace and truncates to 300. */
export const redactor = (secrets: readonly string[]): ((text: string) => string) => {
  const blot = blotter(secrets, mark, 4)
  return (text) => {
    const even = blot(text)
      .replace(/[\s\p{C}]+/gu, ' ')
      .trim()
    return even.length <= maxLength ? even : `${even.slice(0, maxLength - 1)}…`
  }
}
