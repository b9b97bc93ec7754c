import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import type { OrgState } from '../org-state.ts'

/** Returns the state with this summary of the consumer credentials that the vault holds, or none. */
export const withHeldCredentials = (
  state: OrgState,
  keys: ObservedSetup['consumerCredentials'],
): OrgState => {
  const { consumerCredentials: _, ...evidence } = state.observedSetup
  return { ...state, observedSetup: { ...evidence, ...(keys && { consumerCredentials: keys }) } }
}
