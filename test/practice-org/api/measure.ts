/** Measures sequential and parallel requests. */

import type { OrgRequest } from '../types.ts'

const endOf = ({ end }: OrgRequest): number => end ?? Number.POSITIVE_INFINITY

/** Returns the longest chain of requests that each began after the previous answer. */
export function countSequentialRequests(requests: readonly OrgRequest[]): number {
  let count = 0
  let free = Number.NEGATIVE_INFINITY
  for (const request of [...requests].sort((a, b) => endOf(a) - endOf(b))) {
    if (request.at < free) continue
    count += 1
    free = endOf(request)
  }
  return count
}

/** Returns the maximum of simultaneous requests. */
export const countConcurrentRequests = (requests: readonly OrgRequest[]): number =>
  Math.max(
    0,
    ...requests.map(({ at }) => requests.filter((other) => other.at <= at && endOf(other) > at).length),
  )

export const filterApiRequests = (requests: readonly OrgRequest[]): OrgRequest[] =>
  requests.filter(({ path }) => path.startsWith('/services/'))
