/** Sends requests to one org's API with the admin's session ID, and to no other host. */

import { readLimitedText } from '../../platform/read-limited-text.ts'
import { type ApiResult, apiFailure, parseApiError } from './errors.ts'
import {
  listMetadataEnvelope,
  type MetadataRecord,
  parseListResponse,
  parseReadResponse,
  parseSoapFault,
  readMetadataEnvelope,
} from './metadata.ts'

export const apiVersion = '66.0'

export interface Api {
  /** Requests a path below `/services/`. */
  get(path: string): Promise<ApiResult>
  post(path: string, body: unknown): Promise<ApiResult>
  patch(path: string, body: unknown): Promise<ApiResult>
  delete(path: string): Promise<ApiResult>
  /** Reads records of the Metadata API by full name; missing ones are omitted. */
  readMetadata(type: string, names: readonly string[]): Promise<ApiResult<readonly MetadataRecord[]>>
  /** Lists the full names of all records of a type. */
  listMetadata?(type: string): Promise<ApiResult<readonly MetadataRecord[]>>
  /** Waits before retry number `turn`; resolves with false if there is none. */
  waitBeforeRetry?(turn: number): Promise<boolean>
  /** Returns by how many ms the org's clock is ahead of ours; null before a response with a date. */
  getClockOffset?(): number | null
}

interface ApiOptions {
  /** The org's My Domain host. */
  readonly org: string
  readonly sessionId: string
  readonly fetch?: typeof fetch
  readonly timeoutMs?: number
  /** Aborts every request. */
  readonly signal?: AbortSignal
}

interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Ten page layouts are some megabytes; anything larger is unexpected. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024

const parseJson = (text: string): unknown => {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Creates the org's API. Calls never reject, and no failure contains the session ID. */
export const createSalesforceApi = ({
  org,
  sessionId: session,
  timeoutMs = 20_000,
  ...options
}: ApiOptions): Api => {
  const fetchUrl = options.fetch ?? fetch
  let clockOffset: number | null = null

  const send = async ({ method, path, headers, body }: ApiRequest) => {
    try {
      const response = await fetchUrl(`https://${org}/services/${path}`, {
        method,
        headers: { ...headers, 'sforce-call-options': 'client=SpaceIQ Setup Assistant' },
        ...(body === undefined ? {} : { body }),
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any([
          AbortSignal.timeout(timeoutMs),
          ...(options.signal ? [options.signal] : []),
        ]),
      })
      const date = Date.parse(response.headers.get('date') ?? '')
      if (!Number.isNaN(date)) clockOffset = date - Date.now()
      if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
        return apiFailure('redirected')
      const text = await readLimitedText(response, MAX_RESPONSE_BYTES)
      return text === null ? apiFailure('unexpected') : ({ ok: true, status: response.status, text } as const)
    } catch (error) {
      return apiFailure(
        error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'network',
      )
    }
  }

  const sendJson = async (method: string, path: string, body?: unknown): Promise<ApiResult> => {
    const headers = { accept: 'application/json', authorization: `Bearer ${session}` }
    const response = await send({
      method,
      path,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) return response
    const value = parseJson(response.text)
    // A refusal may be plain text; the source of an HTML page is useless as a message.
    const plain = response.text.trimStart().startsWith('<') ? '' : response.text
    if (response.status >= 400) return parseApiError(response.status, value ?? plain)
    return value === undefined ? apiFailure('unexpected') : { ok: true, value }
  }

  const sendSoap = async (
    body: string,
    responseName: string,
    parse: (xml: string) => readonly MetadataRecord[],
  ): Promise<ApiResult<readonly MetadataRecord[]>> => {
    const response = await send({
      method: 'POST',
      path: `Soap/m/${apiVersion}`,
      headers: { 'content-type': 'text/xml; charset=UTF-8', soapaction: '""' },
      body,
    })
    if (!response.ok) return response
    if (response.status >= 400) return parseSoapFault(response.status, response.text)
    return response.text.includes(responseName)
      ? { ok: true, value: parse(response.text) }
      : apiFailure('unexpected')
  }

  return {
    get: (path) => sendJson('GET', path),
    post: (path, body) => sendJson('POST', path, body),
    patch: (path, body) => sendJson('PATCH', path, body),
    delete: (path) => sendJson('DELETE', path),
    getClockOffset: () => clockOffset,
    readMetadata: (type, names) =>
      sendSoap(readMetadataEnvelope(session, type, names), 'readMetadataResponse', parseReadResponse),
    listMetadata: (type) =>
      sendSoap(listMetadataEnvelope(session, type, apiVersion), 'listMetadataResponse', parseListResponse),
  }
}
