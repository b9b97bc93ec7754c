import { t } from '../../ui/i18n.ts'
import { formatLongDate } from '../../ui/time.ts'
import { passwordFlowEndDate } from '../flow-retirement.ts'
import type { GrantType } from '../grant-type.ts'
import type { GrantChoice } from './use-grant-choice.ts'

const describeGrant = (grant: GrantType): string =>
  grant === 'password'
    ? t('grant_password', formatLongDate(passwordFlowEndDate))
    : t('grant_client_credentials')

/** Radio buttons for how SpaceIQ logs in, with when to choose which. */
export const ChooseGrant = ({ choice }: { choice: GrantChoice }) => (
  <fieldset class="choice" aria-describedby="grant-about">
    <legend>{t('grant_title')}</legend>
    {choice.offered.map((grant) => (
      <label key={grant} for={`grant-${grant}`}>
        <input
          id={`grant-${grant}`}
          type="radio"
          name="grant"
          value={grant}
          checked={choice.grant === grant}
          onChange={() => choice.choose(grant)}
        />
        <span>{describeGrant(grant)}</span>
      </label>
    ))}
    <p id="grant-about" class="hint">
      {t(
        choice.offered.includes('password') ? 'grant_hint_before' : 'grant_hint_after',
        formatLongDate(passwordFlowEndDate),
      )}
    </p>
  </fieldset>
)
