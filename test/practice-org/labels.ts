/** Salesforce's own texts in the org's language. */

import { translations } from './labels.table.ts'
import type { FakeOrg, OrgLanguage, OrgProfile } from './types.ts'

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

function known({ world: { language, wording } }: FakeOrg, label: string): string | undefined {
  if (language === 'pseudo') return undefined
  const [current = language === 'en' ? label : undefined, ...others] = translations[label]?.[language] ?? []
  return wording === 'variant' ? (others[0] ?? current) : current
}

/**
 * The label in the org's language, `{0}`, `{1}` ... filled in. A label without a known translation is shown as pseudo
 * text, never in English: whoever looks for the English words must not find them in a Japanese org.
 */
export function t(state: FakeOrg, label: string, ...values: (string | number)[]): string {
  const text = label.trim() === '' ? label : (known(state, label) ?? pseudo(label))
  return text.replace(/\{(\d+)\}/g, (match, index: string) => String(values[Number(index)] ?? match))
}

/** The standard profiles' names are Salesforce's own words, a custom one's are the org's. */
export const translateProfileName = (
  state: FakeOrg,
  { name, custom }: Pick<OrgProfile, 'name' | 'custom'>,
): string => (custom ? name : t(state, name))

/** By the name that is shown. */
export const compareByProfileName =
  (state: FakeOrg) =>
  (a: OrgProfile, b: OrgProfile): number =>
    translateProfileName(state, a).localeCompare(translateProfileName(state, b))

const tags: Record<OrgLanguage, string> = {
  en: 'en-us',
  ja: 'ja',
  zh_CN: 'zh-cn',
  es: 'es',
  pt_BR: 'pt-br',
  de: 'de',
  fr: 'fr',
  pseudo: 'eo',
}

/** What a page that has a `lang` says there; the Classic pages of Setup have none. */
export const getLanguageTag = ({ world }: FakeOrg): string => tags[world.language]
