/** Salesforce session IDs (org id, `!`, key). Whoever holds one is logged in. */

import { plainly } from '../platform/encoded-variants.ts'

const session = /00D[a-zA-Z0-9]{12,15}!/

/** Checks whether the text contains a session ID, in any encoding. */
export const isSessionKey = (text: string): boolean => session.test(text) || session.test(plainly(text))

/** Redacts session IDs; an encoded one, which cannot be cut out, redacts the whole text. */
export const withoutSessions = (text: string): string => {
  const rest = text.replace(/00D[a-zA-Z0-9]{12,15}![^\s"'<]*/g, '…')
  return isSessionKey(rest) ? '…' : rest
}
