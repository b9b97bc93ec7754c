/** Looks up the extension's English texts by key, so that tests survive a change of words. */

import en from '../../public/_locales/en/messages.json' with { type: 'json' }
import type { MessageKey, Substitutions } from '../../src/platform/substitutions.ts'

const texts = new Map(Object.entries<{ message: string }>(en))

/** Does what `browser.i18n.getMessage` does: fills `$1` to `$9`; '' for an unknown key. */
export const getMessage = (key: string, subs: readonly string[] = []): string =>
  texts.get(key)?.message.replace(/\$([1-9])/g, (_, digit: string) => subs[Number(digit) - 1] ?? '') ?? ''

/** Returns a text with its substitutions. Throws for an unknown key: every page contains ''. */
export const resolveMessage = <K extends MessageKey>(key: K, ...subs: Substitutions<K, string>): string => {
  const text = getMessage(key, subs)
  if (!text) throw new Error(`No text ${key}`)
  return text
}
