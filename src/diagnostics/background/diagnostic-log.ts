/**
 * Log for the diagnostic report: visited guide pages, and refused or failed messages, as names
 * only. In `storage.session`, so it is gone when the browser closes.
 */

import browser from 'webextension-polyfill'
import { serial } from '../../platform/background/run-exclusive.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { pages } from '../../salesforce/pages/pages.ts'
import { isAt } from '../../salesforce/pages/recognise.ts'
import { orgKey } from '../../salesforce/urls/my-domain.ts'
import { type Journal, parseJournal, type Trouble } from './diagnostic-log.schema.ts'

const key = 'journal'
const longest = 30
const empty: Journal = { pages: {}, troubles: [] }

/** Reads the log. Rejects when storage fails. */
export const readJournal = async (): Promise<Journal> => {
  return parseJournal((await browser.storage.session.get(key))[key]) ?? empty
}

/** Updates the log; callers do not wait, and a failure is ignored. */
const change = (how: (journal: Journal) => Journal): Promise<void> =>
  serial(key, async () => {
    const before = await readJournal()
    const after = how(before)
    if (after !== before) await browser.storage.session.set({ [key]: after })
  }).catch(() => undefined)

/** Returns the IDs of the pages possible at this address, joined with `|`; '' if none. */
const pagesAt = (url: URL): string => {
  const ids: readonly PageId[] = pages.filter((rule) => isAt(rule, url)).map(({ id }) => id)
  return [...new Set(ids)].join('|')
}

/** Logs that a page of an org was opened. */
export const notePage = async (address: string | URL): Promise<void> => {
  const org = orgKey(address)
  const page = org === null ? '' : pagesAt(new URL(address))
  if (org === null || page === '') return
  await change((journal) => {
    const before = journal.pages[org] ?? []
    if (before.at(-1) === page) return journal
    return { ...journal, pages: { ...journal.pages, [org]: [...before, page].slice(-longest) } }
  })
}

/** Logs a refused or failed message. */
export const noteTrouble = (trouble: Omit<Trouble, 'at'>): Promise<void> =>
  change((journal) => ({
    ...journal,
    troubles: [...journal.troubles, { ...trouble, at: Date.now() }].slice(-longest),
  }))

/** Removes an org's entries. */
export const forgetJournal = (org: string): Promise<void> =>
  change((journal) => {
    const { [org]: _, ...others } = journal.pages
    return { pages: others, troubles: journal.troubles.filter((trouble) => trouble.org !== org) }
  })
