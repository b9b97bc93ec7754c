/**
 * Generates the type of the English texts' keys and substitutions.
 *
 *   node tools/message-keys.mjs   writes src/platform/message-keys.ts; run it after adding or
 *                                 removing a text of public/_locales/en/messages.json, or changing
 *                                 its number of substitutions
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './ensure.mjs'

/** Returns a text's number of substitutions: the highest of `$1`, `$2` ... */
const countBlanks = (message) =>
  Math.max(0, ...Array.from(message.matchAll(/\$([1-9])/g), ([, digit]) => Number(digit)))

/** Renders the source of the type. */
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
