import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { t } from '../../ui/i18n.ts'
import { formatLongDate } from '../../ui/time.ts'
import { passwordFlowEndDate } from '../flow-retirement.ts'
import { PasswordFlowLink } from './flow-retirement-link.tsx'

/** ID of the notice, which also describes the Activate button. */
export const passwordFlowNoticeId = 'flow-notice'

/** After a successful login only the end date matters. */
const VerifiedNotice = () => (
  <p class="hint" id={passwordFlowNoticeId} data-flow="settled">
    {t('popup_flow_before', formatLongDate(passwordFlowEndDate))}
  </p>
)

const BeforeRetirement = ({ org }: { org: string }) => (
  <section class="note warn" data-flow="before">
    <div id={passwordFlowNoticeId}>
      <p>
        <strong>{t('popup_flow_before', formatLongDate(passwordFlowEndDate))}</strong>
      </p>
      <p>{t('popup_flow_blocked')}</p>
    </div>
    <details>
      <summary>{t('popup_flow_how')}</summary>
      <ul>
        <li>{t('popup_flow_setting')}</li>
        <li>{t('popup_flow_updates')}</li>
      </ul>
    </details>
    <PasswordFlowLink org={org} />
  </section>
)

const AfterRetirement = () => (
  <section class="note bad" data-flow="after" aria-labelledby="flow-title">
    <h3 id="flow-title">{t('popup_flow_after_title')}</h3>
    <div id={passwordFlowNoticeId}>
      <p>{t('popup_flow_after', formatLongDate(passwordFlowEndDate))}</p>
      <p>
        <strong>{t('popup_flow_after_ask')}</strong>
      </p>
    </div>
  </section>
)

interface Props {
  readonly org: string
  readonly phase: 'before' | 'after'
  readonly setup: ObservedSetup
}

/** Explains how SpaceIQ logs in, how the org can block it, and when the flow ends or ended. */
export const PasswordFlowNotice = ({ org, phase, setup: { passwordFlowWorkedAt, activation } }: Props) => {
  if (phase === 'after') return <AfterRetirement />
  const works = passwordFlowWorkedAt !== undefined || activation?.status === 'active'
  return works ? <VerifiedNotice /> : <BeforeRetirement org={org} />
}
