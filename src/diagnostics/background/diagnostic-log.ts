/**
 * What a diagnostic report tells beside the records: which pages of the guide came up, and what was refused or failed,
 * by names alone. In `storage.session`, so that it is gone with the browser.
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

/** The journal as it is. Rejects when storage fails. */
export const readJournal = async (): Promise<Journal> => {
  return parseJournal((await browser.storage.session.get(key))[key]) ?? empty
}

/** Nobody waits for the journal, and nothing fails because of it. */
const change = (how: (journal: Journal) => Journal): Promise<void> =>
  serial(key, async () => {
    const before = await readJournal()
    const after = how(before)
    if (after !== before) await browser.storage.session.set({ [key]: after })
  }).catch(() => undefined)

/** The pages that can be at this address, '' where it is none of the guide's. */
const pagesAt = (url: URL): string => {
  const ids: readonly PageId[] = pages.filter((rule) => isAt(rule, url)).map(({ id }) => id)
  return [...new Set(ids)].join('|')
}

/** Notes that a page of an org came up. */
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

/** Notes what was refused or failed. */
export const noteTrouble = (trouble: Omit<Trouble, 'at'>): Promise<void> =>
  change((journal) => ({
    ...journal,
    troubles: [...journal.troubles, { ...trouble, at: Date.now() }].slice(-longest),
  }))

/** Forgets an org. */
export const forgetJournal = (org: string): Promise<void> =>
  change((journal) => {
    const { [org]: _, ...others } = journal.pages
    return { pages: others, troubles: journal.troubles.filter((trouble) => trouble.org !== org) }
  })
