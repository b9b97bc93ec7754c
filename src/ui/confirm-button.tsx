import { useState } from 'preact/hooks'
import { t } from './i18n.ts'
import { takeFocus } from './take-focus.ts'

interface Props {
  readonly action: string
  readonly label: string
  /** Names the button where several on a page have the same label. */
  readonly fullLabel?: string
  readonly question: string
  readonly yes: string
  readonly onYes: () => void
}

/** A button that asks, in place, before it does what cannot be undone. The focus goes to the answers, and back. */
export const AskOnce = ({ action, label, fullLabel, question, yes, onYes }: Props) => {
  const [state, setState] = useState<'idle' | 'asking' | 'answered'>('idle')
  if (state !== 'asking') {
    return (
      <button
        key={state}
        type="button"
        class="quiet"
        data-action={action}
        aria-label={fullLabel ?? label}
        ref={state === 'answered' ? takeFocus : null}
        onClick={() => setState('asking')}
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
          ref={takeFocus}
          onClick={() => {
            setState('answered')
            onYes()
          }}
        >
          {yes}
        </button>
        <button type="button" class="quiet" data-action="cancel" onClick={() => setState('answered')}>
          {t('ui_cancel')}
        </button>
      </div>
    </fieldset>
  )
}
