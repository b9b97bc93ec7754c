import { setRepairedPassword } from '../../credentials/background/vault.ts'
import { withRepairedPassword } from '../../setup-guide/background/org-state-changes.ts'
import { updateOrgState } from '../../setup-guide/background/org-store.ts'

/**
 * Stores the password a repair set in the vault, and that it was set in the org's state: this
 * outlives the password, so that a later repair may offer a new one.
 */
export const storeRepairedPassword = async (
  org: string,
  password: string,
  username: string,
  isNewUser: boolean,
): Promise<void> => {
  await setRepairedPassword(org, password, username, isNewUser)
  // If storage is full, only that later offer is lost.
  await updateOrgState(org, (state) => withRepairedPassword(state, username, Date.now())).catch(
    () => undefined,
  )
}
