import { asksAboutDataCollection } from '../../platform/host-permission.ts'
import { getOrgName } from '../../salesforce/urls/my-domain.ts'
import { t } from '../../ui/i18n.ts'

interface Props {
  readonly org: string
  /** Host of the endpoint, to which the values will go. */
  readonly host: string
}

/** Says before Start what the browser will ask, and what *Check my org* does without a question. */
export const StartQuestion = ({ org, host }: Props) => (
  <div id="start-question" class="hint">
    <p>{t('access_question', org, host)}</p>
    {getOrgName(org) === '' && <p>{t('access_question_instance', org)}</p>}
    {asksAboutDataCollection() && <p>{t('access_question_firefox')}</p>}
    <p>{t('access_session')}</p>
  </div>
)
