import { useState } from 'preact/hooks'
import type { CredentialName } from '../../required-setup.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { t } from '../../ui/i18n.ts'
import type { StoredCredential } from '../stored-credential.ts'
import { getValidationWarning, normalizeInput } from './credential-checks.ts'
import { credentialTexts } from './credential-texts.ts'
import { TextField } from './field.tsx'
import { describeProvenance } from './provenance.ts'
import type { CredentialDrafts } from './use-drafts.ts'

interface Props {
  readonly name: CredentialName
  readonly held: StoredCredential
  readonly drafts: CredentialDrafts
  readonly error: string | null
  /** The reason why an earlier value is gone. */
  readonly lost?: string | null
}

/** One of the five values with its origin; a secret is masked until shown. */
export const CredentialRow = ({ name, held, drafts, error, lost }: Props) => {
  const [shown, setShown] = useState(false)
  const announce = useAnnounce()
  const { label, alias, hint, secret } = credentialTexts[name]
  const draft = drafts.get(name)
  const value = draft ?? held.value
  const warning = getValidationWarning(name, value)

  const copy = async (pressed: HTMLElement) => {
    try {
      await navigator.clipboard.writeText(normalizeInput(name, value))
      const text = t(secret ? 'value_copied_secret' : 'value_copied', t(label))
      announce({ text, clipboard: secret, pressed })
    } catch {
      announce({ text: t('value_copy_failed') })
    }
  }

  return (
    <TextField
      name={name}
      label={t(label)}
      alias={alias && t(alias)}
      hint={t(hint)}
      value={value}
      masked={secret && !shown}
      error={error}
      warning={(value === '' && lost) || (warning && t(warning))}
      provenance={draft === undefined && held.provenance ? describeProvenance(held.provenance) : null}
      onInput={(text) => drafts.set(name, text)}
      onLeave={() => void drafts.blur(name)}
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
    </TextField>
  )
}
