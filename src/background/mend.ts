/** *Mend it*: makes what the admin saw in the preview and confirmed, and checks again. */

import { rowsOf } from '../check/check.ts'
import { itemId, mendPlan } from '../check/mend-plan.ts'
import { mendAll } from '../check/mend-run.ts'
import { newPassword } from '../salesforce/api/password.ts'
import { alone, forgotten, updateApiState } from './api-state.ts'
import { apiFor, factsOf } from './check.ts'
import { holdTyped, readVault } from './vault.ts'

const hasPassword = async (org: string): Promise<boolean> =>
  (await readVault(org)).values.password !== undefined

/**
 * Makes those of the confirmed items that are still missing: what was made meanwhile is not made twice, and what was
 * not in the preview is not made at all. Rejects when storage fails.
 */
export const mendOrg = (org: string, confirmed: readonly string[]): Promise<void> =>
  alone(org, 'mend', async (signal) => {
    const api = await apiFor(org)
    const before = api.ok ? await factsOf(org, api.value) : api
    if (!api.ok || !before.ok) {
      const { reason } = before.ok ? { reason: 'no-session' as const } : before
      return updateApiState(org, (state) => ({ ...state, report: { ok: false, at: Date.now(), reason } }))
    }
    const items = mendPlan(before.value, await hasPassword(org), org).filter((item) =>
      confirmed.includes(itemId(item)),
    )
    const mended = await mendAll({
      api: api.value,
      facts: before.value,
      items,
      signal,
      password: newPassword,
      onPassword: async (password, username) => {
        if (signal.reason === forgotten) return
        await holdTyped(org, 'username', username)
        await holdTyped(org, 'password', password)
      },
    })
    const after = await factsOf(org, api.value)
    const plan = after.ok ? mendPlan(after.value, await hasPassword(org), org) : []
    if (signal.reason === forgotten) return
    await updateApiState(org, (state) => ({
      ...state,
      mended,
      plan,
      report: after.ok
        ? { ok: true, at: Date.now(), rows: rowsOf(after.value, org) }
        : { ok: false, at: Date.now(), reason: after.reason },
    }))
  })
