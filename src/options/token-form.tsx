import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { CurrentOrg } from '../messages.ts'
import { t } from '../ui/i18n.ts'
import { OrgSelect } from '../ui/org-select.tsx'
import { type FailedRequest, RequestErrorNote } from '../ui/request-error.tsx'
import { sendRequest } from '../ui/send.ts'

/** Returns whether the text can be sent in an HTTP header. */
const isValidToken = (typed: string) => /^[\x21-\x7e]{1,4096}$/.test(typed)

/** Form for the SpaceIQ API token, which the background keeps in memory and never shows again. */
export const TokenForm = ({ setStatus }: { setStatus: (text: string) => void }) => {
  const [state, setState] = useState<CurrentOrg | null>(null)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [failed, setFailed] = useState<FailedRequest | null>(null)

  const load = useCallback(async (org?: string): Promise<void> => {
    const reply = await sendRequest(
      org === undefined ? { type: 'get-current-org' } : { type: 'get-current-org', org },
    )
    setFailed(reply.ok ? null : { error: reply.error, retry: () => load(org) })
    if (reply.ok) setState(reply.value)
  }, [])

  useEffect(() => {
    void load()
  }, [load])

  const org = state?.key ?? undefined
  const field = useRef<HTMLInputElement>(null)

  const saveToken = async (token: string): Promise<void> => {
    if (org === undefined) return
    const reply = await sendRequest({ type: 'set-token', org, token })
    setFailed(reply.ok ? null : { error: reply.error, retry: () => saveToken(token) })
    if (!reply.ok) return
    setTyped('')
    setStatus(t(token === '' ? 'options_token_forgotten' : 'options_token_held', org))
    await load(org)
    // The *Clear the token* button disappears together with the token.
    if (token === '') field.current?.focus()
  }

  const submit = () => {
    const token = typed.trim()
    if (isValidToken(token)) void saveToken(token)
    else setProblem(t('options_token_bad'))
  }

  return (
    <section aria-labelledby="token-title">
      <h2 id="token-title">{t('options_token_title')}</h2>
      <p>{t('options_token_text')}</p>
      {failed && (
        <RequestErrorNote
          error={failed.error}
          onRetry={() => void failed.retry().then(() => field.current?.focus())}
        />
      )}
      {state && !org && <p class="hint">{t('options_token_no_org')}</p>}
      {org && (
        <>
          <OrgSelect org={org} others={state?.others ?? []} onChoose={(other) => void load(other)} />
          <div class="field">
            <label for="token">{t('value_token_label')}</label>
            <input
              ref={field}
              id="token"
              name="token"
              type="password"
              dir="ltr"
              autocomplete="off"
              spellcheck={false}
              value={typed}
              aria-invalid={problem !== null}
              aria-describedby="token-problem token-held"
              onInput={(event) => {
                setTyped(event.currentTarget.value)
                setProblem(null)
              }}
              onKeyDown={(event) => event.key === 'Enter' && submit()}
            />
            <p id="token-problem" class="error" role="alert">
              {problem}
            </p>
            <p id="token-held" class="hint">
              {t(state?.hasToken ? 'options_token_is_held' : 'options_token_is_not_held')}
            </p>
          </div>
          <div class="row">
            <button type="button" data-action="save-token" onClick={submit}>
              {t('options_token_save')}
            </button>
            {state?.hasToken && (
              <button
                type="button"
                class="quiet"
                data-action="forget-token"
                onClick={() => void saveToken('')}
              >
                {t('options_token_forget')}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  )
}
