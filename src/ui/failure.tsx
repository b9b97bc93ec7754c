import { ErrorNote } from './error-note.tsx'
import { type PlainMessageKey, t } from './i18n.ts'

interface FailureTexts {
  readonly cause: PlainMessageKey
  readonly next: PlainMessageKey
}

const readFailedTexts: FailureTexts = { cause: 'ui_read_failed', next: 'ui_storage_next' }
const saveFailedTexts: FailureTexts = { cause: 'ui_save_failed', next: 'ui_storage_next' }

/** Texts of the browser calls that can fail, by the name that support sees. */
const texts = {
  'read-settings': readFailedTexts,
  'list-orgs': readFailedTexts,
  'save-endpoint': saveFailedTexts,
  'save-contact': saveFailedTexts,
  'forget-everything': { cause: 'options_forget_failed', next: 'options_forget_failed_next' },
  'open-options': { cause: 'popup_options_failed', next: 'popup_options_failed_next' },
  'open-hand-over': { cause: 'welcome_login_failed', next: 'ui_trouble_failed_next' },
  'open-login': { cause: 'welcome_login_failed', next: 'welcome_login_failed_next' },
} as const satisfies Readonly<Record<string, FailureTexts>>

/** A failed call of the browser's API. */
export interface BrowserFailure {
  readonly event: keyof typeof texts
  /** Epoch milliseconds. */
  readonly at: number
  readonly error: string
}

/** Converts an error to a failure and keeps only the error's name. */
export const toBrowserFailure = (event: BrowserFailure['event'], error: unknown): BrowserFailure => ({
  event,
  at: Date.now(),
  error: error instanceof Error ? error.name : '',
})

interface Props {
  readonly failure: BrowserFailure
  readonly onRetry?: () => void
}

/** Shows a failed browser call and its remedy. */
export const BrowserFailureNote = ({ failure, onRetry }: Props) => {
  const { cause, next } = texts[failure.event]
  return <ErrorNote cause={t(cause)} next={t(next)} details={failure} onRetry={onRetry} />
}
