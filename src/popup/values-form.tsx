import { activationValues } from '../blueprint.ts'
import type { PopupState } from '../messages.ts'
import type { ActivationFailure } from '../spaceiq/outcome.ts'
import { AskOnce } from '../ui/ask-once.tsx'
import { t } from '../ui/text.ts'
import { ActivateBar } from './activate-bar.tsx'
import { useAnnounce } from './announce.tsx'
import { FillSpaceiq } from './fill-spaceiq.tsx'
import { FlowNotice } from './flow-notice.tsx'
import { Outcome } from './outcome.tsx'
import { TestSignIn } from './test-sign-in.tsx'
import { TokenRow } from './token-row.tsx'
import { useActivation } from './use-activation.ts'
import { useDrafts } from './use-drafts.ts'
import { useFlow } from './use-flow.ts'
import type { OnShown } from './use-news.ts'
import type { Act } from './use-popup.ts'
import { domainReasons, type FieldName, refusalOf } from './value-checks.ts'
import { ValueRow } from './value-row.tsx'

interface Props {
  readonly org: string
  readonly state: PopupState
  readonly failure: ActivationFailure | null
  readonly onShown: OnShown
  readonly act: Act
}

const hasKey = <T extends object>(table: T, key: PropertyKey): key is keyof T => Object.hasOwn(table, key)

const domainProblem = (reason: string): string =>
  hasKey(domainReasons, reason) ? t(domainReasons[reason]) : t('value_domain_unknown', reason)

/** The five values and the token with their errors, and the buttons that use them. */
export const ValuesForm = ({ org, state, failure, onShown, act }: Props) => {
  const announce = useAnnounce()
  const drafts = useDrafts(org, act)
  const flow = useFlow()
  const activation = useActivation(org, state, drafts, act)

  // SpaceIQ rejected the token: ask for another.
  const turnedDown =
    (failure?.kind === 'unauthorized' || failure?.kind === 'forbidden') &&
    drafts.editedAt('token') <= failure.at

  const errorOf = (name: FieldName): string | null => {
    const refusal = refusalOf(name, drafts.of(name) ?? '')
    if (refusal) return t(refusal)
    if (activation.missing.includes(name)) return t('value_empty')
    // An input edited since then has not been validated by SpaceIQ.
    if (!failure || drafts.editedAt(name) > failure.at) return null
    if (failure.missing?.includes(name)) return t('value_empty')
    if (name === 'token') return turnedDown ? t('value_token_turned_down') : null
    return failure.errors?.find(({ field }) => field === name)?.message ?? null
  }

  const forget = async () => {
    drafts.clear()
    if (await act({ type: 'forget', org })) announce({ text: t('value_forgotten') })
  }

  const { mendedPassword, activation: accepted } = state.record.evidence
  const lost = mendedPassword && !accepted ? t('value_password_lost', mendedPassword.username) : null

  const domain = state.org?.domain
  return (
    <div class="values">
      <p class="hint">{t('value_intro')}</p>
      {activationValues.map((name) => (
        <ValueRow
          key={name}
          name={name}
          held={state.values[name]}
          drafts={drafts}
          error={errorOf(name)}
          lost={name === 'password' ? lost : null}
        />
      ))}
      {domain && !domain.ok && <p class="warning">{domainProblem(domain.reason)}</p>}
      <TokenRow held={state.hasToken} turnedDown={turnedDown} drafts={drafts} error={errorOf('token')} />
      <FlowNotice org={org} side={flow} evidence={state.record.evidence} />
      {!state.policy.off.includes('api') && (
        <TestSignIn org={org} api={state.api} flush={drafts.flush} act={act} />
      )}
      <ActivateBar org={org} activation={activation} endpoint={state.endpoint} />
      {failure && !activation.sending && <Outcome outcome={failure} onShown={onShown} />}
      {!state.policy.off.includes('automation') && (
        <FillSpaceiq org={org} front={state.spaceiq} drafts={drafts} />
      )}
      {state.record.evidence.formFilledAt === undefined && (
        <AskOnce
          action="saved"
          label={t('saved_button')}
          question={t('saved_ask')}
          yes={t('saved_yes')}
          onYes={() => void act({ type: 'saved', org, saved: true })}
        />
      )}
      <button type="button" class="quiet" data-action="forget" onClick={() => void forget()}>
        {t('value_forget')}
      </button>
    </div>
  )
}
