/** The login test: tries the values in the org itself before SpaceIQ gets them. */

import { useEffect } from 'preact/hooks'
import { PasswordFlowLink } from '../../../flow-retirement/ui/flow-retirement-link.tsx'
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
  /** Saves pending input; resolves to false on failure. */
  readonly flush: () => Promise<boolean>
  readonly dispatch: Dispatch
}

const LoginOutcomeNote = ({ org, outcome }: { org: string; outcome: LoginOutcome }) => {
  const { kind, said, at } = outcome
  const [summary, ...explanations] = describeLoginOutcome(outcome, org)
  return (
    <div class={`note ${kind === 'success' ? 'good' : 'warn'}`} data-sign-in={kind}>
      <p>
        <strong>{translateText(summary)}</strong>
      </p>
      {explanations.map(({ key, subs }) => (
        <p key={key}>{translateText({ key, subs })}</p>
      ))}
      {kind === 'flow-blocked' && <PasswordFlowLink org={org} />}
      <p class="hint">
        {said && `${t('signin_says', said)} `}
        {t('outcome_at', formatTime(at))}
      </p>
      {kind !== 'success' && <CopyDetails event={`sign-in: ${kind}`} at={at} />}
    </div>
  )
}

export const TestLogin = ({ org, api: { activeJob, loginTest }, flush, dispatch }: Props) => {
  const retryAt = loginTest?.retryAt ?? 0
  const testedAt = loginTest?.at ?? 0
  const timeLeft = getTimeLeft(testedAt, retryAt, useNow(retryAt))
  const isBusy = activeJob !== null
  const button = useRestoreFocus(isBusy)

  const test = async () => {
    if (!isBusy && (await flush())) await dispatch({ type: 'test-login', org })
  }

  // A new app starts to work only after minutes: retry as long as the popup is open.
  useEffect(() => {
    const wait = getTimeLeft(testedAt, retryAt, Date.now())
    // Do not retry a result stored long ago.
    if (wait === 0) return
    const timer = setTimeout(() => void dispatch({ type: 'test-login', org }), wait)
    return () => clearTimeout(timer)
  }, [retryAt, testedAt, org, dispatch])

  return (
    <div class="sign-in">
      <button
        ref={button}
        type="button"
        data-action="test-sign-in"
        disabled={isBusy}
        aria-describedby="sign-in-why"
        onClick={() => void test()}
      >
        {t(activeJob === 'sign-in' ? 'signin_running' : 'signin_button')}
      </button>
      <p class="hint" id="sign-in-why">
        {t('signin_why', org)} {t('traffic_anonymous')}
      </p>
      {loginTest && activeJob !== 'sign-in' && <LoginOutcomeNote org={org} outcome={loginTest} />}
      {timeLeft > 0 && <p role="timer">{t('signin_again', formatCountdown(timeLeft))}</p>}
    </div>
  )
}
