import { t } from '../ui/text.ts'
import { TroubleNote } from '../ui/trouble.tsx'
import { PopupView } from './popup-view.tsx'
import { usePopup } from './use-popup.ts'

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
