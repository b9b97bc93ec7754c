import { t } from '../../ui/i18n.ts'
import { Link } from '../../ui/link.tsx'

/** Opens, in the org, the setting that allows the flow. The address is from public sources: the path is said beside it. */
export const FlowLink = ({ org }: { org: string }) => (
  <Link href={`https://${org}/lightning/setup/OauthOidcSettings/home`}>{t('popup_flow_open')}</Link>
)
