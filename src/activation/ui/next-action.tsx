import type { FieldName } from '../../credentials/ui/credential-checks.ts'
import { focusField } from '../../ui/focus.ts'
import { t } from '../../ui/i18n.ts'
import { Link, spaceiqStatusUrl, spaceiqUrl } from '../../ui/link.tsx'
import { OpenOptions } from '../../ui/open-options.tsx'
import type { NextMove as Move } from './outcome-texts.ts'

interface Props {
  readonly move: Move
  /** The first input with an error. */
  readonly field: FieldName | undefined
}

const GoTo = ({ field, label }: { field: FieldName; label: string }) => (
  <button type="button" data-action="go-to-field" onClick={() => focusField(field)}>
    {label}
  </button>
)

/** The one button or link that helps after an outcome; renders nothing for `none`. */
export const NextMove = ({ move, field }: Props) => {
  switch (move) {
    case 'none':
      return null
    case 'fields':
      return field ? <GoTo field={field} label={t('outcome_act_fields')} /> : null
    case 'token':
      return <GoTo field="token" label={t('outcome_act_token')} />
    case 'options':
      return <OpenOptions label={t('outcome_act_options')} />
    case 'spaceiq':
      return <Link href={spaceiqUrl}>{t('outcome_act_spaceiq')}</Link>
    case 'status':
      return <Link href={spaceiqStatusUrl}>{t('outcome_act_status')}</Link>
  }
}
