import { t } from '../../ui/i18n.ts'
import { ExternalLink } from '../../ui/link.tsx'
import type { OrgState } from '../org-state.ts'

interface Props {
  readonly org: string
  readonly state: Pick<OrgState, 'switchedToClassic'>
}

/** The way back to Lightning, for an admin who left it by the card's button. */
export const BackToLightning = ({ org, state }: Props) =>
  state.switchedToClassic ? (
    <p data-way="lightning">
      <ExternalLink href={`https://${org}/ltng/switcher?destination=lex`}>
        {t('popup_back_to_lightning')}
      </ExternalLink>
    </p>
  ) : null
