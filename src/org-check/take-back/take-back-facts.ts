/** Asks the org anew about one recorded thing: whether it is ours, and whether it may go. */

import type { RecordedChange } from '../../change-record/change.ts'
import { type ApiError, type ApiResult, apiFailure } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import {
  asObject,
  getBoolean,
  getNumber,
  getRecords,
  getString,
  parseSalesforceTime,
  type SObjectRow,
} from '../../salesforce/api/soql.ts'
import { isSameRecordId } from '../../salesforce/record-id.ts'
import { listFieldsOnLayout } from './layout-fields.ts'
import { leave, type TakeBackVerdict } from './take-back-item.ts'
import { countCasesSince, countProfileUsers, getQuestion, isMadeWhenRecorded } from './take-back-questions.ts'

const gone: TakeBackVerdict = { state: 'gone' }
const offered: TakeBackVerdict = { state: 'offered' }
const leaveUnanswered = ({ reason, message }: ApiError): TakeBackVerdict => leave(reason, message)

/** Salesforce's ids of 15 or 18 letters and digits: it becomes part of a URL. */
const idPattern = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/

const isSameName = (names: readonly string[], { name }: RecordedChange): boolean =>
  names.some(
    (one) =>
      one !== '' &&
      // Salesforce stores usernames in small letters.
      (one === name || (one.includes('@') && one.toLowerCase() === name.toLowerCase())),
  )

/**
 * Checks that a field was deleted: Salesforce keeps it for 15 days, under another name. Whether the
 * Tooling API still lists it then is unknown.
 */
const isDeletedField = ({ kind }: RecordedChange, row: SObjectRow): boolean =>
  kind === 'field' && getString(row, 'DeveloperName').endsWith('_del')

/** Finds the thing by its id: null if the org has it no more, or has it deleted or inactive. */
export const findRecordedThing = async (
  api: Api,
  change: RecordedChange,
  id: string,
): Promise<ApiResult<SObjectRow | null>> => {
  const response = await api.get(getQuestion(change)?.path(id) ?? '')
  if (!response.ok) return response
  if (!Array.isArray(asObject(response.value).records)) return apiFailure('unexpected')
  const row = getRecords(response.value).find((one) => isSameRecordId(getString(one, 'Id'), id))
  const isGone = !row || isDeletedField(change, row) || getBoolean(row, 'IsActive') === false
  return { ok: true, value: isGone ? null : row }
}

/** Counts what a query finds; null if the org does not say. */
const readCount = (response: unknown): number | null => getNumber(asObject(response), 'totalSize')

const askAboutField = async (api: Api, row: SObjectRow, seesAllCases: boolean): Promise<TakeBackVerdict> => {
  const time = parseSalesforceTime(getString(row, 'CreatedDate'))
  if (time === null) return leave('other-time')
  // A count leaves out what its user does not see.
  if (!seesAllCases) return leave('cases-unseen')
  const response = await api.get(countCasesSince(time))
  if (!response.ok) return leaveUnanswered(response)
  const count = readCount(response.value)
  if (count === null) return leave('unexpected')
  return count === 0 ? offered : leave('cases-changed')
}

const askAboutProfile = async (api: Api, id: string): Promise<TakeBackVerdict> => {
  const response = await api.get(countProfileUsers(id))
  if (!response.ok) return leaveUnanswered(response)
  const count = readCount(response.value)
  if (count === null) return leave('unexpected')
  return count === 0 ? offered : leave('has-users')
}

const askAboutLayout = async (api: Api, id: string, change: RecordedChange): Promise<TakeBackVerdict> => {
  const found = await listFieldsOnLayout(api, id, change.details)
  if (!found.ok) return leaveUnanswered(found)
  return found.value.length > 0 ? offered : gone
}

interface Circumstances {
  /** The session's user sees every case. */
  readonly seesAllCases: boolean
}

/**
 * Asks about the thing by its id, and compares kind, name and the minutes in which it was made.
 * Never rejects; what is not answered is left.
 */
export const askAboutChange = async (
  api: Api,
  change: RecordedChange,
  { seesAllCases }: Circumstances,
): Promise<TakeBackVerdict> => {
  const question = getQuestion(change)
  if (!question) return leave('existed-before')
  const { id } = change
  if (id === null) return leave('id-unknown')
  if (!idPattern.test(id) || !id.startsWith(question.prefix)) return leave('other-kind')
  const found = await findRecordedThing(api, change, id)
  if (!found.ok) return leaveUnanswered(found)
  const row = found.value
  if (!row) return gone
  if (question.isOfKind && !question.isOfKind(row)) return leave('other-kind')
  if (!isSameName(question.names(row), change)) return leave('other-name')
  const offset = api.getClockOffset?.() ?? 0
  if (question.madeAt && !isMadeWhenRecorded(getString(row, question.madeAt), change, offset))
    return leave('other-time')
  switch (change.kind) {
    case 'field':
      return askAboutField(api, row, seesAllCases)
    case 'profile':
      return askAboutProfile(api, id)
    case 'layout':
      return askAboutLayout(api, id, change)
    default:
      return offered
  }
}
