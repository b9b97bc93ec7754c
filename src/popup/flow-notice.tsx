import { flowEnds } from '../guide/retirement.ts'
import { t } from '../ui/text.ts'
import { longDate } from '../ui/time.ts'
import { FlowLink } from './flow-link.tsx'

/** What the Activate button is described by. */
export const flowNoticeId = 'flow-notice'

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
}

/** How SpaceIQ signs in, whether the org lets it, and until when; after that day, that it cannot. */
export const FlowNotice = ({ org, side }: Props) => (side === 'before' ? <Before org={org} /> : <After />)
