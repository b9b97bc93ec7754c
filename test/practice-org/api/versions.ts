/** Lists the API's versions up to Winter '27's; those below 31 are retired. */

import { type ApiResponse, createNotFoundError, SalesforceApiError } from './fault.ts'

const newest = 68
const oldest = 31

const releases = ['Spring', 'Summer', 'Winter'] as const

/** v68.0 is Winter '27; there are three per year. */
function labelOf(version: number): string {
  const back = newest - version
  const season = releases[2 - (back % 3)]
  return `${season} '${27 - Math.ceil(back / 3)}`
}

export const getVersions = (): ApiResponse => ({
  status: 200,
  value: Array.from({ length: newest - oldest + 1 }, (_, index) => {
    const version = `${oldest + index}.0`
    return { label: labelOf(oldest + index), url: `/services/data/v${version}`, version }
  }),
})

export function assertVersion(version: string): void {
  const number = Number(/^v(\d+)\.0$/.exec(version)?.[1])
  if (!number || number > newest) throw createNotFoundError()
  // Uncertain wording.
  if (number < oldest)
    throw new SalesforceApiError(
      410,
      'UNSUPPORTED_API_VERSION',
      `The requested API version ${version} has been retired.`,
    )
}
