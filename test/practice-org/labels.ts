/** Translates Salesforce's own texts into the org's language. */

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

/** Parts that are never translated: an OAuth scope's code in parentheses, a placeholder, markup. */
const untranslated = /(\([a-z_, ]+\)|\{\d+\}|<[^>]*>|&#?\w+;)/

const pseudo = (label: string): string =>
  `⟦${label
    .split(untranslated)
    .map((part, index) => (index % 2 ? part : part.replace(/[a-zA-Z]/g, (char) => accents[char] ?? char)))
    .join('')}⟧`

function known({ variant: { language, wording } }: FakeOrg, label: string): string | undefined {
  if (language === 'pseudo') return undefined
  const [current = language === 'en' ? label : undefined, ...others] = translations[label]?.[language] ?? []
  return wording === 'variant' ? (others[0] ?? current) : current
}

/**
 * Returns the label in the org's language, with `{0}`, `{1}` ... filled in. Without a known
 * translation it is pseudo text, never English: looking for English words in a Japanese org must
 * fail.
 */
export function t(state: FakeOrg, label: string, ...values: (string | number)[]): string {
  const text = label.trim() === '' ? label : (known(state, label) ?? pseudo(label))
  return text.replace(/\{(\d+)\}/g, (match, index: string) => String(values[Number(index)] ?? match))
}

/** Returns a profile's shown name: those of standard profiles are translated. */
export const translateProfileName = (
  state: FakeOrg,
  { name, custom }: Pick<OrgProfile, 'name' | 'custom'>,
): string => (custom ? name : t(state, name))

/** Finds a profile by its shown name. */
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

/** Returns the language tag of pages with a `lang`; Classic's Setup pages have none. */
export const getLanguageTag = ({ variant }: FakeOrg): string => tags[variant.language]
