import { t } from '../ui/i18n.ts'
import { RequestErrorNote } from '../ui/request-error.tsx'
import { useSurface } from '../ui/surface.ts'
import { usePopupState } from '../ui/use-popup-state.ts'
import { PopupView } from './popup-view.tsx'

/** The popup: loads its state, and shows an error if that fails. */
export const PopupApp = () => {
  const popup = usePopupState({ followsTab: useSurface() === 'panel' })
  const { state, requestError } = popup
  return (
    <>
      {requestError && (
        <RequestErrorNote
          error={requestError}
          onRetry={() => {
            popup.dismissError()
            void popup.refresh()
          }}
          {...(state ? { onDismiss: popup.dismissError } : {})}
        />
      )}
      {state ? (
        <PopupView state={state} dispatch={popup.dispatch} chooseOrg={popup.chooseOrg} />
      ) : (
        !requestError && <p class="loading">{t('ui_loading')}</p>
      )}
    </>
  )
}
