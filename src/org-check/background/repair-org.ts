/** *Mend it*: makes the repairs the admin confirmed in the preview, then checks the org again. */

import { holdMended } from '../../credentials/background/vault.ts'
import { newPassword } from '../repair/password.ts'
import { afterRun, situationOf } from '../repair/refused-repairs.ts'
import { mendAll } from '../repair/repair.ts'
import type { MendItem } from '../repair/repair-item.ts'
import { confirmedOf } from '../repair/repair-plan.ts'
import { alone, updateApiState } from './api-state.ts'
import { apiFor, factsOf, offerOf, shownOf } from './check-org.ts'

/**
 * Makes the confirmed repairs that are still needed. Skips items that exist by now, and items that
 * were not in the preview. Rejects when storage fails.
 */
export const mendOrg = (org: string, confirmed: readonly MendItem[]): Promise<void> =>
  alone(org, 'mend', async (signal, gone) => {
    const api = await apiFor(org)
    const before = api.ok ? await factsOf(org, api.value, gone) : api
    if (gone.aborted) return
    if (!api.ok || !before.ok) {
      const { report } = await shownOf(org, api.ok ? before : api)
      return updateApiState(org, (state) => ({ ...state, report }))
    }
    const items = confirmedOf((await offerOf(org, before.value)).plan, confirmed)
    const mended = await mendAll({
      api: api.value,
      facts: before.value,
      items,
      signal,
      password: newPassword,
      onPassword: async (password, username) => {
        if (gone.aborted) return
        const isNewUser = items.some(({ kind }) => kind === 'user')
        await holdMended(org, password, username, isNewUser)
      },
    })
    if (gone.aborted) return
    const after = await factsOf(org, api.value, gone)
    // The situation in which the popup offers repairs next.
    const situation = situationOf(after.ok ? after.value : before.value)
    if (gone.aborted) return
    await updateApiState(org, (state) => ({
      ...state,
      refused: afterRun(state.refused ?? [], mended, situation),
    }))
    const shown = await shownOf(org, after)
    if (gone.aborted) return
    await updateApiState(org, (state) => ({ ...state, ...shown, mended }))
  })
