import type { GrantType } from '../flow-retirement/grant-type.ts'
import { PasswordFlowNotice } from '../flow-retirement/ui/flow-retirement-notice.tsx'
import { usePasswordFlowPhase } from '../flow-retirement/ui/use-flow-retirement.ts'
import type { PopupState } from '../messages.ts'
import { findOrgWay } from '../setup-guide/org-way.ts'
import { getLetterFacts } from './letter-facts.ts'

interface Props {
  readonly org: string
  readonly state: PopupState
  /** The grant type that is selected, which the background may not have yet. */
  readonly grant: GrantType | null
}

/** The way that is open to SpaceIQ's login, by what is known of the org today. */
export const LoginWayNotice = ({ org, state, grant }: Props) => {
  usePasswordFlowPhase()
  const { observedSetup } = state.orgState
  return (
    <PasswordFlowNotice
      org={org}
      way={findOrgWay({ observedSetup, chosenGrant: grant }, new Date())}
      hasWorked={
        observedSetup.passwordFlowWorkedAt !== undefined || observedSetup.activation?.status === 'active'
      }
      isClientCredentials={grant === 'client_credentials'}
      facts={getLetterFacts(state)}
    />
  )
}
