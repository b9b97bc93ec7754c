import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import type { CurrentOrg } from '../messages.ts'
import { type BrowserFailure, BrowserFailureNote, toBrowserFailure } from '../ui/failure.tsx'
import { t } from '../ui/i18n.ts'
import { salesforceLoginUrl } from '../ui/link.tsx'
import { OrgSelect } from '../ui/org-select.tsx'
import { RequestErrorNote } from '../ui/request-error.tsx'
import { type RequestError, sendRequest } from '../ui/send.ts'

interface FailedRequest {
  readonly error: RequestError
  readonly again: () => Promise<void>
}

/** Start button outside Salesforce: opens the org's tab, or the login page with instructions. */
export const StartSection = () => {
  const [state, setState] = useState<CurrentOrg | null>(null)
  const [failed, setFailed] = useState<FailedRequest | null>(null)
  const [unopened, setUnopened] = useState<BrowserFailure | null>(null)
  const [said, say] = useState('')
  const chosen = useRef<string | undefined>(undefined)

  const refresh = useCallback(async (): Promise<void> => {
    const org = chosen.current
    const answer = await sendRequest(
      org === undefined ? { type: 'get-current-org' } : { type: 'get-current-org', org },
    )
    if (answer.ok) setState(answer.value)
    // A refresh when the admin returns must not hide why the guide did not start.
    const now = answer.ok ? null : { error: answer.error, again: refresh }
    setFailed((before) => (before?.error.messageType === 'start-guide' ? before : now))
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
      setUnopened(toBrowserFailure('open-login', error))
    }
  }

  const start = async (): Promise<void> => {
    setFailed(null)
    setUnopened(null)
    if (!org) return logIn()
    const answer = await sendRequest({ type: 'start-guide', org })
    if (answer.ok) say(t('welcome_started', org))
    else setFailed({ error: answer.error, again: start })
  }

  return (
    <>
      {org && (
        <OrgSelect
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
      {failed && <RequestErrorNote error={failed.error} onAgain={() => void failed.again()} />}
      {unopened && <BrowserFailureNote failure={unopened} onAgain={() => void start()} />}
      <p class="hint">{t('welcome_pin')}</p>
    </>
  )
}
