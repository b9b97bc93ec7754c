/**
 * Log for the diagnostic report: visited guide pages, and refused or failed messages, as names
 * only. In `storage.session`, so it is gone when the browser closes.
 */

import { createStoredItem, sessionArea } from '../../platform/stored-item.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { pageRules } from '../../salesforce/pages/pages.ts'
import { matchesPath } from '../../salesforce/pages/recognize.ts'
import { orgKey } from '../../salesforce/urls/my-domain.ts'
import { type DiagnosticLog, type LoggedError, parseDiagnosticLog } from './diagnostic-log.schema.ts'

const MAX_ENTRIES = 30
const emptyLog: DiagnosticLog = { pages: {}, errors: [] }

const log = createStoredItem(sessionArea, 'journal', (stored) => parseDiagnosticLog(stored) ?? emptyLog)

/** Reads the log. Rejects when storage fails. */
export const readDiagnosticLog = (): Promise<DiagnosticLog> => log.get()

/** Updates the log; callers do not wait, and a failure is ignored. */
const updateLog = async (change: (log: DiagnosticLog) => DiagnosticLog): Promise<void> => {
  await log.update(change).catch(() => undefined)
}

/** Returns the IDs of the pages possible at this address, joined with `|`; '' if none. */
const getPageIds = (url: URL): string => {
  const ids: readonly PageId[] = pageRules.filter((rule) => matchesPath(rule, url)).map(({ id }) => id)
  return [...new Set(ids)].join('|')
}

/** Logs that a page of an org was opened. */
export const logPage = async (address: string | URL): Promise<void> => {
  const org = orgKey(address)
  const page = org === null ? '' : getPageIds(new URL(address))
  if (org === null || page === '') return
  await updateLog((log) => {
    const before = log.pages[org] ?? []
    if (before.at(-1) === page) return log
    return { ...log, pages: { ...log.pages, [org]: [...before, page].slice(-MAX_ENTRIES) } }
  })
}

/** Logs a refused or failed message. */
export const logError = (error: Omit<LoggedError, 'at'>): Promise<void> =>
  updateLog((log) => ({
    ...log,
    errors: [...log.errors, { ...error, at: Date.now() }].slice(-MAX_ENTRIES),
  }))

/** Removes an org's entries. */
export const clearLog = (org: string): Promise<void> =>
  updateLog((log) => {
    const { [org]: _, ...others } = log.pages
    return { pages: others, errors: log.errors.filter((error) => error.org !== org) }
  })
