/** The admin's choice of the grant type, as shown: at once, and until the background has it. */

import { useRef, useState } from 'preact/hooks'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import { type GrantType, getGrantType, getOfferedGrantTypes } from '../grant-type.ts'
import { usePasswordFlowPhase } from './use-flow-retirement.ts'

export interface GrantChoice {
  /** The selected grant type; null if one has to be chosen. */
  readonly grant: GrantType | null
  readonly offered: readonly GrantType[]
  readonly choose: (grant: GrantType) => void
  /** Waits until the background has the choice; resolves to false on failure. */
  readonly flush: () => Promise<boolean>
}

/** Returns the choice; renders again on the day the password flow ends. */
export const useGrantChoice = (org: string, chosen: GrantType | null, dispatch: Dispatch): GrantChoice => {
  usePasswordFlowPhase()
  const [unsaved, setUnsaved] = useState<GrantType | null>(null)
  const saving = useRef<Promise<boolean>>(Promise.resolve(true))
  const now = new Date()

  const save = async (grant: GrantType) => {
    const saved = saving.current.then(() => dispatch({ type: 'choose-grant', org, grant }))
    saving.current = saved
    await saved
    // A later choice stays on the screen.
    if (saving.current === saved) setUnsaved(null)
  }

  return {
    grant: getGrantType(unsaved ?? chosen, now),
    offered: getOfferedGrantTypes(now),
    choose: (grant) => {
      setUnsaved(grant)
      void save(grant)
    },
    flush: () => saving.current,
  }
}
