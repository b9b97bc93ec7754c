/** The one call of the Metadata API that is needed, in SOAP. A service worker has no XML parser: this reads flat elements. */

import { type ApiError, errorOf } from './errors.ts'

/** One record: the texts of an element by its name, wherever in the record it stands, in order. */
export interface XmlRecord {
  all(name: string): readonly string[]
  /** '' where there is none. */
  first(name: string): string
  /** Null where there is none. */
  flag(name: string): boolean | null
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const escaped = (text: string) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const unescaped = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(lt|gt|quot|apos|amp));/gi, (_, decimal, hex, name: string) =>
    name
      ? (entities[name.toLowerCase()] ?? '')
      : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  )

const envelope = (session: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:met="http://soap.sforce.com/2006/04/metadata"><soapenv:Header><met:SessionHeader><met:sessionId>${escaped(session)}</met:sessionId></met:SessionHeader></soapenv:Header><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`

/** The request for records of one type. */
export const soapEnvelope = (session: string, type: string, names: readonly string[]): string =>
  envelope(
    session,
    `<met:readMetadata><met:type>${escaped(type)}</met:type>${names
      .map((name) => `<met:fullNames>${escaped(name)}</met:fullNames>`)
      .join('')}</met:readMetadata>`,
  )

/** The request for the names of all records of one type. */
export const listEnvelope = (session: string, type: string, version: string): string =>
  envelope(
    session,
    `<met:listMetadata><met:queries><met:type>${escaped(type)}</met:type></met:queries><met:asOfVersion>${version}</met:asOfVersion></met:listMetadata>`,
  )

const textsOf = (xml: string, name: string): readonly string[] =>
  Array.from(
    xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)</(?:\\w+:)?${name}>`, 'g')),
    (match) => unescaped(match[1] ?? '').trim(),
  )

const elementsIn = (xml: string, element: RegExp): readonly XmlRecord[] =>
  Array.from(xml.matchAll(element), (match): XmlRecord => {
    const inner = match[1] ?? ''
    const first = (name: string) => textsOf(inner, name)[0] ?? ''
    return {
      all: (name) => textsOf(inner, name),
      first,
      flag: (name) => (first(name) === '' ? null : first(name) === 'true'),
    }
  }).filter((record) => record.first('fullName') !== '')

/** The records of an answer. Salesforce sends an empty one for a name it does not know. */
export const recordsIn = (xml: string): readonly XmlRecord[] =>
  elementsIn(xml, /<records(?:\s[^>]*)?>([\s\S]*?)<\/records>/g)

/** What a list of names tells of each. */
export const listedIn = (xml: string): readonly XmlRecord[] =>
  elementsIn(xml, /<result(?:\s[^>]*)?>([\s\S]*?)<\/result>/g)

/** What a SOAP fault says, as a failure. */
export const faultOf = (status: number, xml: string): ApiError => {
  const code = (textsOf(xml, 'faultcode')[0] ?? '').replace(/^.*:/, '')
  const message = (textsOf(xml, 'faultstring')[0] ?? '').replace(/^[A-Z_]+: /, '')
  // Salesforce answers every fault with 500.
  return errorOf(code === '' ? status : 400, { errorCode: code, message })
}
