/** The one call of the Metadata API that is needed, in SOAP. */

import { type ApiError, errorOf } from './errors.ts'
import { elementsOf, parseXml, type XmlElement } from './xml.ts'

/** One record: the texts of an element by its name, wherever in the record it stands, in order. */
export interface XmlRecord {
  all(name: string): readonly string[]
  /** '' where there is none. */
  first(name: string): string
  /** Null where there is none. */
  flag(name: string): boolean | null
}

const escaped = (text: string) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

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

/** Of the Metadata API, or of nobody: an element of another namespace may have the same name, and means something else. */
const isOfMetadata = ({ namespace }: XmlElement): boolean =>
  namespace === '' || namespace === 'http://soap.sforce.com/2006/04/metadata'

const recordOf = (element: XmlElement): XmlRecord => {
  const texts = new Map<string, string[]>()
  for (const inner of elementsOf([element])) {
    if (inner.text === null || !isOfMetadata(inner)) continue
    const known = texts.get(inner.name)
    if (known) known.push(inner.text.trim())
    else texts.set(inner.name, [inner.text.trim()])
  }
  const all = (name: string): readonly string[] => texts.get(name) ?? []
  const first = (name: string) => all(name)[0] ?? ''
  return {
    all,
    first,
    flag: (name) => (first(name) === '' ? null : first(name) === 'true'),
  }
}

const recordsNamed = (xml: string, name: string): readonly XmlRecord[] =>
  elementsOf(parseXml(xml) ?? [])
    .filter((element) => element.name === name && isOfMetadata(element))
    .map(recordOf)
    .filter((record) => record.first('fullName') !== '')

/** The records of an answer. Salesforce sends an empty one for a name it does not know. */
export const recordsIn = (xml: string): readonly XmlRecord[] => recordsNamed(xml, 'records')

/** What a list of names tells of each. */
export const listedIn = (xml: string): readonly XmlRecord[] => recordsNamed(xml, 'result')

/** What a SOAP fault says, as a failure. */
export const faultOf = (status: number, xml: string): ApiError => {
  const all = elementsOf(parseXml(xml) ?? [])
  const said = (name: string) => all.find((one) => one.name === name && one.text !== null)?.text?.trim() ?? ''
  const code = said('faultcode').replace(/^.*:/, '')
  const message = said('faultstring').replace(/^[A-Z_]+: /, '')
  // Salesforce answers every fault with 500.
  return errorOf(code === '' ? status : 400, { errorCode: code, message })
}
