import { ErrorNote } from './error-note.tsx'
import { t } from './i18n.ts'
import { getRefusalTexts, type RefusalTexts } from './refusal-texts.ts'
import type { RequestError } from './send.ts'

interface Props {
  readonly trouble: RequestError
  readonly onAgain: () => void
  readonly onDismiss?: () => void
}

const noAnswerTexts: RefusalTexts = {
  cause: 'ui_trouble_silent',
  next: 'ui_trouble_silent_next',
  again: true,
}

/** Shows a failed message: cause and remedy. */
export const RequestErrorNote = ({ trouble, onAgain, onDismiss }: Props) => {
  const { cause, next, again } = trouble.kind === 'silent' ? noAnswerTexts : getRefusalTexts(trouble.reason)
  const end = trouble.kind === 'silent' ? 'silent' : `refused ${trouble.reason}`
  return (
    <ErrorNote
      cause={t(cause)}
      next={t(next)}
      details={{ what: `${trouble.messageType}: ${end}`, at: trouble.at }}
      onAgain={again ? onAgain : undefined}
      onDismiss={onDismiss}
    />
  )
}
