import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { AccessList } from '../org-access/access.ts'
import { onPermissionsChanged, revokeHostPermission } from '../platform/host-permission.ts'
import { t } from '../ui/i18n.ts'
import { type FailedRequest, RequestErrorNote } from '../ui/request-error.tsx'
import { sendRequest } from '../ui/send.ts'

interface Row {
  /** The org, or a host of none. */
  readonly name: string
  readonly hosts: readonly string[]
  readonly isOrg: boolean
}

const toRows = (list: AccessList | undefined): readonly Row[] => [
  ...(list?.orgs ?? []).map(({ org, hosts }) => ({ name: org, hosts, isOrg: true })),
  ...(list?.others ?? []).map((host) => ({ name: host, hosts: [host], isOrg: false })),
]

/** What the browser lets the extension reach, per org, each with a button that gives it back. */
export const AccessListSection = ({ setStatus }: { setStatus: (text: string) => void }) => {
  const [rows, setRows] = useState<readonly Row[]>([])
  const [failed, setFailed] = useState<FailedRequest | null>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const removed = useRef<string | null>(null)

  const list = useCallback(async (): Promise<void> => {
    const reply = await sendRequest({ type: 'list-access' })
    if (reply.ok) setRows(toRows(reply.value))
    setFailed(reply.ok ? null : { error: reply.error, retry: list })
  }, [])

  useEffect(() => {
    void list()
    return onPermissionsChanged(() => void list())
  }, [list])

  // The removed row takes the focused button along: move the focus to the title.
  useLayoutEffect(() => {
    if (removed.current === null || rows.some(({ name }) => name === removed.current)) return
    removed.current = null
    if (document.activeElement === document.body) title.current?.focus()
  }, [rows])

  const remove = async ({ name, isOrg }: Row): Promise<void> => {
    removed.current = name
    if (isOrg) {
      const reply = await sendRequest({ type: 'remove-access', org: name })
      if (!reply.ok) return setFailed({ error: reply.error, retry: () => remove({ name, isOrg, hosts: [] }) })
    } else await revokeHostPermission(name)
    setStatus(t('access_removed', name))
    await list()
  }

  return (
    <section aria-labelledby="access-title">
      <h2 id="access-title" ref={title} tabIndex={-1}>
        {t('access_list_title')}
      </h2>
      <p>{t('access_list_text')}</p>
      {failed && <RequestErrorNote error={failed.error} onRetry={() => void failed.retry()} />}
      {rows.length === 0 && !failed && <p class="hint">{t('access_none')}</p>}
      <ul class="orgs">
        {rows.map((row) => (
          <li key={row.name} class="row spread" data-access-to={row.name}>
            <div>
              <bdi>{row.name}</bdi>
              {row.hosts
                .filter((host) => host !== row.name)
                .map((host) => (
                  <div key={host} class="hint">
                    <bdi>{host}</bdi>
                  </div>
                ))}
            </div>
            <button
              type="button"
              class="quiet"
              data-action="remove-access"
              aria-label={t('access_remove_label', row.name)}
              onClick={() => void remove(row)}
            >
              {t('access_remove')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
