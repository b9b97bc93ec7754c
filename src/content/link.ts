/** The way to the background and back: content scripts send little, and read the org's record from storage. */

import { emptyRecord, type OrgRecord, recordKey } from '../guide/org-record.ts'
import type { FromContent, Reply } from '../messages.ts'

/** Sends a message; false where it was refused or nobody answered. */
export const send = async (message: FromContent): Promise<boolean> => {
  try {
    const reply = (await chrome.runtime.sendMessage(message)) as Reply | undefined
    return reply?.ok === true
  } catch {
    // The worker is being replaced, or the extension was updated under this page.
    return false
  }
}

/** Calls back with the org's record now and after every change, until aborted. */
export const followRecord = (org: string, signal: AbortSignal, onRecord: (record: OrgRecord) => void) => {
  const key = recordKey(org)
  const onChanged = (changes: Record<string, chrome.storage.StorageChange>, area: string) => {
    const change = area === 'local' ? changes[key] : undefined
    if (change) onRecord((change.newValue as OrgRecord | undefined) ?? emptyRecord)
  }
  chrome.storage.onChanged.addListener(onChanged)
  signal.addEventListener('abort', () => chrome.storage.onChanged.removeListener(onChanged))
  chrome.storage.local.get(key).then(
    (stored) => {
      if (!signal.aborted) onRecord((stored[key] as OrgRecord | undefined) ?? emptyRecord)
    },
    () => {},
  )
}
