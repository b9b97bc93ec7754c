import type { Trouble } from './send.ts'
import { t } from './text.ts'

interface Props {
  readonly trouble: Trouble
  readonly onAgain: () => void
  readonly onDismiss?: () => void
}

/** A message that did no good: why, and what to do about it. */
export const TroubleNote = ({ trouble, onAgain, onDismiss }: Props) => (
  <div class="note bad" role="alert">
    <p>
      <strong>
        {trouble.kind === 'refused' ? t('ui_trouble_refused', trouble.reason) : t('ui_trouble_silent')}
      </strong>
    </p>
    <p>{trouble.kind === 'refused' ? t('ui_trouble_refused_next') : t('ui_trouble_silent_next')}</p>
    <div class="row">
      <button type="button" data-action="again" onClick={onAgain}>
        {t('ui_try_again')}
      </button>
      {onDismiss && (
        <button type="button" class="quiet" data-action="dismiss" onClick={onDismiss}>
          {t('ui_dismiss')}
        </button>
      )}
    </div>
  </div>
)
