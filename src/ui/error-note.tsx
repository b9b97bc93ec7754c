import { CopyDetails } from './copy-details.tsx'
import type { ErrorDetails } from './details.ts'
import { t } from './i18n.ts'

interface Props {
  readonly cause: string
  /** The admin's remedy. */
  readonly next: string
  readonly details: ErrorDetails
  /** Omitted if a retry would fail the same way. */
  readonly onRetry?: (() => void) | undefined
  readonly onDismiss?: (() => void) | undefined
}

/** An error message: cause, remedy, and details for support. */
export const ErrorNote = ({ cause, next, details, onRetry, onDismiss }: Props) => (
  <div class="note bad" role="alert">
    <p>
      <strong>{cause}</strong>
    </p>
    <p>{next}</p>
    {(onRetry || onDismiss) && (
      <div class="row">
        {onRetry && (
          <button type="button" data-action="again" onClick={onRetry}>
            {t('ui_try_again')}
          </button>
        )}
        {onDismiss && (
          <button type="button" class="quiet" data-action="dismiss" onClick={onDismiss}>
            {t('ui_dismiss')}
          </button>
        )}
      </div>
    )}
    <CopyDetails {...details} />
  </div>
)
