import type { ActivationFailure } from '../activation/outcome.ts'
import { isCredentialSent } from '../activation/sent-credentials.ts'
import { ActivateBar } from '../activation/ui/activate-bar.tsx'
import { ActivationOutcomeNote } from '../activation/ui/outcome.tsx'
import { useActivation } from '../activation/ui/use-activation.ts'
import type { OnOutcomeShown } from '../activation/ui/use-outcome-announcement.ts'
import {
  type CredentialInputName,
  domainReasonKeys,
  getValidationError,
} from '../credentials/ui/credential-checks.ts'
import { CredentialRow } from '../credentials/ui/credential-row.tsx'
import { TokenRow } from '../credentials/ui/token-row.tsx'
import { useCredentialDrafts } from '../credentials/ui/use-drafts.ts'
import { ChooseGrant } from '../flow-retirement/ui/choose-grant.tsx'
import { useGrantChoice } from '../flow-retirement/ui/use-grant-choice.ts'
import { ReceiveValues, SealForColleague } from '../hand-over/ui/open-hand-over.tsx'
import type { PopupState } from '../messages.ts'
import { TestLogin } from '../org-check/login-test/ui/test-login.tsx'
import { credentialNames } from '../required-setup.ts'
import { FillSpaceiqForm } from '../spaceiq-form/ui/fill-form.tsx'
import { useAnnounce } from '../ui/announce.tsx'
import { ConfirmButton } from '../ui/confirm-button.tsx'
import { focusGrantChoice } from '../ui/focus.ts'
import { t } from '../ui/i18n.ts'
import type { Dispatch } from '../ui/use-popup-state.ts'
import { LoginWayNotice } from './login-way-notice.tsx'

interface Props {
  readonly org: string
  readonly state: PopupState
  readonly failure: ActivationFailure | null
  readonly onShown: OnOutcomeShown
  readonly dispatch: Dispatch
}

const hasKey = <T extends object>(table: T, key: PropertyKey): key is keyof T => Object.hasOwn(table, key)

const describeDomainProblem = (reason: string): string =>
  hasKey(domainReasonKeys, reason) ? t(domainReasonKeys[reason]) : t('value_domain_unknown', reason)

/** The five values and the token with their errors, and the buttons that use them. */
export const ActivationForm = ({ org, state, failure, onShown, dispatch }: Props) => {
  const announce = useAnnounce()
  const drafts = useCredentialDrafts(org, dispatch)
  const choice = useGrantChoice(org, state.orgState.chosenGrant, dispatch)
  const activation = useActivation(org, state, drafts, choice, dispatch)

  // SpaceIQ rejected the token: ask for another.
  const isTokenRejected =
    (failure?.kind === 'unauthorized' || failure?.kind === 'forbidden') &&
    drafts.editedAt('token') <= failure.at

  const findError = (name: CredentialInputName): string | null => {
    const refusal = getValidationError(name, drafts.get(name) ?? '')
    if (refusal) return t(refusal)
    if (name !== 'token' && !isCredentialSent(name, choice.grant)) return null
    if (activation.missing.includes(name)) return t('value_empty')
    // An input edited since then has not been validated by SpaceIQ.
    if (!failure || drafts.editedAt(name) > failure.at) return null
    if (failure.missing?.includes(name)) return t('value_empty')
    if (name === 'token') return isTokenRejected ? t('value_token_turned_down') : null
    return failure.errors?.find(({ field }) => field === name)?.message ?? null
  }

  const clearCredentials = async () => {
    drafts.clear()
    if (await dispatch({ type: 'clear-credentials', org })) announce({ text: t('value_forgotten') })
  }

  const flush = async () => (await choice.flush()) && drafts.flush()

  const choosePassword = () => {
    choice.choose('password')
    focusGrantChoice()
  }

  const { repairedPassword, activation: accepted } = state.orgState.observedSetup
  const lossNote = repairedPassword && !accepted ? t('value_password_lost', repairedPassword.username) : null

  const domain = state.org?.domain
  return (
    <>
      <ChooseGrant choice={choice} />
      <div class="values">
        <p class="hint">{t('value_intro')}</p>
        {credentialNames.map((name) => (
          <CredentialRow
            key={name}
            name={name}
            stored={state.values[name]}
            drafts={drafts}
            error={findError(name)}
            isSent={isCredentialSent(name, choice.grant)}
            lossNote={name === 'password' ? lossNote : null}
          />
        ))}
        {domain && !domain.ok && <p class="warning">{describeDomainProblem(domain.reason)}</p>}
        <TokenRow
          isStored={state.hasToken}
          isRejected={isTokenRejected}
          drafts={drafts}
          error={findError('token')}
        />
        <LoginWayNotice org={org} state={state} grant={choice.grant} />
        {!state.policy.off.includes('api') && (
          <TestLogin
            org={org}
            api={state.api}
            setup={state.orgState.observedSetup}
            flush={drafts.flush}
            dispatch={dispatch}
          />
        )}
        <ActivateBar org={org} activation={activation} endpoint={state.endpoint} grant={choice.grant} />
        {failure && !activation.sending && (
          <ActivationOutcomeNote
            outcome={failure}
            onShown={onShown}
            onChoosePassword={choice.offered.includes('password') ? choosePassword : undefined}
          />
        )}
        {!state.policy.off.includes('automation') && (
          <FillSpaceiqForm org={org} activeTab={state.spaceiq} grant={choice.grant} flush={flush} />
        )}
        {!state.policy.off.includes('seal') && (
          <div class="activate">
            <SealForColleague org={org} flush={flush} />
            <ReceiveValues />
          </div>
        )}
        {state.orgState.observedSetup.formFilledAt === undefined && (
          <ConfirmButton
            action="saved"
            label={t('saved_button')}
            question={t('saved_ask')}
            yes={t('saved_yes')}
            onYes={() => void dispatch({ type: 'confirm-saved', org, saved: true })}
          />
        )}
        <button type="button" class="quiet" data-action="forget" onClick={() => void clearCredentials()}>
          {t('value_forget')}
        </button>
      </div>
    </>
  )
}
