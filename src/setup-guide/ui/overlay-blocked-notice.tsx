import { t } from '../../ui/i18n.ts'
import type { Act } from '../../ui/use-popup-state.ts'

interface Props {
  readonly org: string
  readonly act: Act
}

/** A page that takes the guide's card away again and again: what may do it, and the admin's next move. */
export const KeptOff = ({ org, act }: Props) => (
  <section class="note warn" data-kept-off aria-labelledby="kept-off-title">
    <h2 id="kept-off-title">{t('popup_kept_off_title')}</h2>
    <p>{t('popup_kept_off_text')}</p>
    <button
      type="button"
      class="primary"
      data-action="show-again"
      onClick={() => void act({ type: 'show', org, hidden: false })}
    >
      {t('popup_show')}
    </button>
  </section>
)
