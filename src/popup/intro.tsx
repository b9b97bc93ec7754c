import { PasswordFlowLink } from '../flow-retirement/ui/flow-retirement-link.tsx'
import { usePasswordFlowPhase } from '../flow-retirement/ui/use-flow-retirement.ts'
import { getSetupLimits, Requirements } from '../setup-guide/ui/requirements.tsx'
import { t } from '../ui/i18n.ts'
import type { Dispatch } from '../ui/use-popup-state.ts'

/** The screen before Start: requirements, actions and limits. */
export const Intro = ({ org, dispatch }: { org: string; dispatch: Dispatch }) => {
  const flowPhase = usePasswordFlowPhase()
  return (
    <section class="card">
      <Requirements>
        <section class="note warn">
          <h2>{t('notice_title')}</h2>
          <ul>
            {getSetupLimits(new Date()).map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
          {flowPhase === 'before' && <PasswordFlowLink org={org} />}
        </section>
      </Requirements>
      <div class="start-bar">
        <button
          type="button"
          class="primary"
          data-action="start"
          onClick={() => void dispatch({ type: 'start-guide', org })}
        >
          {t('popup_start')}
        </button>
      </div>
    </section>
  )
}
