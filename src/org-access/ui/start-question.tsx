import { asksAboutDataCollection } from '../../platform/host-permission.ts'
import { getOrgName } from '../../salesforce/urls/my-domain.ts'
import { t } from '../../ui/i18n.ts'

interface QuestionProps {
  readonly org: string
  /** Host of the endpoint, to which the values will go. */
  readonly host: string
}

/** Says beside Start what the browser will ask. */
export const StartQuestion = ({ org, host }: QuestionProps) => (
  <p id="start-question" class="hint">
    {t('access_question', org, host)}
  </p>
)

/** Says before Start what the browser's question leaves open. */
export const AccessNotes = ({ org }: { org: string }) => (
  <>
    {getOrgName(org) === '' && <p class="hint">{t('access_question_instance', org)}</p>}
    {asksAboutDataCollection() && <p class="hint">{t('access_question_firefox')}</p>}
    <p class="hint">{t('access_session')}</p>
  </>
)
