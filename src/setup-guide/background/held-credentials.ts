import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import type { OrgState } from '../org-state.ts'

/** Returns the state with this summary of the consumer credentials in the vault, if any. */
export const withHeldCredentials = (
  state: OrgState,
  summary: ObservedSetup['consumerCredentials'],
): OrgState => {
  const { consumerCredentials: _, ...setup } = state.observedSetup
  return { ...state, observedSetup: { ...setup, ...(summary && { consumerCredentials: summary }) } }
}
