import { ErrorNote } from './error-note.tsx'
import { t } from './i18n.ts'
import { type RefusalTexts, textsOfRefusal } from './refusal-texts.ts'
import type { Trouble } from './send.ts'

interface Props {
  readonly trouble: Trouble
  readonly onAgain: () => void
  readonly onDismiss?: () => void
}

const silent: RefusalTexts = { cause: 'ui_trouble_silent', next: 'ui_trouble_silent_next', again: true }

/** Shows a failed message: cause and remedy. */
export const TroubleNote = ({ trouble, onAgain, onDismiss }: Props) => {
  const { cause, next, again } = trouble.kind === 'silent' ? silent : textsOfRefusal(trouble.reason)
  const end = trouble.kind === 'silent' ? 'silent' : `refused ${trouble.reason}`
  return (
    <ErrorNote
      cause={t(cause)}
      next={t(next)}
      details={{ what: `${trouble.asked}: ${end}`, at: trouble.at }}
      onAgain={again ? onAgain : undefined}
      onDismiss={onDismiss}
    />
  )
}
