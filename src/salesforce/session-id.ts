/** Salesforce session IDs (org id, `!`, key). Whoever holds one is logged in. */

import { decodeText } from '../platform/encoded-variants.ts'

const sessionIdPattern = /00D[a-zA-Z0-9]{12,15}!/

/** Checks whether the text contains a session ID, in any encoding. */
export const containsSessionId = (text: string): boolean =>
  sessionIdPattern.test(text) || sessionIdPattern.test(decodeText(text))

/** Redacts session IDs; an encoded one, which cannot be cut out, redacts the whole text. */
export const redactSessionIds = (text: string): string => {
  const redacted = text.replace(/00D[a-zA-Z0-9]{12,15}![^\s"'<]*/g, '…')
  return containsSessionId(redacted) ? '…' : redacted
}
