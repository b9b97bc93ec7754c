/** The five values, or the outcome of their activation. */

import { useState } from 'preact/hooks'
import type { ActivationOutcome } from '../activation/outcome.ts'
import { isAccepted } from '../activation/outcome.ts'
import { ActivationOutcomeNote } from '../activation/ui/outcome.tsx'
import { useOutcomeAnnouncement } from '../activation/ui/use-outcome-announcement.ts'
import { getGrantType } from '../flow-retirement/grant-type.ts'
import { usePasswordFlowPhase } from '../flow-retirement/ui/use-flow-retirement.ts'
import type { PopupState } from '../messages.ts'
import { GiveBackAccess } from '../org-access/ui/give-back-access.tsx'
import { BackToLightning } from '../setup-guide/ui/back-to-lightning.tsx'
import { t } from '../ui/i18n.ts'
import type { Dispatch } from '../ui/use-popup-state.ts'
import { ActivationForm } from './activation-form.tsx'
import { LoginWayNotice } from './login-way-notice.tsx'

interface Props {
  readonly org: string
  readonly state: PopupState
  readonly dispatch: Dispatch
}

/** Returns the last outcome of this session, or an acceptance stored in an earlier session. */
const findLastOutcome = ({ activation, orgState }: PopupState): ActivationOutcome | null => {
  if (activation.outcome) return activation.outcome
  const accepted = orgState.observedSetup.activation
  return accepted ? { kind: accepted.status, at: accepted.at } : null
}

export const ActivationPanel = ({ org, state, dispatch }: Props) => {
  const outcome = findLastOutcome(state)
  const flowPhase = usePasswordFlowPhase()
  const [dismissedAt, setDismissedAt] = useState(0)
  const onShown = useOutcomeAnnouncement(outcome)
  const at = outcome?.at ?? 0

  if (outcome && isAccepted(outcome) && dismissedAt !== at && !state.activation.sending) {
    return (
      <section aria-labelledby="values-title">
        <h2 id="values-title" tabIndex={-1}>
          {t('step_activate_title')}
        </h2>
        {flowPhase === 'after' && (
          <LoginWayNotice
            org={org}
            state={state}
            grant={getGrantType(state.orgState.chosenGrant, new Date())}
          />
        )}
        <ActivationOutcomeNote outcome={outcome} onShown={onShown} />
        <BackToLightning org={org} state={state.orgState} />
        <GiveBackAccess org={org} dispatch={dispatch} />
        <button type="button" class="quiet" data-action="send-again" onClick={() => setDismissedAt(at)}>
          {t('popup_activate_again')}
        </button>
      </section>
    )
  }
  const failure = outcome && !isAccepted(outcome) ? outcome : null
  return (
    <section aria-labelledby="values-title">
      <h2 id="values-title" tabIndex={-1}>
        {t('value_title')}
      </h2>
      <ActivationForm org={org} state={state} failure={failure} onShown={onShown} dispatch={dispatch} />
    </section>
  )
}
