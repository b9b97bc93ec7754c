import { useState } from 'preact/hooks'
import { focusOnMount } from './focus.ts'
import { t } from './i18n.ts'

interface Props {
  readonly action: string
  readonly label: string
  /** A distinct accessible name, where several buttons share a label. */
  readonly fullLabel?: string
  readonly question: string
  readonly yes: string
  readonly onYes: () => void
}

/** A button that asks in place before a destructive action; focus moves to the answer and back. */
export const ConfirmButton = ({ action, label, fullLabel, question, yes, onYes }: Props) => {
  const [state, setState] = useState<'idle' | 'asking' | 'answered'>('idle')
  if (state !== 'asking') {
    return (
      <button
        key={state}
        type="button"
        class="quiet"
        data-action={action}
        aria-label={fullLabel ?? label}
        ref={state === 'answered' ? focusOnMount : null}
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
          ref={focusOnMount}
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
