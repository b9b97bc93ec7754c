import { revokeHostPermission } from '../platform/host-permission.ts'
import { t } from '../ui/i18n.ts'

interface Props {
  readonly hosts: readonly string[]
  readonly onRemoved: (host: string, status: string) => void
}

/** Lists the hosts outside spaceiq.com that the admin allowed, each with a remove button. */
export const AllowedHosts = ({ hosts, onRemoved }: Props) => {
  if (hosts.length === 0) return null
  const remove = async (host: string) => {
    await revokeHostPermission(host)
    onRemoved(host, t('options_hosts_removed', host))
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
