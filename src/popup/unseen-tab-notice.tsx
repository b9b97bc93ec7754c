import { t } from '../ui/i18n.ts'
import { useUnseenTab } from '../ui/use-unseen-tab.ts'

/** In the panel: says how to begin in a tab that the extension cannot see. */
export const UnseenTabNotice = () =>
  useUnseenTab() ? (
    <p class="note" data-unseen-tab>
      {t('panel_unseen')}
    </p>
  ) : null
