import { CopyDetails } from './copy-details.tsx'
import type { Details } from './details.ts'
import { t } from './i18n.ts'

interface Props {
  readonly cause: string
  /** What the admin can do about it. */
  readonly next: string
  readonly details: Details
  /** Left out where the same again would end the same. */
  readonly onAgain?: (() => void) | undefined
  readonly onDismiss?: (() => void) | undefined
}

/** An error as an admin meets it: why, what to do about it, and what support will ask for. */
export const ErrorNote = ({ cause, next, details, onAgain, onDismiss }: Props) => (
  <div class="note bad" role="alert">
    <p>
      <strong>{cause}</strong>
    </p>
    <p>{next}</p>
    {(onAgain || onDismiss) && (
      <div class="row">
        {onAgain && (
          <button type="button" data-action="again" onClick={onAgain}>
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
