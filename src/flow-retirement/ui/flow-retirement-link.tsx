import { t } from '../../ui/i18n.ts'
import { ExternalLink } from '../../ui/link.tsx'

/** Opens the org's OAuth settings. The URL is from public sources; the text names the path too. */
export const PasswordFlowLink = ({ org }: { org: string }) => (
  <ExternalLink href={`https://${org}/lightning/setup/OauthOidcSettings/home`}>
    {t('popup_flow_open')}
  </ExternalLink>
)
