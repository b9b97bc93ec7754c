/** SOAP calls of the Metadata API: readMetadata and listMetadata. */

import { type ApiError, parseApiError } from './errors.ts'
import { flattenElements, parseXml, type XmlElement } from './xml.ts'

/** A metadata record: finds texts by element name at any depth, in document order. */
export interface MetadataRecord {
  all(name: string): readonly string[]
  /** '' if there is none. */
  first(name: string): string
  /** Null if there is none. */
  flag(name: string): boolean | null
}

/** Escapes text of an element or attribute. */
export const escapeXml = (text: string) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const wrapInEnvelope = (session: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:met="http://soap.sforce.com/2006/04/metadata"><soapenv:Header><met:SessionHeader><met:sessionId>${escapeXml(session)}</met:sessionId></met:SessionHeader></soapenv:Header><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`

/** Builds the request for records of one type. */
export const readMetadataEnvelope = (session: string, type: string, names: readonly string[]): string =>
  wrapInEnvelope(
    session,
    `<met:readMetadata><met:type>${escapeXml(type)}</met:type>${names
      .map((name) => `<met:fullNames>${escapeXml(name)}</met:fullNames>`)
      .join('')}</met:readMetadata>`,
  )

/** Builds the request for the names of all records of one type. */
export const listMetadataEnvelope = (session: string, type: string, version: string): string =>
  wrapInEnvelope(
    session,
    `<met:listMetadata><met:queries><met:type>${escapeXml(type)}</met:type></met:queries><met:asOfVersion>${version}</met:asOfVersion></met:listMetadata>`,
  )

/** Checks for the Metadata API's namespace or none; others reuse the names for other things. */
const isMetadataElement = ({ namespace }: XmlElement): boolean =>
  namespace === '' || namespace === 'http://soap.sforce.com/2006/04/metadata'

const toMetadataRecord = (element: XmlElement): MetadataRecord => {
  const texts = new Map<string, string[]>()
  for (const inner of flattenElements([element])) {
    if (inner.text === null || !isMetadataElement(inner)) continue
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

const findMetadataRecords = (xml: string, name: string): readonly MetadataRecord[] =>
  flattenElements(parseXml(xml) ?? [])
    .filter((element) => element.name === name && isMetadataElement(element))
    .map(toMetadataRecord)
    .filter((record) => record.first('fullName') !== '')

/** Parses a readMetadata response; unknown names come as empty records and are dropped. */
export const parseReadResponse = (xml: string): readonly MetadataRecord[] =>
  findMetadataRecords(xml, 'records')

/** Parses a listMetadata response. */
export const parseListResponse = (xml: string): readonly MetadataRecord[] =>
  findMetadataRecords(xml, 'result')

/** Parses a SOAP fault. */
export const parseSoapFault = (status: number, xml: string): ApiError => {
  const all = flattenElements(parseXml(xml) ?? [])
  const findText = (name: string) =>
    all.find((one) => one.name === name && one.text !== null)?.text?.trim() ?? ''
  const code = findText('faultcode').replace(/^.*:/, '')
  const message = findText('faultstring').replace(/^[A-Z_]+: /, '')
  // Every fault has status 500.
  return parseApiError(code === '' ? status : 400, { errorCode: code, message })
}
