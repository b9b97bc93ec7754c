import { useState } from 'preact/hooks'
import type { HeldValue } from '../../messages.ts'
import type { ActivationValue } from '../../required-setup.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { t } from '../../ui/i18n.ts'
import { tidy, warningFor } from './credential-checks.ts'
import { valueTexts } from './credential-texts.ts'
import { Field } from './field.tsx'
import { provenanceText } from './provenance.ts'
import type { Drafts } from './use-drafts.ts'

interface Props {
  readonly name: ActivationValue
  readonly held: HeldValue
  readonly drafts: Drafts
  readonly error: string | null
  /** The reason why an earlier value is gone. */
  readonly lost?: string | null
}

/** One of the five values with its origin; a secret is masked until shown. */
export const ValueRow = ({ name, held, drafts, error, lost }: Props) => {
  const [shown, setShown] = useState(false)
  const announce = useAnnounce()
  const { label, alias, hint, secret } = valueTexts[name]
  const draft = drafts.of(name)
  const value = draft ?? held.value
  const warning = warningFor(name, value)

  const copy = async (pressed: HTMLElement) => {
    try {
      await navigator.clipboard.writeText(tidy(name, value))
      const text = t(secret ? 'value_copied_secret' : 'value_copied', t(label))
      announce({ text, clipboard: secret, pressed })
    } catch {
      announce({ text: t('value_copy_failed') })
    }
  }

  return (
    <Field
      name={name}
      label={t(label)}
      alias={alias && t(alias)}
      hint={t(hint)}
      value={value}
      masked={secret && !shown}
      error={error}
      warning={(value === '' && lost) || (warning && t(warning))}
      provenance={draft === undefined && held.provenance ? provenanceText(held.provenance) : null}
      onInput={(text) => drafts.set(name, text)}
      onLeave={() => void drafts.leave(name)}
    >
      {secret && (
        <button
          type="button"
          data-action="reveal"
          data-value={name}
          aria-pressed={shown}
          aria-label={t(shown ? 'value_hide_label' : 'value_show_label', t(label))}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? 'value_hide' : 'value_show')}
        </button>
      )}
      <button
        type="button"
        data-action="copy"
        data-value={name}
        disabled={value === ''}
        aria-label={t('value_copy_label', t(label))}
        onClick={(event) => void copy(event.currentTarget)}
      >
        {t('value_copy')}
      </button>
    </Field>
  )
}
