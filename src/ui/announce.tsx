/** The popup's status line: what just happened, shown at the bottom and read out politely. */

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { focusForm } from './focus.ts'
import { t } from './i18n.ts'

export interface Announcement {
  readonly text: string
  /** A secret is on the clipboard: offer to clear it. */
  readonly clipboard?: boolean
  /** What was pressed: the focus goes back to it with the button that clears. */
  readonly pressed?: HTMLElement
}

export type Announce = (announcement: Announcement) => void

export const AnnounceContext = createContext<Announce>(() => undefined)

/** Gives what puts words into the status line; they go nowhere outside of the popup. */
export const useAnnounce = (): Announce => useContext(AnnounceContext)

interface Props {
  readonly announcement: Announcement | null
  readonly announce: Announce
}

/** The line itself, with a way to clear the clipboard while a secret is on it. */
export const StatusLine = ({ announcement, announce }: Props) => {
  const back = announcement?.pressed
  const clear = async (button: HTMLElement) => {
    try {
      await navigator.clipboard.writeText('')
      announce({ text: t('value_clipboard_cleared') })
    } catch {
      announce({ text: t('value_copy_failed') })
    }
    if (document.activeElement !== button && document.activeElement !== document.body) return
    if (back?.isConnected) back.focus()
    else focusForm()
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
