/** The API's responses, and its errors: `[{"message","errorCode","fields"}]`. */

import type { RouteResponse } from '../types.ts'

export interface ApiResponse {
  status: number
  /** Missing if Salesforce sends no body. */
  value?: unknown
}

/** An error of Salesforce's. */
export class SalesforceApiError extends Error {
  readonly status: number
  readonly code: string
  /** The fields it is about; null if Salesforce leaves them out. */
  readonly fields: readonly string[] | null

  constructor(status: number, code: string, message: string, fields: readonly string[] | null = null) {
    super(message)
    this.status = status
    this.code = code
    this.fields = fields
  }

  get value(): unknown {
    const { message, code: errorCode, fields } = this
    return [fields ? { message, errorCode, fields } : { message, errorCode }]
  }
}

/** Creates the refusal of a record's values. */
export const createRecordError = (code: string, message: string, ...fields: string[]): SalesforceApiError =>
  new SalesforceApiError(400, code, message, fields)

/** Uncertain wording; the code is in every list of Salesforce's exception codes. */
export const createExpiredPasswordError = () =>
  new SalesforceApiError(403, 'INVALID_OPERATION_WITH_EXPIRED_PASSWORD', 'Your password has expired')

export const createNotFoundError = () =>
  new SalesforceApiError(404, 'NOT_FOUND', 'The requested resource does not exist')

export const catchApiError = (work: () => ApiResponse): ApiResponse => {
  try {
    return work()
  } catch (fault) {
    if (fault instanceof SalesforceApiError) return { status: fault.status, value: fault.value }
    throw fault
  }
}

/** Creates a response without CORS headers: only an extension with host access can read it. */
export const toRouteResponse = (
  { status, value }: ApiResponse,
  headers: Record<string, string> = {},
): RouteResponse => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
  body: value === undefined ? '' : JSON.stringify(value),
})

/** Turns thrown errors into responses. */
export const expiredPasswordResponse: ApiResponse = { status: 403, value: createExpiredPasswordError().value }
export const notFoundResponse: ApiResponse = { status: 404, value: createNotFoundError().value }
