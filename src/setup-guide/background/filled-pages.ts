/** Remembers which pages the guide filled, and records what the org then shows to be saved. */

import * as z from 'zod/mini'
import { updateChangeRecord } from '../../change-record/background/change-record-store.ts'
import { toRecordedChange } from '../../change-record/new-change.ts'
import { withChanges } from '../../change-record/record.ts'
import type { ContentMessages } from '../../messages.ts'
import type { ContentSender } from '../../org-access/background/content-sender.ts'
import { createParser, timeSchema } from '../../platform/schema.ts'
import { createStoredItem, type StoredItem, sessionArea } from '../../platform/stored-item.ts'
import { filledPagesKey } from '../../platform/stored-keys.ts'
import type { ControlId } from '../../salesforce/control-ids.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { pageRules } from '../../salesforce/pages/pages.ts'
import {
  type FilledPage,
  getPageRecordId,
  MAX_FILLED_PAGES,
  withFill,
  withFollowedFills,
} from '../filled-page.ts'
import type { AppliedReport } from '../saved-change.ts'
import { findSavedChanges, isFollowedPage } from '../saved-pages.ts'

const pageIdSchema = z.custom<PageId>((page) => pageRules.some(({ id }) => id === page))
/** Names of controls: of an unknown one nothing is recorded. */
const controlsSchema = z
  .array(z.custom<ControlId>((name) => typeof name === 'string' && /^[a-zA-Z]{1,40}$/.test(name)))
  .check(z.maxLength(20))

export const filledPageBodySchema = z.strictObject({ page: pageIdSchema, controls: controlsSchema })

const parseFills = createParser(
  z
    .array(
      z.strictObject({
        key: z.string().check(z.maxLength(64)),
        tab: z.int(),
        page: pageIdSchema,
        recordId: z.string().check(z.maxLength(18)),
        controls: controlsSchema,
        at: timeSchema,
        savedAs: z.nullable(z.string().check(z.maxLength(255))),
      }),
    )
    .check(z.maxLength(MAX_FILLED_PAGES)),
)

/** In memory: a form does not outlive the browser either. */
const getFillsItem = (org: string): StoredItem<readonly FilledPage[]> =>
  createStoredItem(sessionArea, filledPagesKey(org), (stored) => parseFills(stored) ?? [])

/** Remembers that the guide filled the page. Rejects when storage fails. */
export const storeFilledPage = async (
  { org, url, tabId }: ContentSender,
  { page, controls }: ContentMessages['page-filled']['body'],
): Promise<void> => {
  if (!isFollowedPage(page) || controls.length === 0) return
  await getFillsItem(org).update((fills) =>
    withFill(fills, {
      key: crypto.randomUUID(),
      tab: tabId,
      page,
      recordId: getPageRecordId(url),
      controls,
      at: Date.now(),
      savedAs: null,
    }),
  )
}

/** Forgets what was filled in the org. Rejects when storage fails. */
export const removeFilledPages = (org: string): Promise<void> => getFillsItem(org).remove()

/**
 * Records what the report shows to be saved. By whom is not asked: the page does not tell whose
 * session it is. Never rejects, since the report itself must count even where nothing is recorded.
 */
export const recordSavedPages = async (org: string, applied: AppliedReport): Promise<void> => {
  try {
    const item = getFillsItem(org)
    // Behind the queued fills, as the one that this page is about may be among them.
    const seen = await item.update((stored) => stored)
    const { fills, changes } = findSavedChanges(seen, applied)
    if (changes.length > 0)
      await updateChangeRecord(org, (record) =>
        withChanges(
          record,
          changes.map(({ key, source, change }) => toRecordedChange(change, key, source, null)),
        ),
      )
    // Other tabs may have filled a page while the record was written.
    await item.update((stored) => withFollowedFills(stored, seen, fills))
  } catch {
    // No room on disk, where the org's state is not stored either.
  }
}
