/** Handles composite: requests that may refer to earlier results, as `@{ref.id}`. */

import type { Caller } from './entity.ts'
import { type ApiResponse, catchApiError, notFoundResponse, SalesforceApiError } from './fault.ts'
import { createSavepoint } from './records.ts'
import { parseRecordBody } from './sobjects.ts'

/** A subrequest. */
export interface Subrequest {
  method: string
  url: URL
  body: unknown
}

export type SubrequestHandler = (caller: Caller, inner: Subrequest) => ApiResponse

interface Sub {
  method: string
  url: string
  referenceId: string
  body?: unknown
}

const most = 25
/** The maximum of subrequests, as documented; code and wording of the refusal are uncertain. */
const mostQueries = 5

const halted = (message: string): ApiResponse => ({
  status: 400,
  value: [{ errorCode: 'PROCESSING_HALTED', message }],
})
const rolledBack = halted(
  'The transaction was rolled back since another operation in the same transaction failed.',
)

/** Resolves a reference such as `ref.id` or `ref.records[0].Id`; undefined if there is none. */
function valueAt(answers: ReadonlyMap<string, ApiResponse>, path: string): unknown {
  const [name = '', ...steps] = path.split(/[.[\]]+/).filter(Boolean)
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    answers.get(name)?.value,
  )
}

class Unresolved extends Error {}

/** Replaces references in all strings of a request. */
function resolve(value: unknown, answers: ReadonlyMap<string, ApiResponse>): unknown {
  if (Array.isArray(value)) return value.map((one) => resolve(one, answers))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(one, answers)]))
  if (typeof value !== 'string') return value
  return value.replace(/@\{([^}]+)\}/g, (_, path: string) => {
    const found = valueAt(answers, path)
    if (found === undefined)
      throw new Unresolved(`Invalid reference specified. No value for ${path} found in ${path.split('.')[0]}`)
    return String(found)
  })
}

function subsOf(body: unknown): { subs: Sub[]; allOrNone: boolean } {
  const { compositeRequest, allOrNone } = parseRecordBody(body) as {
    compositeRequest?: Sub[]
    allOrNone?: unknown
  }
  if (!Array.isArray(compositeRequest) || compositeRequest.length === 0)
    throw new SalesforceApiError(400, 'JSON_PARSER_ERROR', 'compositeRequest is required')
  if (compositeRequest.length > most)
    throw new SalesforceApiError(400, 'LIMIT_EXCEEDED', `The limit of ${most} subrequests was exceeded`)
  const queries = compositeRequest.filter(({ url }) => /\/(query|composite\/sobjects)(\?|$)/.test(url))
  if (queries.length > mostQueries)
    throw new SalesforceApiError(
      400,
      'LIMIT_EXCEEDED',
      `The limit of ${mostQueries} query subrequests was exceeded`,
    )
  const names = compositeRequest.map(({ referenceId }) => referenceId)
  if (names.some((name) => !/^[A-Za-z]\w*$/.test(name ?? '')) || new Set(names).size < names.length)
    throw new SalesforceApiError(
      400,
      'JSON_PARSER_ERROR',
      'Provided referenceId must be unique and of letters, digits and _',
    )
  return { subs: compositeRequest, allOrNone: allOrNone === true }
}

/**
 * `below` is the prefix of all subrequests' paths: the data API's composite cannot reach the
 * Tooling API.
 */
export function handleComposite(
  caller: Caller,
  body: unknown,
  below: RegExp,
  dispatch: SubrequestHandler,
): ApiResponse {
  const { subs, allOrNone } = subsOf(body)
  const back = createSavepoint(caller.state)
  const answers = new Map<string, ApiResponse>()
  const ask = (sub: Sub): ApiResponse => {
    try {
      const address = String(resolve(sub.url, answers))
      if (!below.test(address)) return notFoundResponse
      const url = new URL(address, 'https://inner.example')
      return catchApiError(() =>
        dispatch(caller, { method: sub.method, url, body: resolve(sub.body, answers) }),
      )
    } catch (fault) {
      if (fault instanceof Unresolved) return halted(fault.message)
      throw fault
    }
  }
  let failed = false
  for (const sub of subs) {
    const answer = failed && allOrNone ? rolledBack : ask(sub)
    if (answer.status >= 400) failed = true
    answers.set(sub.referenceId, answer)
  }
  if (failed && allOrNone) back()
  const all = [...answers].map(([referenceId, answer]) => {
    const { status, value = null } = failed && allOrNone && answer.status < 400 ? rolledBack : answer
    return { body: value, httpHeaders: {}, httpStatusCode: status, referenceId }
  })
  return { status: 200, value: { compositeResponse: all } }
}
