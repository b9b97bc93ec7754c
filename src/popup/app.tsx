import { t } from '../ui/i18n.ts'
import { TroubleNote } from '../ui/request-error.tsx'
import { usePopup } from '../ui/use-popup-state.ts'
import { PopupView } from './popup-view.tsx'

/** The popup: loads its state, and shows an error if that fails. */
export const App = () => {
  const popup = usePopup()
  const { state, trouble } = popup
  return (
    <>
      {trouble && (
        <TroubleNote
          trouble={trouble}
          onAgain={() => {
            popup.dismiss()
            void popup.refresh()
          }}
          {...(state ? { onDismiss: popup.dismiss } : {})}
        />
      )}
      {state ? (
        <PopupView state={state} act={popup.act} choose={popup.choose} />
      ) : (
        !trouble && <p class="loading">{t('ui_loading')}</p>
      )}
    </>
  )
}
