import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { t } from '../../ui/i18n.ts'
import { OpenOptions } from '../../ui/open-options.tsx'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import type { OrgState } from '../org-state.ts'

interface Props {
  readonly org: string
  readonly record: OrgState
  readonly act: Dispatch
}

/** Controls for the guide as a whole: show or hide, start over, options. */
export const GuideControls = ({ org, record, act }: Props) => {
  const known = record.guideActive || Object.keys(record.observedSetup).length > 0
  return (
    <footer class="row">
      {record.guideActive && (
        <button
          type="button"
          class="quiet"
          data-action={record.overlayHidden ? 'show' : 'hide'}
          onClick={() => void act({ type: 'set-overlay-hidden', org, hidden: !record.overlayHidden })}
        >
          {t(record.overlayHidden ? 'popup_show' : 'popup_hide')}
        </button>
      )}
      {known && (
        <ConfirmButton
          action="start-over"
          label={t('popup_start_over')}
          question={t('popup_start_over_ask')}
          yes={t('popup_start_over_yes')}
          onYes={() => void act({ type: 'start-over', org })}
        />
      )}
      <OpenOptions label={t('popup_options')} quiet />
    </footer>
  )
}
