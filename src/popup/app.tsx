import { t } from '../ui/i18n.ts'
import { TroubleNote } from '../ui/request-error.tsx'
import { usePopup } from '../ui/use-popup-state.ts'
import { PopupView } from './popup-view.tsx'

/** The popup: its state as soon as there is one, and what went wrong on the way to it. */
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
