import type { Evidence } from '../../salesforce/observed-setup.ts'
import { t } from '../../ui/i18n.ts'
import { longDate } from '../../ui/time.ts'
import { flowEnds } from '../flow-retirement.ts'
import { FlowLink } from './flow-retirement-link.tsx'

/** ID of the notice, which also describes the Activate button. */
export const flowNoticeId = 'flow-notice'

/** After a successful login only the end date matters. */
const Settled = () => (
  <p class="hint" id={flowNoticeId} data-flow="settled">
    {t('popup_flow_before', longDate(flowEnds))}
  </p>
)

const Before = ({ org }: { org: string }) => (
  <section class="note warn" data-flow="before">
    <div id={flowNoticeId}>
      <p>
        <strong>{t('popup_flow_before', longDate(flowEnds))}</strong>
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
    <FlowLink org={org} />
  </section>
)

const After = () => (
  <section class="note bad" data-flow="after" aria-labelledby="flow-title">
    <h3 id="flow-title">{t('popup_flow_after_title')}</h3>
    <div id={flowNoticeId}>
      <p>{t('popup_flow_after', longDate(flowEnds))}</p>
      <p>
        <strong>{t('popup_flow_after_ask')}</strong>
      </p>
    </div>
  </section>
)

interface Props {
  readonly org: string
  readonly side: 'before' | 'after'
  readonly evidence: Evidence
}

/** Tells how SpaceIQ logs in, how the org can block it, and when the flow ends or ended. */
export const FlowNotice = ({ org, side, evidence: { flowWorkedAt, activation } }: Props) => {
  if (side === 'after') return <After />
  const works = flowWorkedAt !== undefined || activation?.status === 'active'
  return works ? <Settled /> : <Before org={org} />
}
