import type { CredentialInputName } from '../../credentials/ui/credential-checks.ts'
import { addresses } from '../../ui/addresses.ts'
import { focusCredentialInput, focusGrantChoice } from '../../ui/focus.ts'
import { t } from '../../ui/i18n.ts'
import { ExternalLink } from '../../ui/link.tsx'
import { OpenOptions } from '../../ui/open-options.tsx'
import type { NextActionKind } from './outcome-texts.ts'

interface Props {
  readonly action: NextActionKind
  /** The first input with an error. */
  readonly field: CredentialInputName | undefined
  /** Chooses username and password again; missing where that is not offered. */
  readonly onChoosePassword?: (() => void) | undefined
}

const GoToInput = ({ field, label }: { field: CredentialInputName; label: string }) => (
  <button type="button" data-action="go-to-field" onClick={() => focusCredentialInput(field)}>
    {label}
  </button>
)

/** The one button or link that helps after an outcome; renders nothing for `none`. */
export const NextAction = ({ action, field, onChoosePassword }: Props) => {
  switch (action) {
    case 'none':
      return null
    case 'fields':
      return field ? <GoToInput field={field} label={t('outcome_act_fields')} /> : null
    case 'token':
      return <GoToInput field="token" label={t('outcome_act_token')} />
    case 'grant':
      return (
        <button type="button" data-action="go-to-grant" onClick={focusGrantChoice}>
          {t('outcome_act_grant')}
        </button>
      )
    case 'password':
      return onChoosePassword ? (
        <button type="button" data-action="choose-password" onClick={onChoosePassword}>
          {t('outcome_act_password')}
        </button>
      ) : null
    case 'options':
      return <OpenOptions label={t('outcome_act_options')} />
    case 'spaceiq':
      return <ExternalLink href={addresses.spaceiq}>{t('outcome_act_spaceiq')}</ExternalLink>
    case 'status':
      return <ExternalLink href={addresses.spaceiqStatus}>{t('outcome_act_status')}</ExternalLink>
  }
}
