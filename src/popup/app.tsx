import { t } from '../ui/text.ts'
import { TroubleNote } from '../ui/trouble.tsx'
import { PopupView } from './popup-view.tsx'
import { usePopup } from './use-popup.ts'

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
