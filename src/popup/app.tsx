import { t } from '../ui/i18n.ts'
import { RequestErrorNote } from '../ui/request-error.tsx'
import { usePopupState } from '../ui/use-popup-state.ts'
import { PopupView } from './popup-view.tsx'

/** The popup: loads its state, and shows an error if that fails. */
export const PopupApp = () => {
  const popup = usePopupState()
  const { state, requestError: trouble } = popup
  return (
    <>
      {trouble && (
        <RequestErrorNote
          error={trouble}
          onAgain={() => {
            popup.dismiss()
            void popup.refresh()
          }}
          {...(state ? { onDismiss: popup.dismiss } : {})}
        />
      )}
      {state ? (
        <PopupView state={state} dispatch={popup.dispatch} choose={popup.choose} />
      ) : (
        !trouble && <p class="loading">{t('ui_loading')}</p>
      )}
    </>
  )
}
