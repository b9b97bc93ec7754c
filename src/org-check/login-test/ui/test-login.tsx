/** The login test: tries the values in the org itself before SpaceIQ gets them. */

import { useEffect } from 'preact/hooks'
import { findFlowBlock } from '../../../flow-retirement/blocked-flow.ts'
import type { GrantType } from '../../../flow-retirement/grant-type.ts'
import { PasswordFlowLink } from '../../../flow-retirement/ui/flow-retirement-link.tsx'
import type { PlainMessageKey } from '../../../platform/substitutions.ts'
import type { ObservedSetup } from '../../../salesforce/observed-setup.ts'
import { CopyDetails } from '../../../ui/copy-details.tsx'
import { t, translateText } from '../../../ui/i18n.ts'
import { formatCountdown, formatTime, getTimeLeft } from '../../../ui/time.ts'
import { useNow } from '../../../ui/use-now.ts'
import type { Dispatch } from '../../../ui/use-popup-state.ts'
import { useRestoreFocus } from '../../../ui/use-restore-focus.ts'
import type { ApiState } from '../../api-state.ts'
import type { LoginOutcome } from '../login-kinds.ts'
import { describeLoginOutcome } from '../login-texts.ts'

interface Props {
  readonly org: string
  readonly api: ApiState
  readonly setup: ObservedSetup
  /** Saves pending input; resolves to false on failure. */
  readonly flush: () => Promise<boolean>
  readonly dispatch: Dispatch
}

interface NoteProps {
  readonly org: string
  readonly setup: ObservedSetup
  readonly outcome: LoginOutcome
}

const LoginOutcomeNote = ({ org, setup, outcome }: NoteProps) => {
  const { kind, said, at, grant } = outcome
  const now = new Date()
  // A switch that is locked, or has no effect anymore, is not offered.
  const canAllow = kind === 'flow-blocked' && !grant && ['off', 'unclear'].includes(findFlowBlock(setup, now))
  const [summary, ...explanations] = describeLoginOutcome(outcome, { org, setup, now })
  return (
    <div
      class={`note ${kind === 'success' ? 'good' : 'warn'}`}
      data-sign-in={kind}
      data-grant={grant ?? 'password'}
    >
      <p>
        <strong>{translateText(summary)}</strong>
      </p>
      {explanations.map(({ key, subs }) => (
        <p key={key}>{translateText({ key, subs })}</p>
      ))}
      {canAllow && <PasswordFlowLink org={org} />}
      <p class="hint">
        {said && `${t('signin_says', said)} `}
        {t('outcome_at', formatTime(at))}
      </p>
      {kind !== 'success' && <CopyDetails event={`${grant ?? 'sign-in'}: ${kind}`} at={at} />}
    </div>
  )
}

interface TestProps extends Props {
  readonly grant: GrantType
  readonly texts: { readonly button: PlainMessageKey; readonly action: string }
}

/** One test: its button, and the outcome, with a retry while a new app does not work yet. */
const GrantTest = ({ org, api, setup, flush, dispatch, grant, texts }: TestProps) => {
  const outcome = grant === 'password' ? api.loginTest : api.clientCredentialsTest
  const isRunning = api.activeJob === (grant === 'password' ? 'sign-in' : 'client-credentials')
  const retryAt = outcome?.retryAt ?? 0
  const testedAt = outcome?.at ?? 0
  const timeLeft = getTimeLeft(testedAt, retryAt, useNow(retryAt))
  const isBusy = api.activeJob !== null
  const button = useRestoreFocus(isBusy)
  const send = () =>
    dispatch(grant === 'password' ? { type: 'test-login', org } : { type: 'test-login', org, grant })

  const test = async () => {
    if (!isBusy && (await flush())) await send()
  }

  // A new app starts to work only after minutes: retry as long as the popup is open.
  useEffect(() => {
    const wait = getTimeLeft(testedAt, retryAt, Date.now())
    // Do not retry a result stored long ago.
    if (wait === 0) return
    const timer = setTimeout(() => void send(), wait)
    return () => clearTimeout(timer)
  }, [retryAt, testedAt, org, grant, dispatch])

  return (
    <>
      <button
        ref={button}
        type="button"
        data-action={texts.action}
        disabled={isBusy}
        aria-describedby="sign-in-why"
        onClick={() => void test()}
      >
        {t(isRunning ? 'signin_running' : texts.button)}
      </button>
      {outcome && !isRunning && <LoginOutcomeNote org={org} setup={setup} outcome={outcome} />}
      {timeLeft > 0 && <p role="timer">{t('signin_again', formatCountdown(timeLeft))}</p>}
    </>
  )
}

/** Both tests, and what they do; traffic through an anonymizing proxy can freeze the user. */
export const TestLogin = (props: Props) => (
  <div class="sign-in">
    <GrantTest {...props} grant="password" texts={{ button: 'signin_button', action: 'test-sign-in' }} />
    <GrantTest
      {...props}
      grant="client_credentials"
      texts={{ button: 'cc_button', action: 'test-client-credentials' }}
    />
    <p class="hint" id="sign-in-why">
      {t('signin_why', props.org)} {t('traffic_anonymous')}
    </p>
  </div>
)
