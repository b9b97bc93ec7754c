import { isAccepted } from '../../activation/outcome.ts'
import { isCredentialSent, sentCredentials } from '../../activation/sent-credentials.ts'
import { ActivateBar } from '../../activation/ui/activate-bar.tsx'
import { ActivationOutcomeNote } from '../../activation/ui/outcome.tsx'
import { useActivation } from '../../activation/ui/use-activation.ts'
import { useOutcomeAnnouncement } from '../../activation/ui/use-outcome-announcement.ts'
import { type CredentialInputName, getValidationError } from '../../credentials/ui/credential-checks.ts'
import { CredentialRow } from '../../credentials/ui/credential-row.tsx'
import { TokenRow } from '../../credentials/ui/token-row.tsx'
import { useCredentialDrafts } from '../../credentials/ui/use-drafts.ts'
import { ChooseGrant } from '../../flow-retirement/ui/choose-grant.tsx'
import { useGrantChoice } from '../../flow-retirement/ui/use-grant-choice.ts'
import type { PopupState } from '../../messages.ts'
import { credentialNames } from '../../required-setup.ts'
import { FillSpaceiqForm } from '../../spaceiq-form/ui/fill-form.tsx'
import { useAnnounce } from '../../ui/announce.tsx'
import { focusOnMount } from '../../ui/focus.ts'
import { t } from '../../ui/i18n.ts'
import { formatMoment } from '../../ui/time.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'

interface Props {
  readonly org: string
  /** Epoch milliseconds. */
  readonly sealedAt: number
  readonly state: PopupState
  readonly dispatch: Dispatch
}

/** Where the values came from, the values, the colleague's token, and the ways to SpaceIQ. */
export const ReceivedValues = ({ org, sealedAt, state, dispatch }: Props) => {
  const announce = useAnnounce()
  const drafts = useCredentialDrafts(org, dispatch)
  const choice = useGrantChoice(org, state.orgState.chosenGrant, dispatch)
  const activation = useActivation(org, state, drafts, choice, dispatch)
  const { outcome } = state.activation
  const onShown = useOutcomeAnnouncement(outcome)
  if (outcome && isAccepted(outcome) && !activation.sending)
    return <ActivationOutcomeNote outcome={outcome} onShown={onShown} />

  const isTokenRejected =
    (outcome?.kind === 'unauthorized' || outcome?.kind === 'forbidden') &&
    drafts.editedAt('token') <= outcome.at
  const findError = (name: CredentialInputName): string | null => {
    const refusal = getValidationError(name, drafts.get(name) ?? '')
    if (refusal) return t(refusal)
    if (activation.missing.includes(name)) return t('value_empty')
    return name === 'token' && isTokenRejected ? t('value_token_turned_down') : null
  }
  const clear = async () => {
    drafts.clear()
    if (await dispatch({ type: 'clear-credentials', org })) announce({ text: t('value_forgotten') })
  }
  const flush = async () => (await choice.flush()) && drafts.flush()
  const shownNames = choice.grant === null ? credentialNames : sentCredentials[choice.grant]
  return (
    <section class="values" aria-labelledby="values-title">
      <h2 id="values-title" ref={focusOnMount} tabIndex={-1}>
        {t('receive_done', org, formatMoment(sealedAt))}
      </h2>
      <p class="note warn">{t('receive_unproven')}</p>
      {choice.grant === null && <ChooseGrant choice={choice} />}
      {shownNames.map((name) => (
        <CredentialRow
          key={name}
          name={name}
          stored={state.values[name]}
          drafts={drafts}
          error={findError(name)}
          isSent={isCredentialSent(name, choice.grant)}
        />
      ))}
      <TokenRow
        isStored={state.hasToken}
        isRejected={isTokenRejected}
        drafts={drafts}
        error={findError('token')}
      />
      <ActivateBar org={org} activation={activation} endpoint={state.endpoint} grant={choice.grant} />
      {outcome && !activation.sending && <ActivationOutcomeNote outcome={outcome} onShown={onShown} />}
      {!state.policy.off.includes('automation') && (
        <FillSpaceiqForm org={org} activeTab={state.spaceiq} grant={choice.grant} flush={flush} />
      )}
      <button type="button" class="quiet" data-action="forget" onClick={() => void clear()}>
        {t('value_forget')}
      </button>
    </section>
  )
}
