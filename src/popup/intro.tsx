import { limits, Requirements } from '../ui/requirements.tsx'
import { t } from '../ui/text.ts'
import { FlowLink } from './flow-link.tsx'
import { useFlow } from './use-flow.ts'
import type { Act } from './use-popup.ts'

/** The screen before Start: requirements, actions and limits. */
export const Intro = ({ org, act }: { org: string; act: Act }) => {
  const flow = useFlow()
  return (
    <section class="card">
      <Requirements>
        <section class="note warn">
          <h2>{t('notice_title')}</h2>
          <ul>
            {limits(new Date()).map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
          {flow === 'before' && <FlowLink org={org} />}
        </section>
      </Requirements>
      <div class="start-bar">
        <button
          type="button"
          class="primary"
          data-action="start"
          onClick={() => void act({ type: 'start', org })}
        >
          {t('popup_start')}
        </button>
      </div>
    </section>
  )
}
