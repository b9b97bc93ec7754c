import { PasswordFlowLink } from '../flow-retirement/ui/flow-retirement-link.tsx'
import { usePasswordFlowPhase } from '../flow-retirement/ui/use-flow-retirement.ts'
import { AccessNotes, StartQuestion } from '../org-access/ui/start-question.tsx'
import { getSetupLimits, Requirements } from '../setup-guide/ui/requirements.tsx'
import { t } from '../ui/i18n.ts'

interface Props {
  readonly org: string
  /** Host of the endpoint, to which the values will go. */
  readonly host: string
  readonly onStart: () => void
  /** Starts and checks the org, beside the page where the browser can; null if that is switched off. */
  readonly onStartAndCheck: (() => void) | null
}

/** The screen before Start: requirements, actions and limits, and what the browser will ask. */
export const Intro = ({ org, host, onStart, onStartAndCheck }: Props) => {
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
      <AccessNotes org={org} />
      <div class="start-bar">
        <button
          type="button"
          class="primary"
          data-action="start"
          aria-describedby="start-question"
          onClick={onStart}
        >
          {t('popup_start')}
        </button>
        {onStartAndCheck && (
          <button
            type="button"
            data-action="start-check"
            aria-describedby="start-check-about start-question"
            onClick={onStartAndCheck}
          >
            {t('popup_start_check')}
          </button>
        )}
        {onStartAndCheck && (
          <p id="start-check-about" class="hint">
            {t('popup_start_check_hint')}
          </p>
        )}
        <StartQuestion org={org} host={host} />
      </div>
    </section>
  )
}
