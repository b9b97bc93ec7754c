import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import type { ChosenOrg } from '../messages.ts'
import { type Failure, FailureNote, failureOf } from '../ui/failure.tsx'
import { t } from '../ui/i18n.ts'
import { salesforceLoginUrl } from '../ui/link.tsx'
import { OrgChoice } from '../ui/org-select.tsx'
import { TroubleNote } from '../ui/request-error.tsx'
import { send, type Trouble } from '../ui/send.ts'

interface Failed {
  readonly trouble: Trouble
  readonly again: () => Promise<void>
}

/** Start button outside Salesforce: opens the org's tab, or the login page with instructions. */
export const Start = () => {
  const [state, setState] = useState<ChosenOrg | null>(null)
  const [failed, setFailed] = useState<Failed | null>(null)
  const [unopened, setUnopened] = useState<Failure | null>(null)
  const [said, say] = useState('')
  const chosen = useRef<string | undefined>(undefined)

  const refresh = useCallback(async (): Promise<void> => {
    const org = chosen.current
    const answer = await send(org === undefined ? { type: 'chosen-org' } : { type: 'chosen-org', org })
    if (answer.ok) setState(answer.value)
    // A refresh when the admin returns must not hide why the guide did not start.
    const now = answer.ok ? null : { trouble: answer.trouble, again: refresh }
    setFailed((before) => (before?.trouble.asked === 'start' ? before : now))
  }, [])

  useEffect(() => {
    void refresh()
    // The admin may have logged in to Salesforce in another tab.
    const seenAgain = () => document.visibilityState === 'visible' && void refresh()
    document.addEventListener('visibilitychange', seenAgain)
    return () => document.removeEventListener('visibilitychange', seenAgain)
  }, [refresh])

  const org = state?.key ?? undefined

  const logIn = async () => {
    try {
      await browser.tabs.create({ url: salesforceLoginUrl })
      say(t('welcome_opened_login'))
    } catch (error) {
      setUnopened(failureOf('open-login', error))
    }
  }

  const start = async (): Promise<void> => {
    setFailed(null)
    setUnopened(null)
    if (!org) return logIn()
    const answer = await send({ type: 'start', org })
    if (answer.ok) say(t('welcome_started', org))
    else setFailed({ trouble: answer.trouble, again: start })
  }

  return (
    <>
      {org && (
        <OrgChoice
          org={org}
          others={state?.others ?? []}
          onChoose={(other) => {
            chosen.current = other
            void refresh()
          }}
        />
      )}
      <div class="row">
        <button type="button" class="primary" data-action="start" onClick={() => void start()}>
          {t('welcome_start')}
        </button>
        <p class="hint">{org ? t('welcome_start_org', org) : t('welcome_start_none')}</p>
      </div>
      <p role="status" aria-live="polite">
        {said}
      </p>
      {failed && <TroubleNote trouble={failed.trouble} onAgain={() => void failed.again()} />}
      {unopened && <FailureNote failure={unopened} onAgain={() => void start()} />}
      <p class="hint">{t('welcome_pin')}</p>
    </>
  )
}
