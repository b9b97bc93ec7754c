/** How requests lay beside and after one another. */

import type { OrgRequest } from '../types.ts'

const endOf = ({ end }: OrgRequest): number => end ?? Number.POSITIVE_INFINITY

/** The most requests of which each began when the one before it was answered: what the network's delay counts for. */
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

/** The most requests that were under way at once. */
export const countConcurrentRequests = (requests: readonly OrgRequest[]): number =>
  Math.max(
    0,
    ...requests.map(({ at }) => requests.filter((other) => other.at <= at && endOf(other) > at).length),
  )

export const filterApiRequests = (requests: readonly OrgRequest[]): OrgRequest[] =>
  requests.filter(({ path }) => path.startsWith('/services/'))
