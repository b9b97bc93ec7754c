/** The remaining API requests of the day. */

import type { FakeOrg } from '../types.ts'
import type { ApiResponse } from './fault.ts'
import { DAILY_REQUEST_LIMIT } from './gate.ts'
import { getApiRecords } from './records.ts'

const left = (state: FakeOrg): number => Math.max(0, DAILY_REQUEST_LIMIT - getApiRecords(state).requestCount)

export const getLimits = (state: FakeOrg): ApiResponse => ({
  status: 200,
  value: {
    DailyApiRequests: { Max: DAILY_REQUEST_LIMIT, Remaining: left(state) },
    DailyBulkApiBatches: { Max: 15_000, Remaining: 15_000 },
    DataStorageMB: { Max: 5, Remaining: 5 },
    SingleEmail: { Max: 15, Remaining: 15 },
  },
})

/** Returns the header of every data API response. */
export const createLimitInfoHeader = (state: FakeOrg): Record<string, string> => ({
  'sforce-limit-info': `api-usage=${getApiRecords(state).requestCount}/${DAILY_REQUEST_LIMIT}`,
})
