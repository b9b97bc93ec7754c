/** Asks the admin, the only one who knows, whether SpaceIQ's form was saved. */

import { useAnnounce } from '../../ui/announce.tsx'
import { focusCredentialsHeading } from '../../ui/focus.ts'
import { t } from '../../ui/i18n.ts'
import { formatTime } from '../../ui/time.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'

interface Props {
  readonly org: string
  /** Epoch milliseconds of the fill. */
  readonly at: number
  readonly dispatch: Dispatch
}

export const FormSavedQuestion = ({ org, at, dispatch }: Props) => {
  const announce = useAnnounce()
  const keep = async () => {
    if (!(await dispatch({ type: 'confirm-saved', org, saved: false }))) return
    announce({ text: t('saved_kept') })
    // The buttons are gone, and the focus with them.
    if (document.activeElement === document.body) focusCredentialsHeading()
  }
  return (
    <section class="card next" data-question="saved" aria-labelledby="saved-title">
      <h2 id="saved-title">{t('saved_title')}</h2>
      <p>{t('saved_text', formatTime(at))}</p>
      <div class="row">
        <button
          type="button"
          class="primary"
          data-action="saved-yes"
          onClick={() => void dispatch({ type: 'confirm-saved', org, saved: true })}
        >
          {t('saved_yes')}
        </button>
        <button type="button" class="quiet" data-action="saved-no" onClick={() => void keep()}>
          {t('saved_no')}
        </button>
      </div>
    </section>
  )
}
