/** *Review fixes*: makes the repairs the admin confirmed in the preview, then checks the org again. */

import { generatePassword } from '../repair/password.ts'
import { snapshotPreconditions, updateRefusedRepairs } from '../repair/refused-repairs.ts'
import { applyRepairs } from '../repair/repair.ts'
import type { RepairItem } from '../repair/repair-item.ts'
import { pickConfirmedItems } from '../repair/repair-plan.ts'
import { runExclusiveJob, updateApiState } from './api-state.ts'
import { createOrgApi, getRepairOffer, refreshOrgFacts, toCheckReport } from './check-org.ts'
import { createRepairRecorder } from './record-repair.ts'
import { storeRepairedPassword } from './repaired-password.ts'

/**
 * Makes the confirmed repairs that are still needed. Skips items that exist by now, and items that
 * were not in the preview. Rejects when storage fails.
 */
export const repairOrg = (org: string, confirmed: readonly RepairItem[]): Promise<void> =>
  runExclusiveJob(org, 'mend', async (signal, discarded) => {
    const api = await createOrgApi(org)
    const before = api.ok ? await refreshOrgFacts(org, api.value, discarded) : api
    if (discarded.aborted) return
    if (!api.ok || !before.ok) {
      const { report } = await toCheckReport(org, api.ok ? before : api)
      return updateApiState(org, (state) => ({ ...state, report }))
    }
    const items = pickConfirmedItems((await getRepairOffer(org, before.value)).plan, confirmed)
    const results = await applyRepairs({
      api: api.value,
      facts: before.value,
      items,
      signal,
      password: generatePassword,
      onPassword: async (password, username) => {
        if (discarded.aborted) return
        const isNewUser = items.some(({ kind }) => kind === 'user')
        await storeRepairedPassword(org, password, username, isNewUser)
      },
      onChanges: createRepairRecorder(org, before.value, discarded),
    })
    if (discarded.aborted) return
    const after = await refreshOrgFacts(org, api.value, discarded)
    // The preconditions under which the popup offers repairs next.
    const situation = snapshotPreconditions(after.ok ? after.value : before.value)
    if (discarded.aborted) return
    await updateApiState(org, (state) => ({
      ...state,
      refusedRepairs: updateRefusedRepairs(state.refusedRepairs ?? [], results, situation),
    }))
    const checkReport = await toCheckReport(org, after)
    if (discarded.aborted) return
    await updateApiState(org, (state) => ({ ...state, ...checkReport, repairResults: results }))
  })
