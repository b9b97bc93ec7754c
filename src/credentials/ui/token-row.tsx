import { useLayoutEffect, useState } from 'preact/hooks'
import { focusCredentialInput } from '../../ui/focus.ts'
import { t } from '../../ui/i18n.ts'
import { TextField } from './field.tsx'
import type { CredentialDrafts } from './use-drafts.ts'

interface Props {
  readonly isStored: boolean
  /** SpaceIQ rejected the stored token: ask for another. */
  readonly isRejected: boolean
  readonly drafts: CredentialDrafts
  readonly error: string | null
}

/** The input for the SpaceIQ API token. A stored token is never shown again. */
export const TokenRow = ({ isStored, isRejected, drafts, error }: Props) => {
  const [replacing, setReplacing] = useState(false)
  const draft = drafts.get('token')
  useLayoutEffect(() => {
    if (replacing) focusCredentialInput('token')
  }, [replacing])
  if (isStored && !replacing && !isRejected && draft === undefined) {
    return (
      <div class="field">
        <p class="row spread">
          <span>
            <strong>{t('value_token_label')}</strong>: {t('value_token_held')}
          </span>
          <button type="button" data-action="replace-token" onClick={() => setReplacing(true)}>
            {t('value_token_replace')}
          </button>
        </p>
      </div>
    )
  }
  return (
    <TextField
      name="token"
      label={t('value_token_label')}
      hint={t('value_token_hint')}
      value={draft ?? ''}
      masked
      error={error}
      warning={null}
      provenance={null}
      onInput={(text) => drafts.set('token', text)}
      onLeave={() => {
        setReplacing(false)
        void drafts.blur('token')
      }}
    />
  )
}
