/** Leads from the check to the report, in a tab of its own, and says what is in it. */

import type { PopupState } from '../../messages.ts'
import { t } from '../../ui/i18n.ts'
import { getOrganizationId } from '../shown-state.ts'

interface Props {
  readonly org: string
  readonly state: Pick<PopupState, 'api' | 'changes'>
}

/** The link, once there is something to report. */
export const ExportReport = ({ org, state }: Props) => {
  const { api, changes } = state
  if (!api.report && !api.loginTest && !api.clientCredentialsTest && changes.changes.length === 0) return null
  const organizationId = getOrganizationId(state)
  return (
    <div class="about">
      <a
        data-action="export-report"
        aria-describedby="export-why"
        href={`/src/change-report/index.html?org=${encodeURIComponent(org)}`}
        target="_blank"
        rel="noopener"
      >
        {t('report_export')}
        <span class="unseen"> {t('ui_new_tab')}</span>
      </a>
      <p class="hint" id="export-why">
        {t('report_export_why')} {organizationId && t('report_names_organization', organizationId)}
      </p>
    </div>
  )
}
