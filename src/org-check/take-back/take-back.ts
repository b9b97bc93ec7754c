/** Takes back what was confirmed, one thing after another; each is asked about before and after. */

import type { RecordedChange } from '../../change-record/change.ts'
import { type ApiResult, isUnrecoverable } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { withRetry } from '../../salesforce/api/retry-busy.ts'
import { restPath } from '../../salesforce/api/soql.ts'
import { listFieldsOnLayout, removeFieldsFromLayout } from './layout-fields.ts'
import { askAboutChange, findRecordedThing } from './take-back-facts.ts'
import type { TakeBackResult } from './take-back-item.ts'
import { describeChange } from './take-back-plan.ts'
import { getQuestion } from './take-back-questions.ts'

interface TakeBackOptions {
  readonly api: Api
  /** The confirmed changes, in the order in which they are taken back. */
  readonly changes: readonly RecordedChange[]
  readonly seesAllCases: boolean
  /** Aborting starts no new item; a pending request is awaited, since its effect is unknown. */
  readonly signal: AbortSignal
  /** Called with the key of a change once the org was seen without it. */
  readonly onTakenBack: (key: string) => Promise<void>
}

type End = Omit<TakeBackResult, 'item'>

const endAs = (end: TakeBackResult['end'], reason: End['reason'] = null, message = ''): End => ({
  end,
  reason,
  message,
})

/** Sends the one request that takes the thing back. */
const sendRequest = (api: Api, { kind, details }: RecordedChange, id: string): Promise<ApiResult> => {
  const path = restPath(getQuestion({ kind })?.record(id) ?? '')
  if (kind === 'layout') return removeFieldsFromLayout(api, id, details)
  // Salesforce deletes no users.
  return kind === 'user' ? api.patch(path, { IsActive: false }) : api.delete(path)
}

/** Asks the org whether the thing is gone, a user inactive, a layout without the fields. */
const readBack = async (api: Api, change: RecordedChange, id: string): Promise<ApiResult<boolean>> => {
  if (change.kind === 'layout') {
    const left = await listFieldsOnLayout(api, id, change.details)
    return left.ok ? { ok: true, value: left.value.length === 0 } : left
  }
  const found = await findRecordedThing(api, change, id)
  return found.ok ? { ok: true, value: found.value === null } : found
}

const takeBackOne = async (
  { api, seesAllCases }: Pick<TakeBackOptions, 'api' | 'seesAllCases'>,
  change: RecordedChange,
): Promise<End> => {
  const verdict = await askAboutChange(api, change, { seesAllCases })
  if (verdict.state === 'gone') return endAs('already-gone')
  if (verdict.state === 'left') return endAs('left', verdict.reason, verdict.message)
  const id = change.id ?? ''
  const sent = await sendRequest(api, change, id)
  // Also after a failure: a request without an answer may have had its effect.
  const isGone = await readBack(api, change, id)
  if (isGone.ok && isGone.value) return endAs('taken-back')
  if (!sent.ok) return endAs('refused', sent.reason, sent.message)
  return isGone.ok ? endAs('left', 'still-there') : endAs('left', isGone.reason, isGone.message)
}

const isHopeless = ({ reason, end }: End): boolean =>
  (end === 'left' || end === 'refused') && isUnrecoverable(reason as Parameters<typeof isUnrecoverable>[0])

/** Takes the changes back; resolves with one result each, in their order. */
export const takeBackChanges = async (options: TakeBackOptions): Promise<readonly TakeBackResult[]> => {
  const api = withRetry(options.api, options.signal)
  const results: TakeBackResult[] = []
  let isOver = false
  for (const change of options.changes) {
    isOver ||= options.signal.aborted
    const end = isOver ? endAs('skipped') : await takeBackOne({ ...options, api }, change)
    results.push({ item: describeChange(change), ...end })
    if (end.end === 'taken-back' || end.end === 'already-gone') await options.onTakenBack(change.key)
    isOver ||= isHopeless(end)
  }
  return results
}
