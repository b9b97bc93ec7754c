/** What the API answers, and how it refuses: `[{"message","errorCode","fields"}]`. */

import type { Answer } from '../types.ts'

export interface Outcome {
  status: number
  /** Left out where Salesforce sends no body. */
  value?: unknown
}

/** One of Salesforce's errors; thrown wherever it turns up. */
export class ApiFault extends Error {
  readonly status: number
  readonly code: string
  /** The fields it is about; null where Salesforce leaves them out. */
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

/** A refusal of what a record holds. */
export const refuse = (code: string, message: string, ...fields: string[]): ApiFault =>
  new ApiFault(400, code, message, fields)

/** Words: uncertain. The code is in every list of Salesforce's exception codes. */
export const passwordExpired = () =>
  new ApiFault(403, 'INVALID_OPERATION_WITH_EXPIRED_PASSWORD', 'Your password has expired')

export const notFound = () => new ApiFault(404, 'NOT_FOUND', 'The requested resource does not exist')

export const attempt = (work: () => Outcome): Outcome => {
  try {
    return work()
  } catch (fault) {
    if (fault instanceof ApiFault) return { status: fault.status, value: fault.value }
    throw fault
  }
}

/** No header lets another site read it: only an extension with permission for the host gets past the browser. */
export const toAnswer = ({ status, value }: Outcome, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
  body: value === undefined ? '' : JSON.stringify(value),
})

/** The same as answers. */
export const expiredPassword: Outcome = { status: 403, value: passwordExpired().value }
export const nothingThere: Outcome = { status: 404, value: notFound().value }
