/** What is left of the day. */

import type { OrgState } from '../types.ts'
import type { Outcome } from './fault.ts'
import { requestsADay } from './gate.ts'
import { recordsOf } from './records.ts'

const left = (state: OrgState): number => Math.max(0, requestsADay - recordsOf(state).used)

export const limits = (state: OrgState): Outcome => ({
  status: 200,
  value: {
    DailyApiRequests: { Max: requestsADay, Remaining: left(state) },
    DailyBulkApiBatches: { Max: 15_000, Remaining: 15_000 },
    DataStorageMB: { Max: 5, Remaining: 5 },
    SingleEmail: { Max: 15, Remaining: 15 },
  },
})

/** The header that comes with every answer of the data API. */
export const limitInfo = (state: OrgState): Record<string, string> => ({
  'sforce-limit-info': `api-usage=${recordsOf(state).used}/${requestsADay}`,
})
