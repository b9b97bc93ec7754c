/** Salesforce's sessions: an org's id and a key behind it. Whoever holds one is logged in. */

import { plainly } from '../platform/encoded-variants.ts'

const session = /00D[a-zA-Z0-9]{12,15}!/

/** Whether there is a Salesforce session in this text, alone or among other words, however its signs are written. */
export const isSessionKey = (text: string): boolean => session.test(text) || session.test(plainly(text))

/** The text without the Salesforce sessions in it. One that is written in another way takes all of the text with it. */
export const withoutSessions = (text: string): string => {
  const rest = text.replace(/00D[a-zA-Z0-9]{12,15}![^\s"'<]*/g, '…')
  return isSessionKey(rest) ? '…' : rest
}
