/** The popup's status line, shown at the bottom and announced politely to screen readers. */

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { focusCredentialsHeading } from './focus.ts'
import { t } from './i18n.ts'

export interface Announcement {
  readonly text: string
  /** A secret is on the clipboard: offer to clear it. */
  readonly clipboard?: boolean
  /** The pressed button, which gets the focus back after the clipboard was cleared. */
  readonly pressed?: HTMLElement
}

type Announce = (announcement: Announcement) => void

export const AnnounceContext = createContext<Announce>(() => undefined)

/** Returns the function that sets the status line; outside the popup it does nothing. */
export const useAnnounce = (): Announce => useContext(AnnounceContext)

interface Props {
  readonly announcement: Announcement | null
  readonly announce: Announce
}

/** The status line, with a button to clear the clipboard while a secret is on it. */
export const StatusLine = ({ announcement, announce }: Props) => {
  const pressed = announcement?.pressed
  const clear = async (button: HTMLElement) => {
    try {
      await navigator.clipboard.writeText('')
      announce({ text: t('value_clipboard_cleared') })
    } catch {
      announce({ text: t('value_copy_failed') })
    }
    if (document.activeElement !== button && document.activeElement !== document.body) return
    if (pressed?.isConnected) pressed.focus()
    else focusCredentialsHeading()
  }
  return (
    <div class="status-line" data-empty={announcement === null}>
      <p role="status" aria-live="polite">
        {announcement?.text}
      </p>
      {announcement?.clipboard && (
        <button
          type="button"
          data-action="clear-clipboard"
          onClick={(event) => void clear(event.currentTarget)}
        >
          {t('value_clear_clipboard')}
        </button>
      )}
    </div>
  )
}
