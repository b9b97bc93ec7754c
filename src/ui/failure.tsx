import { ErrorNote } from './error-note.tsx'
import { type MessageKey, t } from './i18n.ts'

interface FailureTexts {
  readonly cause: MessageKey
  readonly next: MessageKey
}

const unread: FailureTexts = { cause: 'ui_read_failed', next: 'ui_storage_next' }
const unsaved: FailureTexts = { cause: 'ui_save_failed', next: 'ui_storage_next' }

/** What a page of ours asks of the browser itself, by a name for support. */
const texts = {
  'read-settings': unread,
  'list-orgs': unread,
  'save-endpoint': unsaved,
  'save-contact': unsaved,
  'forget-everything': { cause: 'options_forget_failed', next: 'options_forget_failed_next' },
  'open-options': { cause: 'popup_options_failed', next: 'popup_options_failed_next' },
  'open-login': { cause: 'welcome_login_failed', next: 'welcome_login_failed_next' },
} as const satisfies Readonly<Record<string, FailureTexts>>

/** Something the browser failed to do. */
export interface Failure {
  readonly what: keyof typeof texts
  /** Epoch milliseconds. */
  readonly at: number
  readonly error: string
}

/** Of the error only its name is kept. */
export const failureOf = (what: Failure['what'], error: unknown): Failure => ({
  what,
  at: Date.now(),
  error: error instanceof Error ? error.name : '',
})

interface Props {
  readonly failure: Failure
  readonly onAgain?: () => void
}

/** Says what the browser failed to do, and what to do about it. */
export const FailureNote = ({ failure, onAgain }: Props) => {
  const { cause, next } = texts[failure.what]
  return <ErrorNote cause={t(cause)} next={t(next)} details={failure} onAgain={onAgain} />
}
