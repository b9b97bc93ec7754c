import { useState } from 'preact/hooks'
import { t } from './text.ts'

interface Props {
  readonly action: string
  readonly label: string
  /** Names the button where several on a page have the same label. */
  readonly fullLabel?: string
  readonly question: string
  readonly yes: string
  readonly onYes: () => void
}

/** A button that asks, in place, before it does what cannot be undone. */
export const AskOnce = ({ action, label, fullLabel, question, yes, onYes }: Props) => {
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <button
        type="button"
        class="quiet"
        data-action={action}
        aria-label={fullLabel ?? label}
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
    )
  }
  return (
    <fieldset class="ask">
      <legend>{question}</legend>
      <div class="row">
        <button
          type="button"
          data-action={`confirm-${action}`}
          // The button that was pressed has just gone: its place in the tab order goes to its successor.
          ref={(button) => button?.focus()}
          onClick={() => {
            setAsking(false)
            onYes()
          }}
        >
          {yes}
        </button>
        <button type="button" class="quiet" data-action="cancel" onClick={() => setAsking(false)}>
          {t('ui_cancel')}
        </button>
      </div>
    </fieldset>
  )
}
