import { CopyDetails } from './copy-details.tsx'
import type { Trouble } from './send.ts'
import { t } from './text.ts'

interface Props {
  readonly trouble: Trouble
  readonly onAgain: () => void
  readonly onDismiss?: () => void
}

/** `failed` is the browser's own fault; every other reason is the name of a check. */
const cause = (trouble: Trouble): string => {
  if (trouble.kind === 'silent') return t('ui_trouble_silent')
  return trouble.reason === 'failed' ? t('ui_trouble_failed') : t('ui_trouble_refused', trouble.reason)
}

/** A message that did no good: why, and what to do about it. */
export const TroubleNote = ({ trouble, onAgain, onDismiss }: Props) => (
  <div class="note bad" role="alert">
    <p>
      <strong>{cause(trouble)}</strong>
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
    <CopyDetails what={trouble.kind === 'refused' ? `refused: ${trouble.reason}` : trouble.kind} />
  </div>
)
