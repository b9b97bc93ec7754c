import { ErrorNote } from './error-note.tsx'
import { t } from './i18n.ts'
import { getRefusalTexts, type RefusalTexts } from './refusal-texts.ts'
import type { RequestError } from './send.ts'

interface Props {
  readonly error: RequestError
  readonly onAgain: () => void
  readonly onDismiss?: () => void
}

const noAnswerTexts: RefusalTexts = {
  cause: 'ui_trouble_silent',
  next: 'ui_trouble_silent_next',
  again: true,
}

/** Shows a failed message: cause and remedy. */
export const RequestErrorNote = ({ error, onAgain, onDismiss }: Props) => {
  const { cause, next, again } = error.kind === 'silent' ? noAnswerTexts : getRefusalTexts(error.reason)
  const end = error.kind === 'silent' ? 'silent' : `refused ${error.reason}`
  return (
    <ErrorNote
      cause={t(cause)}
      next={t(next)}
      details={{ what: `${error.messageType}: ${end}`, at: error.at }}
      onAgain={again ? onAgain : undefined}
      onDismiss={onDismiss}
    />
  )
}
