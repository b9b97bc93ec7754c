import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { t } from '../../ui/i18n.ts'
import { formatLongDate } from '../../ui/time.ts'
import { passwordFlowEndDate } from '../flow-retirement.ts'
import type { LetterFacts } from '../letters.ts'
import { PasswordFlowLink } from './flow-retirement-link.tsx'
import { SpaceiqLetter } from './letter.tsx'

/** ID of the notice, which also describes the Activate button. */
export const passwordFlowNoticeId = 'flow-notice'

/** After a successful login only the end date matters. */
const VerifiedNotice = ({ facts }: { facts: LetterFacts }) => (
  <div data-flow="settled">
    <p class="hint" id={passwordFlowNoticeId}>
      {t('popup_flow_before', formatLongDate(passwordFlowEndDate))} {t('flow_no_migration')}
    </p>
    <SpaceiqLetter facts={facts} />
  </div>
)

const BeforeRetirement = ({ org, facts }: { org: string; facts: LetterFacts }) => (
  <section class="note warn" data-flow="before">
    <div id={passwordFlowNoticeId}>
      <p>
        <strong>{t('popup_flow_before', formatLongDate(passwordFlowEndDate))}</strong>
      </p>
      <p>{t('popup_flow_blocked')}</p>
      <p>{t('flow_no_migration')}</p>
    </div>
    <details>
      <summary>{t('popup_flow_how')}</summary>
      <ul>
        <li>{t('popup_flow_setting')}</li>
        <li>{t('popup_flow_updates')}</li>
      </ul>
    </details>
    <PasswordFlowLink org={org} />
    <SpaceiqLetter facts={facts} />
  </section>
)

const AfterRetirement = ({ facts }: { facts: LetterFacts }) => (
  <section class="note bad" data-flow="after" aria-labelledby="flow-title">
    <h3 id="flow-title">{t('popup_flow_after_title')}</h3>
    <div id={passwordFlowNoticeId}>
      <p>{t('popup_flow_after', formatLongDate(passwordFlowEndDate))}</p>
      <p>
        <strong>{t('popup_flow_after_ask')}</strong>
      </p>
    </div>
    <SpaceiqLetter facts={facts} />
  </section>
)

interface Props {
  readonly org: string
  readonly phase: 'before' | 'after'
  readonly setup: ObservedSetup
  readonly facts: LetterFacts
}

/** Explains how SpaceIQ logs in, how the org can block it, and when the flow ends or ended. */
export const PasswordFlowNotice = ({ org, phase, setup, facts }: Props) => {
  if (phase === 'after') return <AfterRetirement facts={facts} />
  const works = setup.passwordFlowWorkedAt !== undefined || setup.activation?.status === 'active'
  return works ? <VerifiedNotice facts={facts} /> : <BeforeRetirement org={org} facts={facts} />
}
