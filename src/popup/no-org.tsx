import { ReceiveValues } from '../hand-over/ui/open-hand-over.tsx'
import type { NonOrgTab } from '../org-access/presence.ts'
import { Requirements } from '../setup-guide/ui/requirements.tsx'
import { addresses } from '../ui/addresses.ts'
import { t } from '../ui/i18n.ts'
import { ExternalLink } from '../ui/link.tsx'

interface Props {
  readonly activeTab: NonOrgTab | null
  /** Values sealed by a colleague may be received: that needs no org here. */
  readonly receives: boolean
}

/** The screen without a Salesforce tab or a remembered org. */
export const NoOrg = ({ activeTab, receives }: Props) => (
  <section class="card">
    <h2>{t('popup_no_org_title')}</h2>
    {activeTab?.kind === 'unnamed' && <p data-front="unnamed">{t('popup_no_org_unnamed', activeTab.host)}</p>}
    <p>{t('popup_no_org_text')}</p>
    <p>
      <ExternalLink href={addresses.salesforceLogin}>{t('popup_open_login')}</ExternalLink>
    </p>
    <Requirements />
    <button type="button" class="primary" data-action="start" disabled aria-describedby="start-reason">
      {t('popup_start')}
    </button>
    <p id="start-reason" class="hint">
      {t('popup_no_org_reason')}
    </p>
    {receives && <ReceiveValues />}
  </section>
)
