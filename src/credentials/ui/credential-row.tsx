import type { CredentialName } from '../../required-setup.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { t } from '../../ui/i18n.ts'
import type { StoredCredential } from '../stored-credential.ts'
import { getValidationWarning, normalizeInput } from './credential-checks.ts'
import { credentialTexts } from './credential-texts.ts'
import { TextField } from './field.tsx'
import { describeProvenance } from './provenance.ts'
import type { CredentialDrafts } from './use-drafts.ts'
import { useReveal } from './use-reveal.ts'

interface Props {
  readonly name: CredentialName
  readonly stored: StoredCredential
  readonly drafts: CredentialDrafts
  readonly error: string | null
  /** False if SpaceIQ does not get the value: the row then says so, and asks for nothing. */
  readonly isSent: boolean
  /** Explains why an earlier value is gone. */
  readonly lossNote?: string | null
}

/** One of the five values with its origin; a secret is masked until shown. */
export const CredentialRow = ({ name, stored, drafts, error, isSent, lossNote }: Props) => {
  const [isShown, setIsShown] = useReveal()
  const announce = useAnnounce()
  const { label, alias, hint, secret } = credentialTexts[name]
  const draft = drafts.get(name)
  const value = draft ?? stored.value
  const warning = isSent ? getValidationWarning(name, value) : null

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
      hint={t(isSent ? hint : 'value_not_sent')}
      value={value}
      masked={secret && !isShown}
      error={error}
      warning={(isSent && value === '' && lossNote) || (warning && t(warning))}
      provenance={
        isSent && draft === undefined && stored.provenance ? describeProvenance(stored.provenance) : null
      }
      onInput={(text) => drafts.set(name, text)}
      onLeave={() => void drafts.blur(name)}
    >
      {secret && (
        <button
          type="button"
          data-action="reveal"
          data-value={name}
          aria-pressed={isShown}
          aria-label={t(isShown ? 'value_hide_label' : 'value_show_label', t(label))}
          onClick={() => setIsShown(!isShown)}
        >
          {t(isShown ? 'value_hide' : 'value_show')}
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
