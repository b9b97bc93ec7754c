import { useEffect, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { openPanel } from '../platform/panel.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { t } from '../ui/i18n.ts'
import { useSurface } from '../ui/surface.ts'

/**
 * Returns a function that opens this page beside the tab, for a click handler; it rejects if the
 * browser refuses. Null outside the popup, and until the window is known: the browser opens no panel
 * after a wait.
 */
export const useOpenPanel = (): (() => Promise<void>) | null => {
  const isPopup = useSurface() === 'popup'
  const [windowId, setWindowId] = useState<number | undefined>()
  useEffect(() => {
    if (!isPopup) return
    browser.windows.getCurrent().then(
      ({ id }) => setWindowId(id),
      () => undefined,
    )
  }, [isPopup])
  return isPopup && windowId !== undefined ? () => openPanel({ windowId }) : null
}

/** Opens this page beside the tab, where it stays while the admin clicks in Salesforce. */
export const OpenPanel = ({ open }: { open: (() => Promise<void>) | null }) => {
  const announce = useAnnounce()
  if (!open) return null
  return (
    <button
      type="button"
      class="quiet"
      data-action="open-panel"
      onClick={() =>
        void open().then(
          () => window.close(),
          () => announce({ text: t('panel_not_opened') }),
        )
      }
    >
      {t('panel_open')}
    </button>
  )
}
