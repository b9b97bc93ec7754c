import { ErrorNote } from './error-note.tsx'
import { t } from './i18n.ts'
import { getRefusalTexts, type RefusalTexts } from './refusal-texts.ts'
import type { RequestError } from './send.ts'

interface Props {
  readonly error: RequestError
  readonly onRetry: () => void
  readonly onDismiss?: () => void
}

const noAnswerTexts: RefusalTexts = {
  cause: 'ui_trouble_silent',
  next: 'ui_trouble_silent_next',
  canRetry: true,
}

/** A failed message, and the function that repeats it. */
export interface FailedRequest {
  readonly error: RequestError
  readonly retry: () => Promise<void>
}

/** Shows a failed message: cause and remedy. */
export const RequestErrorNote = ({ error, onRetry, onDismiss }: Props) => {
  const { cause, next, canRetry } = error.kind === 'silent' ? noAnswerTexts : getRefusalTexts(error.reason)
  const result = error.kind === 'silent' ? 'silent' : `refused ${error.reason}`
  return (
    <ErrorNote
      cause={t(cause)}
      next={t(next)}
      details={{ event: `${error.messageType}: ${result}`, at: error.at }}
      onRetry={canRetry ? onRetry : undefined}
      onDismiss={onDismiss}
    />
  )
}
