/** Foreign words on their way to the admin's screen: without the secrets we sent, and not longer than a note. */

import { blotter } from '../platform/encoded-variants.ts'

const mark = '•••'
const maxLength = 300

/** Makes a function that blots every one of these secrets, however spelt, out of a text, evens out its blanks and cuts it to 300 characters. */
export const redactor = (secrets: readonly string[]): ((text: string) => string) => {
  const blot = blotter(secrets, mark, 4)
  return (text) => {
    const even = blot(text)
      .replace(/[\s\p{C}]+/gu, ' ')
      .trim()
    return even.length <= maxLength ? even : `${even.slice(0, maxLength - 1)}…`
  }
}
