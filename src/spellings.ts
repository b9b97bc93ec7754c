/** How a secret may be spelt where somebody quotes it: as it is, in an address, a form, JSON or HTML. Pure. */

type Spell = (text: string) => string

// encodeURIComponent throws at half a surrogate pair.
const wellFormed: Spell = (text) => text.replace(/\p{Cs}/gu, '\ufffd')

const replacing =
  (pattern: RegExp, by: (found: string) => string): Spell =>
  (text) =>
    text.replace(pattern, by)
const byTable = (table: Readonly<Record<string, string>>): Spell =>
  replacing(/[&<>"']/g, (found) => table[found] ?? found)

const unicode = (found: string) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`
const json: Spell = (text) => JSON.stringify(text).slice(1, -1)
const asciiOnly = replacing(/[^\x20-\x7e]/g, unicode)
const slashed: Spell = (text) => text.replaceAll('/', '\\/')

const component: Spell = (text) => encodeURIComponent(wellFormed(text))
const form: Spell = (text) => new URLSearchParams([['', text]]).toString().slice(1)
const lowerHex = replacing(/%[\dA-F]{2}/g, (found) => found.toLowerCase())

const tags = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** Everybody escapes these three, and each has an own way with quotes. */
const inHtml: readonly Spell[] = [
  tags,
  { ...tags, '"': '&quot;' },
  { ...tags, '"': '&quot;', "'": '&#39;' },
  { ...tags, '"': '&quot;', "'": '&#039;' },
  { ...tags, '"': '&quot;', "'": '&#x27;' },
  { ...tags, '"': '&quot;', "'": '&apos;' },
  { ...tags, '"': '&#34;', "'": '&#39;' },
].map(byTable)

const inJson: readonly Spell[] = [
  json,
  (text) => slashed(json(text)),
  (text) => asciiOnly(json(text)),
  (text) => asciiOnly(slashed(json(text))),
  (text) => json(text).replace(/[<>&]/g, unicode),
  (text) => json(text).replace(/[<>&='\u2028\u2029]/g, unicode),
]

const all: readonly Spell[] = [
  (text) => text,
  wellFormed,
  component,
  (text) => lowerHex(component(text)),
  form,
  (text) => lowerHex(form(text)),
  ...inJson,
  ...inHtml,
  // As on an error page that shows the body it was sent.
  ...inHtml.map<Spell>((html) => (text) => html(json(text))),
]

/** All spellings of all these secrets, the longest first: one may be the beginning of another. */
export const spellings = (secrets: readonly string[]): readonly string[] =>
  [...new Set(secrets.flatMap((secret) => all.map((spell) => spell(secret))))]
    .filter((spelling) => spelling !== '')
    .sort((a, b) => b.length - a.length)
