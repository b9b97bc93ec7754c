import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { CurrentOrg } from '../../messages.ts'
import { t } from '../../ui/i18n.ts'
import { OrgSelect } from '../../ui/org-select.tsx'
import { RequestErrorNote } from '../../ui/request-error.tsx'
import { type RequestError, sendRequest } from '../../ui/send.ts'
import { formatSkeleton } from '../skeleton.ts'

/** Saves the text as a download; nothing leaves the computer. */
const downloadJson = (text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `spaceiq-page-skeleton-${new Date().toISOString().slice(0, 10)}.json`
  link.click()
  // The browser reads the blob after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** The org in the address, whose page is described without another press: the admin just asked. */
const askedOrg = decodeURIComponent(location.hash.slice(1))

/** *Describe this page*: the skeleton as it is, to be read before it is saved or copied. */
export const SkeletonView = () => {
  const [org, setOrg] = useState<CurrentOrg | null>(null)
  const [skeleton, setSkeleton] = useState<string | null>(null)
  const [error, setError] = useState<RequestError | null>(null)
  const [status, setStatus] = useState('')
  const textarea = useRef<HTMLTextAreaElement>(null)

  const describe = useCallback(async (key: string): Promise<void> => {
    const reply = await sendRequest({ type: 'describe-page', org: key })
    setError(reply.ok ? null : reply.error)
    setSkeleton(reply.ok ? formatSkeleton(reply.value) : null)
    setStatus(reply.ok ? t('skeleton_made') : '')
  }, [])

  const choose = useCallback(async (key: string): Promise<void> => {
    const reply = await sendRequest(key ? { type: 'get-current-org', org: key } : { type: 'get-current-org' })
    if (reply.ok) setOrg(reply.value)
    else setError(reply.error)
  }, [])

  useEffect(() => {
    void choose(askedOrg).then(() => (askedOrg ? describe(askedOrg) : undefined))
  }, [choose, describe])

  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setStatus(t('skeleton_copied'))
    } catch {
      textarea.current?.select()
      setStatus(t('details_failed'))
    }
  }

  const key = org?.key ?? null
  return (
    <>
      <header>
        <h1>{t('skeleton_title')}</h1>
        <p>{t('skeleton_text')}</p>
      </header>
      <main>
        <p>{t('skeleton_words')}</p>
        {key !== null && org && (
          <OrgSelect
            org={key}
            others={org.others}
            onChoose={(other) => {
              setSkeleton(null)
              void choose(other)
            }}
          />
        )}
        {key === null && org && <p class="hint">{t('skeleton_no_org')}</p>}
        {error && <RequestErrorNote error={error} onRetry={() => void describe(key ?? askedOrg)} />}
        {skeleton !== null && (
          <textarea
            ref={textarea}
            class="report"
            readOnly
            rows={24}
            lang="en"
            dir="ltr"
            aria-label={t('skeleton_title')}
            value={skeleton}
          />
        )}
        <div class="row">
          <button
            type="button"
            class={skeleton === null ? 'primary' : ''}
            data-action="describe-page"
            disabled={key === null}
            onClick={() => key !== null && void describe(key)}
          >
            {t(skeleton === null ? 'skeleton_title' : 'options_report_again')}
          </button>
          {skeleton !== null && (
            <>
              <button
                type="button"
                class="primary"
                data-action="save-skeleton"
                onClick={() => {
                  downloadJson(skeleton)
                  setStatus(t('skeleton_saved'))
                }}
              >
                {t('options_report_save')}
              </button>
              <button type="button" data-action="copy-skeleton" onClick={() => void copy(skeleton)}>
                {t('card_copy')}
              </button>
            </>
          )}
        </div>
        <p class="status-line" role="status" aria-live="polite">
          {status}
        </p>
      </main>
    </>
  )
}
