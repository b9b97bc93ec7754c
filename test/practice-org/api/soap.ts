/** Handles `/services/Soap/m/66.0`: readMetadata, listMetadata, and SOAP's own faults. */

import { escapeHtml } from '../pages/layout/setup-parts.ts'
import type { FakeOrg, RouteResponse } from '../types.ts'
import { getLayoutFullName } from './entities/layout.ts'
import { SalesforceApiError } from './fault.ts'
import { authenticateCaller } from './gate.ts'
import { getProfileFullName, metadataReaders } from './soap-types.ts'

const xml = (status: number, body: string): RouteResponse => ({
  status,
  headers: { 'content-type': 'text/xml;charset=UTF-8' },
  body: `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:sf="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`,
})

const fault = (code: string, message: string): RouteResponse =>
  xml(
    500,
    `<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${escapeHtml(`${code}: ${message}`)}</faultstring></soapenv:Fault>`,
  )

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const plain = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name = '') =>
    code ? String.fromCodePoint(Number(code)) : (entities[name] ?? ''),
  )

const textsOf = (body: string, name: string): string[] =>
  [...body.matchAll(new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)</(?:\\w+:)?${name}>`, 'g'))].map(
    ([, text = '']) => plain(text).trim(),
  )

/** SOAP words an invalid session differently from REST. */
const inSoap = ({ code, message }: SalesforceApiError): RouteResponse => {
  if (code !== 'INVALID_SESSION_ID') return fault(code, message)
  return fault(
    code,
    message.startsWith('This session')
      ? 'This session is not valid for use with the API'
      : 'Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash: l5Z71cbJ. This error usually occurs after a session expires or a user logs out.',
  )
}

/** Lists the names of a type; the practice org has layouts and profiles. */
const listers: Readonly<Record<string, (state: FakeOrg) => { file: string; id: string; name: string }[]>> = {
  Layout: (state) =>
    [
      { id: '00h5g00000ACCTQx', name: 'Account-Account Layout' },
      ...state.layouts.map(({ id, name }) => ({ id, name: getLayoutFullName(name) })),
    ].map((one) => ({ ...one, file: `layouts/${one.name}.layout` })),
  Profile: (state) =>
    state.profiles.map((one) => {
      const name = getProfileFullName(one)
      return { id: one.id, name, file: `profiles/${name}.profile` }
    }),
}

function listed(state: FakeOrg, type: string): RouteResponse {
  const results = (listers[type]?.(state) ?? []).map(
    ({ file, id, name }) =>
      `<result><fileName>${escapeHtml(file)}</fileName><fullName>${escapeHtml(name)}</fullName><id>${id}</id><type>${type}</type></result>`,
  )
  return xml(200, `<listMetadataResponse>${results.join('')}</listMetadataResponse>`)
}

export function handleSoap(state: FakeOrg, body: string, version: string): RouteResponse {
  try {
    const caller = authenticateCaller(state, textsOf(body, 'sessionId')[0] ?? '', version)
    if (!caller.profile?.permissions.ModifyAllData)
      return fault(
        'INSUFFICIENT_ACCESS',
        'use of the Metadata API requires a user with the ModifyAllData permission',
      )
  } catch (refusal) {
    if (refusal instanceof SalesforceApiError) return inSoap(refusal)
    throw refusal
  }
  if (/<(?:\w+:)?listMetadata[\s>]/.test(body)) return listed(state, textsOf(body, 'type')[0] ?? '')
  if (!/<(?:\w+:)?readMetadata[\s>]/.test(body))
    return fault('INVALID_OPERATION', 'The practice org reads metadata, and changes none.')
  const type = textsOf(body, 'type')[0] ?? ''
  const names = textsOf(body, 'fullNames')
  const read = metadataReaders[type]
  if (!read)
    return fault('INVALID_TYPE', `This type of metadata is not available for this organization: ${type}`)
  if (names.length > 10)
    return fault(
      'EXCEEDED_ID_LIMIT',
      'record limit reached. cannot submit more than 10 records into this call',
    )
  const records = names.map((name) => {
    const inner = read(state, name)
    return inner === null
      ? '<records xsi:nil="true"/>'
      : `<records xsi:type="${type}"><fullName>${escapeHtml(name)}</fullName>${inner}</records>`
  })
  return xml(200, `<readMetadataResponse><result>${records.join('')}</result></readMetadataResponse>`)
}
