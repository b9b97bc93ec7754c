import { focusOnMount } from '../ui/focus.ts'
import { t } from '../ui/i18n.ts'

interface Props {
  readonly host: string
  readonly onAllow: () => void
  readonly onCancel: () => void
}

/** Warns that the host's owner will receive the credentials, and asks for confirmation. */
export const ConfirmHost = ({ host, onAllow, onCancel }: Props) => (
  <section class="note warn" role="alert">
    <h3>{t('options_endpoint_foreign_title', host)}</h3>
    <p>{t('options_endpoint_foreign_text')}</p>
    <div class="row">
      <button type="button" data-action="allow-host" ref={focusOnMount} onClick={onAllow}>
        {t('options_endpoint_allow', host)}
      </button>
      <button type="button" class="quiet" data-action="cancel" onClick={onCancel}>
        {t('ui_cancel')}
      </button>
    </div>
  </section>
)
