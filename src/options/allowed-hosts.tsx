import { t } from '../ui/text.ts'
import { releaseHost } from './host-permission.ts'

interface Props {
  readonly hosts: readonly string[]
  readonly onChange: (hosts: readonly string[], said: string) => void
}

/** The hosts outside spaceiq.com that were allowed, each with a way back. */
export const AllowedHosts = ({ hosts, onChange }: Props) => {
  if (hosts.length === 0) return null
  const remove = async (host: string) => {
    await releaseHost(host)
    const left = hosts.filter((allowed) => allowed !== host)
    onChange(left, t('options_hosts_removed', host))
  }
  return (
    <>
      <h3>{t('options_hosts_title')}</h3>
      <ul class="orgs">
        {hosts.map((host) => (
          <li key={host} class="row spread">
            <bdi>{host}</bdi>
            <button
              type="button"
              class="quiet"
              data-action="remove-host"
              aria-label={t('options_hosts_remove_label', host)}
              onClick={() => void remove(host)}
            >
              {t('options_hosts_remove')}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
