import { PasswordFlowLink } from '../flow-retirement/ui/flow-retirement-link.tsx'
import { usePasswordFlowPhase } from '../flow-retirement/ui/use-flow-retirement.ts'
import { AccessNotes, StartQuestion } from '../org-access/ui/start-question.tsx'
import { stepIds } from '../setup-guide/ids.ts'
import { Needs, Promises } from '../setup-guide/ui/requirements.tsx'
import { getSetupLimits } from '../setup-guide/ui/setup-limits.ts'
import { getStepTitle } from '../setup-guide/ui/step-texts.ts'
import { t, tCount } from '../ui/i18n.ts'
import { getOrgKind } from '../ui/org-kind.ts'

interface Props {
  readonly org: string
  /** Host of the endpoint, to which the values will go. */
  readonly host: string
  readonly onStart: () => void
  /** Starts and checks the org, beside the page where the browser can; null if that is switched off. */
  readonly onStartAndCheck: (() => void) | null
}

/** What the guide does, in how many steps, how long that takes, and who is needed. */
const Overview = () => (
  <div class="requirements">
    <p>{t('intro_lead')}</p>
    <section>
      <h2>{tCount('intro_steps', stepIds.length)}</h2>
      <ol class="intro-steps">
        {stepIds.map((step) => (
          <li key={step}>{getStepTitle(step)}</li>
        ))}
      </ol>
      <p class="hint">{t('intro_time')}</p>
    </section>
    <Needs />
  </div>
)

/** What limits the setup of this org today. */
const Limits = ({ org }: { org: string }) => {
  const flowPhase = usePasswordFlowPhase()
  return (
    <section class="note warn" data-limits>
      <h2>{t('notice_title')}</h2>
      <ul>
        {getSetupLimits(new Date(), getOrgKind(org)).map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      {flowPhase === 'before' && <PasswordFlowLink org={org} />}
    </section>
  )
}

/** The screen before Start: what it will do and who is needed; what else to know comes after it. */
export const Intro = ({ org, host, onStart, onStartAndCheck }: Props) => (
  <>
    <section class="card">
      <Overview />
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
        <StartQuestion org={org} host={host} />
      </div>
    </section>
    {onStartAndCheck && (
      <section class="card">
        <button
          type="button"
          data-action="start-check"
          aria-describedby="start-check-about start-question"
          onClick={onStartAndCheck}
        >
          {t('popup_start_check')}
        </button>
        <p id="start-check-about" class="hint">
          {t('popup_start_check_hint')}
        </p>
      </section>
    )}
    <Limits org={org} />
    <div class="about">
      <AccessNotes org={org} />
    </div>
    <details>
      <summary>{t('intro_promises')}</summary>
      <Promises />
    </details>
  </>
)
