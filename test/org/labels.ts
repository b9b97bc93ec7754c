/** Salesforce's own texts in the org's language. */

import type { OrgState } from './contract.ts'
import { translations } from './labels.table.ts'

const accents: Record<string, string> = {
  a: 'á',
  c: 'ç',
  d: 'ð',
  e: 'é',
  g: 'ĝ',
  i: 'í',
  l: 'ļ',
  n: 'ñ',
  o: 'ö',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'ü',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  G: 'Ĝ',
  I: 'Î',
  L: 'Ļ',
  N: 'Ñ',
  O: 'Ö',
  R: 'Ŕ',
  S: 'Š',
  T: 'Ţ',
  U: 'Û',
  Y: 'Ý',
  Z: 'Ž',
}

/** What Salesforce does not translate either: an OAuth scope's code in brackets, a placeholder, markup. */
const kept = /(\([a-z_, ]+\)|\{\d+\}|<[^>]*>|&#?\w+;)/

const pseudo = (label: string): string =>
  `⟦${label
    .split(kept)
    .map((part, index) => (index % 2 ? part : part.replace(/[a-zA-Z]/g, (char) => accents[char] ?? char)))
    .join('')}⟧`

/**
 * The label in the org's language, `{0}`, `{1}` ... filled in. A label without a known translation is shown as pseudo
 * text, never in English: whoever looks for the English words must not find them in a Japanese org.
 */
export function t(state: OrgState, label: string, ...values: (string | number)[]): string {
  const { language } = state.world
  const text =
    language === 'en' || label.trim() === ''
      ? label
      : ((language === 'pseudo' ? undefined : translations[label]?.[language]) ?? pseudo(label))
  return text.replace(/\{(\d+)\}/g, (match, index: string) => String(values[Number(index)] ?? match))
}
