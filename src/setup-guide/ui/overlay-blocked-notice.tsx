import { t } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'

interface Props {
  readonly org: string
  readonly dispatch: Dispatch
}

/** Explains that a page keeps removing the overlay, and offers to show the overlay again. */
export const OverlayBlockedNotice = ({ org, dispatch }: Props) => (
  <section class="note warn" data-kept-off aria-labelledby="kept-off-title">
    <h2 id="kept-off-title">{t('popup_kept_off_title')}</h2>
    <p>{t('popup_kept_off_text')}</p>
    <button
      type="button"
      class="primary"
      data-action="show-again"
      onClick={() => void dispatch({ type: 'set-overlay-hidden', org, hidden: false })}
    >
      {t('popup_show')}
    </button>
  </section>
)
