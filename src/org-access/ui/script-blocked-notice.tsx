import { CopyDetails } from '../../ui/copy-details.tsx'
import { t } from '../../ui/i18n.ts'

interface Props {
  readonly org: string | null
  readonly onRetry: () => void
}

/** Explains that our script cannot run in the page despite the permission, and whom to ask. */
export const ScriptBlockedNotice = ({ org, onRetry }: Props) => (
  <section class="note warn" data-kept-off="barred" aria-labelledby="barred-title">
    <h2 id="barred-title">{t('popup_barred_title')}</h2>
    <p role="alert">{t('popup_barred_text', org ?? 'salesforce.com')}</p>
    <p>{t('popup_barred_next')}</p>
    <button type="button" class="primary" data-action="look-again" onClick={onRetry}>
      {t('popup_barred_again')}
    </button>
    <CopyDetails event="kept off: no sign of life from the page" />
  </section>
)
