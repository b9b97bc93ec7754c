import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import type { CurrentOrg, PageMessage } from '../messages.ts'
import { AccessNotes, StartQuestion } from '../org-access/ui/start-question.tsx'
import { useOrgAccess } from '../org-access/ui/use-org-access.ts'
import { toEndpointHost } from '../platform/endpoint.ts'
import { addresses } from '../ui/addresses.ts'
import { type BrowserFailure, BrowserFailureNote, toBrowserFailure } from '../ui/failure.tsx'
import { t } from '../ui/i18n.ts'
import { OrgSelect } from '../ui/org-select.tsx'
import { type FailedRequest, RequestErrorNote } from '../ui/request-error.tsx'
import { sendRequest } from '../ui/send.ts'

const startMessages: readonly PageMessage['type'][] = ['start-guide', 'access-answered']

/** Start button outside Salesforce: opens the org's tab, or the login page with instructions. */
export const StartSection = () => {
  const [state, setState] = useState<CurrentOrg | null>(null)
  const [failed, setFailed] = useState<FailedRequest | null>(null)
  const [loginFailure, setLoginFailure] = useState<BrowserFailure | null>(null)
  const [status, setStatus] = useState('')
  const chosenOrg = useRef<string | undefined>(undefined)

  const refresh = useCallback(async (): Promise<void> => {
    const org = chosenOrg.current
    const reply = await sendRequest(
      org === undefined ? { type: 'get-current-org' } : { type: 'get-current-org', org },
    )
    if (reply.ok) setState(reply.value)
    // A refresh when the admin returns must not hide why the guide did not start.
    const failure = reply.ok ? null : { error: reply.error, retry: refresh }
    setFailed((before) => (before && startMessages.includes(before.error.messageType) ? before : failure))
  }, [])

  useEffect(() => {
    void refresh()
    // The admin may have logged in to Salesforce in another tab.
    const onVisibilityChange = () => document.visibilityState === 'visible' && void refresh()
    document.addEventListener('visibilitychange', onVisibilityChange)
    return () => document.removeEventListener('visibilitychange', onVisibilityChange)
  }, [refresh])

  const org = state?.key ?? undefined

  const send = async (message: PageMessage): Promise<boolean> => {
    const reply = await sendRequest(message)
    if (!reply.ok) setFailed({ error: reply.error, retry: start })
    else if (message.type !== 'access-answered' || message.answer === 'granted')
      setStatus(t('welcome_started', org ?? ''))
    return reply.ok
  }
  const [openedAt] = useState(Date.now)
  const access = useOrgAccess({ org: org ?? null, endpoint: state?.endpoint ?? '' }, openedAt, send)

  const openLogin = async () => {
    try {
      await browser.tabs.create({ url: addresses.salesforceLogin })
      setStatus(t('welcome_opened_login'))
    } catch (error) {
      setLoginFailure(toBrowserFailure('open-login', error))
    }
  }

  const start = async (): Promise<void> => {
    setFailed(null)
    setLoginFailure(null)
    if (!org) return openLogin()
    await access.start()
  }

  return (
    <>
      {org && (
        <OrgSelect
          org={org}
          others={state?.others ?? []}
          onChoose={(other) => {
            chosenOrg.current = other
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
      {org && !access.hasOrg && <StartQuestion org={org} host={toEndpointHost(state?.endpoint ?? '')} />}
      {org && !access.hasOrg && <AccessNotes org={org} />}
      <p role="status" aria-live="polite">
        {status}
      </p>
      {org && access.isMissing && (
        <p class="error" role="alert">
          {t('access_refused_next')}
        </p>
      )}
      {failed && <RequestErrorNote error={failed.error} onRetry={() => void failed.retry()} />}
      {loginFailure && <BrowserFailureNote failure={loginFailure} onRetry={() => void start()} />}
      <p class="hint">{t('welcome_pin')}</p>
    </>
  )
}
