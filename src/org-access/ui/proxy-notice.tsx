import { t } from '../../ui/i18n.ts'
import { ExternalLink } from '../../ui/link.tsx'
import type { NonOrgTab } from '../presence.ts'

interface Props {
  readonly proxy: Extract<NonOrgTab, { kind: 'proxy' }>
}

/** Explains that a company proxy serves Salesforce, what this means, and the alternatives. */
export const ProxyNotice = ({ proxy: { name, host, org, known } }: Props) => {
  const direct = `https://${org ?? host}/`
  return (
    <section
      class={`note ${known ? '' : 'warn'}`}
      data-proxy={known ? 'known' : 'unknown'}
      aria-labelledby="proxy-title"
    >
      <h2 id="proxy-title">{t('popup_proxy_title', name)}</h2>
      <p>{t(known ? 'popup_proxy_known' : 'popup_proxy_unknown')}</p>
      <p>
        {t('popup_proxy_direct')} <ExternalLink href={direct}>{direct}</ExternalLink>
      </p>
      {!known && <p class="hint">{t('popup_proxy_stranger', name)}</p>}
    </section>
  )
}
