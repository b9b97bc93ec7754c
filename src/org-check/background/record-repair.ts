/** Records what *Review fixes* made, item by item, with the user whose session made it. */

import { updateChangeRecord } from '../../change-record/background/change-record-store.ts'
import type { ChangeAuthor } from '../../change-record/change.ts'
import { type NewChange, toRecordedChange } from '../../change-record/new-change.ts'
import { withChanges, withOrganization } from '../../change-record/record.ts'
import type { OrgFacts } from '../facts/facts.ts'

/** Returns the session's user; null if Salesforce did not tell. */
const getAuthor = ({ session }: OrgFacts): ChangeAuthor | null =>
  session.ok && session.value.username !== ''
    ? { id: session.value.id, username: session.value.username }
    : null

/** Voids a record that was made for another Organization id under the same My Domain host. */
export const checkRecordedOrganization = async (
  org: string,
  { org: organization }: OrgFacts,
): Promise<void> => {
  if (!organization.ok) return
  // A check alone stores nothing of an org in which nothing was changed.
  await updateChangeRecord(org, (record) =>
    record.changes.length > 0 ? withOrganization(record, organization.value.id) : record,
  )
}

/** Returns a function that records changes; it does nothing once the org was cleared. */
export const createRepairRecorder = (
  org: string,
  facts: OrgFacts,
  discarded: AbortSignal,
): ((changes: readonly NewChange[]) => Promise<void>) => {
  const author = getAuthor(facts)
  const organizationId = facts.org.ok ? facts.org.value.id : ''
  return async (changes) => {
    const recorded = changes.map((change) => toRecordedChange(change, crypto.randomUUID(), 'repair', author))
    // Asked inside the queue, so that nothing is written after the org's record was removed.
    await updateChangeRecord(org, (record) =>
      discarded.aborted ? record : withChanges(withOrganization(record, organizationId), recorded),
    )
  }
}
