import type { PopupState } from '../messages.ts'
import type { GuideProgress } from '../setup-guide/progress.ts'
import { t } from '../ui/i18n.ts'
import { OrgSelect } from '../ui/org-select.tsx'

interface Props {
  readonly state: PopupState
  readonly progress: GuideProgress
  readonly chooseOrg: (org: string) => void
  /** Hides the hint that no tab is open, as a notice below explains the blocked tab. */
  readonly isHidden?: boolean
}

const statusKeys = {
  active: 'popup_status_active',
  pending: 'popup_status_pending',
  saved: 'popup_status_saved',
} as const

const countDone = ({ steps }: GuideProgress): number => steps.filter(({ status }) => status === 'done').length

const getStatusText = ({ orgState }: PopupState, progress: GuideProgress): string => {
  const activation = orgState.observedSetup.activation
  if (activation) return t(statusKeys[activation.status])
  if (!orgState.guideActive) return t('popup_status_ready')
  return t('popup_status_running', countDone(progress), progress.steps.length)
}

/** The current org and the progress of its setup. */
export const Header = ({ state, progress, chooseOrg, isHidden = false }: Props) => (
  <header>
    <div class="title">
      <h1>{t('ui_product_short')}</h1>
      {state.org && <span class="badge">{getStatusText(state, progress)}</span>}
    </div>
    {state.org && (
      <>
        <OrgSelect org={state.org.key} others={state.others} onChoose={chooseOrg} />
        {state.orgState.guideActive && (
          <progress
            class="bar"
            aria-label={getStatusText(state, progress)}
            max={progress.steps.length}
            value={countDone(progress)}
          />
        )}
        {!state.org.open && !isHidden && <p class="hint">{t('popup_org_closed')}</p>}
      </>
    )}
  </header>
)
