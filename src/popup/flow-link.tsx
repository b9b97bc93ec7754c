import { Link } from '../ui/link.tsx'
import { t } from '../ui/text.ts'

/** Opens the org's OAuth settings. The URL is from public sources; the text names the path too. */
export const FlowLink = ({ org }: { org: string }) => (
  <Link href={`https://${org}/lightning/setup/OauthOidcSettings/home`}>{t('popup_flow_open')}</Link>
)
