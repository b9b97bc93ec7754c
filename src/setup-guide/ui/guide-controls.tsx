import type { ComponentChildren } from 'preact'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { t } from '../../ui/i18n.ts'
import { OpenHelp } from '../../ui/open-help.tsx'
import { OpenOptions } from '../../ui/open-options.tsx'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import type { OrgState } from '../org-state.ts'

interface Props {
  readonly org: string
  readonly state: OrgState
  readonly dispatch: Dispatch
  /** Further controls of the page itself. */
  readonly children?: ComponentChildren
}

/** Controls for the guide as a whole: show or hide, start over, options, help. */
export const GuideControls = ({ org, state, dispatch, children }: Props) => {
  const known = state.guideActive || Object.keys(state.observedSetup).length > 0
  return (
    <footer class="row">
      {children}
      {state.guideActive && (
        <button
          type="button"
          class="quiet"
          data-action={state.overlayHidden ? 'show' : 'hide'}
          onClick={() => void dispatch({ type: 'set-overlay-hidden', org, hidden: !state.overlayHidden })}
        >
          {t(state.overlayHidden ? 'popup_show' : 'popup_hide')}
        </button>
      )}
      {known && (
        <ConfirmButton
          action="start-over"
          label={t('popup_start_over')}
          question={t('popup_start_over_ask')}
          yes={t('popup_start_over_yes')}
          onYes={() => void dispatch({ type: 'start-over', org })}
        />
      )}
      <OpenOptions label={t('popup_options')} quiet />
      <OpenHelp />
    </footer>
  )
}
