/** *Take it back*: the button, what is going on, and what the org says. */

import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PopupState } from '../../messages.ts'
import { t } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import { useRestoreFocus } from '../../ui/use-restore-focus.ts'
import { requestSessionAccess } from './session-permission.ts'
import type { TakeBackPanelProps } from './take-back-panel.tsx'

interface Props {
  readonly org: string
  readonly state: PopupState
  readonly dispatch: Dispatch
}

/** Loads the preview and the results when they are first needed: most admins never do. */
const usePanel = (isNeeded: boolean): ComponentType<TakeBackPanelProps> | null => {
  const [panel, setPanel] = useState<ComponentType<TakeBackPanelProps> | null>(null)
  useEffect(() => {
    if (isNeeded)
      void import('./take-back-panel.tsx').then(({ TakeBackPanel }) => setPanel(() => TakeBackPanel))
  }, [isNeeded])
  return panel
}

/** The section for what the record holds; nothing if nothing stands that was made. */
export const TakeBack = ({ org, state, dispatch }: Props) => {
  const { activeJob, takeBackPlan: plan, takeBackResults: results } = state.api
  const [isAsking, setIsAsking] = useState(false)
  const [isDenied, setIsDenied] = useState(false)
  const [closedAt, setClosedAt] = useState(0)
  const [askedAt, setAskedAt] = useState(0)
  const isBusy = isAsking || activeJob !== null
  const isOurs = activeJob === 'plan-take-back' || activeJob === 'take-back'
  const button = useRestoreFocus(isBusy)
  const Panel = usePanel(Boolean(plan || results))
  const stands = state.changes.changes.some(({ takenBackAt }) => takenBackAt === null)
  if (!stands && !results && !isOurs) return null

  const close = () => setClosedAt(plan?.at ?? 0)

  const ask = async () => {
    if (isBusy) return
    setIsAsking(true)
    setAskedAt(Date.now())
    // What the org said before is not shown while it is asked again.
    close()
    try {
      const isAllowed = await requestSessionAccess(org)
      setIsDenied(!isAllowed)
      if (isAllowed) await dispatch({ type: 'plan-take-back', org })
    } finally {
      setIsAsking(false)
    }
  }

  return (
    <div class="check" data-take-back="section" aria-busy={isOurs}>
      {stands && (
        <p class="hint" id="take-back-why">
          {t('takeback_why')}
        </p>
      )}
      <div class="row">
        {stands && (
          <button
            ref={button}
            type="button"
            class="quiet"
            data-action="take-back"
            disabled={isBusy}
            aria-describedby="take-back-why"
            onClick={() => void ask()}
          >
            {t('takeback_button')}
          </button>
        )}
        {isOurs && (
          <>
            <span role="status">{t(activeJob === 'take-back' ? 'takeback_running' : 'takeback_asking')}</span>
            <button
              type="button"
              class="quiet"
              data-action="stop"
              onClick={() => void dispatch({ type: 'cancel-job', org })}
            >
              {t('run_stop')}
            </button>
          </>
        )}
      </div>
      {isDenied && (
        <p class="note warn" role="alert">
          {t('check_refused')}
        </p>
      )}
      {Panel && (
        <Panel
          org={org}
          state={state}
          dispatch={dispatch}
          takesFocus={askedAt > 0}
          isOpen={!plan || plan.at > closedAt}
          onClose={close}
        />
      )}
    </div>
  )
}
