import { useEffect, useState } from 'preact/hooks'
import { hasHostPermission, requestHostPermission } from '../platform/host-permission.ts'
import { isFeatureDisabled, type Policy } from '../platform/policy.ts'
import { formatList, t } from '../ui/i18n.ts'

/** Returns the policy's endpoint host if its permission is missing, and a function to recheck. */
const useMissingHostPermission = ({ activationEndpoint = '' }: Policy): [string | null, () => void] => {
  const host = URL.canParse(activationEndpoint) ? new URL(activationEndpoint).hostname : ''
  const [missing, setMissing] = useState<string | null>(null)
  const recheck = () => {
    if (host === '') return
    void hasHostPermission(host).then((granted) => setMissing(granted ? null : host))
  }
  useEffect(recheck, [host])
  return [missing, recheck]
}

/** Shows the organization's policy in words; renders nothing if there is no policy. */
export const PolicySection = ({ policy }: { policy: Policy }) => {
  const [missing, recheck] = useMissingHostPermission(policy)
  const { activationEndpoint, allowedHosts, allowedOrgs, contactEmail } = policy
  const lines = [
    policy.unreadable && t('policy_unreadable'),
    activationEndpoint && t('policy_endpoint', activationEndpoint),
    !policy.unreadable && allowedHosts && t('policy_hosts', formatList(allowedHosts) || '–'),
    allowedOrgs && t('policy_orgs', formatList(allowedOrgs) || '–'),
    policy.proxies && t('policy_proxies', formatList(policy.proxies) || '–'),
    contactEmail && t('policy_contact', contactEmail),
    isFeatureDisabled(policy, 'api') && t('policy_api_off'),
    isFeatureDisabled(policy, 'automation') && t('policy_automation_off'),
    isFeatureDisabled(policy, 'seal') && t('policy_seal_off'),
  ].filter((line) => typeof line === 'string' && line !== '')
  if (lines.length === 0) return null
  return (
    <section class="note" data-policy="set" aria-labelledby="policy-title">
      <h2 id="policy-title">{t('policy_title')}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {missing && (
        <>
          <p>{t('policy_access', missing)}</p>
          <button
            type="button"
            data-action="allow-host"
            onClick={() => void requestHostPermission(missing).then(recheck)}
          >
            {t('policy_allow', missing)}
          </button>
        </>
      )}
    </section>
  )
}
