/** Asks the admin, the only one who knows, whether SpaceIQ's form was saved. */

import { useAnnounce } from '../../ui/announce.tsx'
import { focusForm } from '../../ui/focus.ts'
import { t } from '../../ui/i18n.ts'
import { clock } from '../../ui/time.ts'
import type { Act } from '../../ui/use-popup-state.ts'

interface Props {
  readonly org: string
  /** Epoch milliseconds of the fill. */
  readonly at: number
  readonly act: Act
}

export const SavedQuestion = ({ org, at, act }: Props) => {
  const announce = useAnnounce()
  const keep = async () => {
    if (!(await act({ type: 'saved', org, saved: false }))) return
    announce({ text: t('saved_kept') })
    // The buttons are gone, and the focus with them.
    if (document.activeElement === document.body) focusForm()
  }
  return (
    <section class="card next" data-question="saved" aria-labelledby="saved-title">
      <h2 id="saved-title">{t('saved_title')}</h2>
      <p>{t('saved_text', clock(at))}</p>
      <div class="row">
        <button
          type="button"
          class="primary"
          data-action="saved-yes"
          onClick={() => void act({ type: 'saved', org, saved: true })}
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
