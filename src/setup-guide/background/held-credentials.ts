import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import type { OrgState } from '../org-state.ts'

/** Returns the state with this summary of the consumer credentials that the vault holds, or none. */
export const withHeldCredentials = (state: OrgState, keys: ObservedSetup['keys']): OrgState => {
  const { keys: _, ...evidence } = state.evidence
  return { ...state, evidence: { ...evidence, ...(keys && { keys }) } }
}
