/** The section *Check my org*: explanation, button and results. */

import { useState } from 'preact/hooks'
import type { PopupState } from '../../messages.ts'
import { CopyDetails } from '../../ui/copy-details.tsx'
import { t } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import { useRestoreFocus } from '../../ui/use-restore-focus.ts'
import { CheckReportView } from './check-report.tsx'
import { requestSessionAccess } from './session-permission.ts'

interface Props {
  readonly org: string
  readonly state: PopupState
  readonly dispatch: Dispatch
}

export const CheckOrg = ({ org, state: { api }, dispatch }: Props) => {
  const [isDenied, setIsDenied] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const isBusy = isAsking || api.activeJob !== null
  const button = useRestoreFocus(isBusy)

  const check = async () => {
    if (isBusy) return
    setIsAsking(true)
    try {
      const allowed = await requestSessionAccess(org)
      setIsDenied(!allowed)
      if (allowed) await dispatch({ type: 'check-org', org })
    } finally {
      setIsAsking(false)
    }
  }

  return (
    <section class="check" aria-labelledby="check-title" aria-busy={isBusy}>
      <h2 id="check-title" tabIndex={-1}>
        {t('check_title')}
      </h2>
      <p class="hint" id="check-why">
        {t('check_why')} {t('traffic_anonymous')}
      </p>
      <div class="row">
        <button
          ref={button}
          type="button"
          data-action="check-org"
          disabled={isBusy}
          aria-describedby="check-why"
          onClick={() => void check()}
        >
          {t(api.report ? 'check_again' : 'check_button')}
        </button>
        {isBusy && (api.activeJob === 'check' || api.activeJob === 'mend') && (
          <span role="status">{t(api.activeJob === 'mend' ? 'mend_running' : 'check_running')}</span>
        )}
        {(api.activeJob === 'check' || api.activeJob === 'mend') && (
          <button
            type="button"
            class="quiet"
            data-action="stop"
            onClick={() => void dispatch({ type: 'cancel-job', org })}
          >
            {t('run_stop')}
          </button>
        )}
      </div>
      {isDenied && (
        <div class="note warn" data-check="refused">
          <p role="alert">{t('check_refused')}</p>
          <CopyDetails event="check: permission denied" />
        </div>
      )}
      {api.report && <CheckReportView org={org} api={api} report={api.report} dispatch={dispatch} />}
    </section>
  )
}
