/** What the extension says in English, by key: a test that waits for a text goes on when its words are bettered. */

import en from '../../public/_locales/en/messages.json' with { type: 'json' }
import type { MessageKey, Substitutions } from '../../src/platform/substitutions.ts'

const texts = new Map(Object.entries<{ message: string }>(en))

/** As the browser does it: `$1` to `$9`, and '' for a key there is no text for. */
export const getMessage = (key: string, subs: readonly string[] = []): string =>
  texts.get(key)?.message.replace(/\$([1-9])/g, (_, digit: string) => subs[Number(digit) - 1] ?? '') ?? ''

/** The whole text of a key with its blanks filled in. Throws where there is none: any page contains ''. */
export const resolveMessage = <K extends MessageKey>(key: K, ...subs: Substitutions<K, string>): string => {
  const text = getMessage(key, subs)
  if (!text) throw new Error(`No text ${key}`)
  return text
}
