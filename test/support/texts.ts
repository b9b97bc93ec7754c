/** Looks up the extension's texts by key, in English, so that tests survive a change of words. */

import { readFileSync } from 'node:fs'
import en from '../../public/_locales/en/messages.json' with { type: 'json' }
import type { MessageKey, Substitutions } from '../../src/platform/substitutions.ts'

type Texts = Readonly<Record<string, { readonly message: string }>>

let texts = new Map(Object.entries<Texts[string]>(en))

/** Looks texts up in another language from now on, for an extension that shows that one. */
export const useTextsOf = (language: string): void => {
  const read: Texts = JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8'))
  texts = new Map(Object.entries(read))
}

/** Does what `browser.i18n.getMessage` does: fills `$1` to `$9`; '' for an unknown key. */
export const getMessage = (key: string, subs: readonly string[] = []): string =>
  texts.get(key)?.message.replace(/\$([1-9])/g, (_, digit: string) => subs[Number(digit) - 1] ?? '') ?? ''

/** Returns a text with its substitutions. Throws for an unknown key: every page contains ''. */
export const resolveMessage = <K extends MessageKey>(key: K, ...subs: Substitutions<K, string>): string => {
  const text = getMessage(key, subs)
  if (!text) throw new Error(`No text ${key}`)
  return text
}
