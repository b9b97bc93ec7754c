import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { onStoreChanged } from '../platform/persistent-store.ts'
import { ConfirmButton } from '../ui/confirm-button.tsx'
import { type BrowserFailure, BrowserFailureNote, toBrowserFailure } from '../ui/failure.tsx'
import { t } from '../ui/i18n.ts'
import { RequestErrorNote } from '../ui/request-error.tsx'
import type { RequestError } from '../ui/send.ts'
import { listRememberedOrgs, requestOrgReset } from './clear-data.ts'

/** The remembered orgs, each with a button to reset. */
export const OrgList = ({ setStatus }: { setStatus: (text: string) => void }) => {
  const [orgs, setOrgs] = useState<readonly string[]>([])
  const [listFailure, setListFailure] = useState<BrowserFailure | null>(null)
  const [failed, setFailed] = useState<{ readonly org: string; readonly error: RequestError } | null>(null)

  const title = useRef<HTMLHeadingElement>(null)
  const orgBeingReset = useRef<string | null>(null)

  const list = useCallback(async () => {
    try {
      setOrgs(await listRememberedOrgs())
      setListFailure(null)
    } catch (error) {
      setListFailure(toBrowserFailure('list-orgs', error))
    }
  }, [])

  useEffect(() => {
    const onChanged = () => void list()
    onChanged()
    return onStoreChanged(onChanged)
  }, [list])

  // The removed row takes the focused button along: move the focus to the title.
  useLayoutEffect(() => {
    if (orgBeingReset.current === null || orgs.includes(orgBeingReset.current)) return
    orgBeingReset.current = null
    if (document.activeElement === document.body) title.current?.focus()
  }, [orgs])

  const reset = async (org: string) => {
    orgBeingReset.current = org
    const error = await requestOrgReset(org)
    setFailed(error && { org, error })
    if (!error) setStatus(t('options_orgs_reset_done', org))
  }

  return (
    <section aria-labelledby="orgs-title">
      <h2 id="orgs-title" ref={title} tabIndex={-1}>
        {t('options_orgs_title')}
      </h2>
      <p>{t('options_orgs_text')}</p>
      {failed && <RequestErrorNote error={failed.error} onRetry={() => void reset(failed.org)} />}
      {listFailure && (
        <BrowserFailureNote
          failure={listFailure}
          onRetry={() => void list().then(() => title.current?.focus())}
        />
      )}
      {orgs.length === 0 && !listFailure && <p class="hint">{t('options_orgs_none')}</p>}
      <ul class="orgs">
        {orgs.map((org) => (
          <li key={org} class="row spread">
            <bdi>{org}</bdi>
            <ConfirmButton
              action="reset-org"
              label={t('options_orgs_reset')}
              fullLabel={t('options_orgs_reset_label', org)}
              question={t('options_orgs_reset_ask', org)}
              yes={t('options_orgs_reset_yes')}
              onYes={() => void reset(org)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
