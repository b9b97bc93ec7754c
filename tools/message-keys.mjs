/**
 * The keys of the English texts and their substitutions, as a type.
 *
 *   node tools/message-keys.mjs   writes src/platform/message-keys.ts; to be run when a text of
 *                                 public/_locales/en/messages.json came, went, or got a blank
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './ensure.mjs'

/** Counts the blanks of a text: the highest of `$1`, `$2` ... */
const countBlanks = (message) =>
  Math.max(0, ...Array.from(message.matchAll(/\$([1-9])/g), ([, digit]) => Number(digit)))

/** Returns the source of the types for these texts. */
export const renderMessageKeys = (messages) => {
  const members = Object.entries(messages).map(([key, { message }]) => {
    const blanks = Array.from({ length: countBlanks(message) }, () => 'Substitution')
    return `  readonly ${key}: readonly [${blanks.join(', ')}]\n`
  })
  return `/** Lists the keys of the texts. Generated: \`node tools/message-keys.mjs\` writes it anew. */

export type Substitution = string | number

export interface MessageSubstitutions {
${members.join('')}}
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const texts = readFileSync(join(root, 'public', '_locales', 'en', 'messages.json'), 'utf8')
  writeFileSync(join(root, 'src', 'platform', 'message-keys.ts'), renderMessageKeys(JSON.parse(texts)))
}
