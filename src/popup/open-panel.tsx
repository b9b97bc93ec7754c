import { useEffect, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { openPanel } from '../platform/panel.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { t } from '../ui/i18n.ts'
import { useSurface } from '../ui/surface.ts'

/** Opens this page beside the tab, where it stays while the admin clicks in Salesforce. */
export const OpenPanel = () => {
  const surface = useSurface()
  const announce = useAnnounce()
  // Known before the press: the browser opens no panel after a wait.
  const [windowId, setWindowId] = useState<number | undefined>()
  useEffect(() => {
    if (surface !== 'popup') return
    browser.windows.getCurrent().then(
      ({ id }) => setWindowId(id),
      () => undefined,
    )
  }, [surface])
  if (surface !== 'popup' || windowId === undefined) return null
  return (
    <button
      type="button"
      class="quiet"
      data-action="open-panel"
      onClick={() =>
        void openPanel(windowId).then(
          () => window.close(),
          () => announce({ text: t('panel_not_opened') }),
        )
      }
    >
      {t('panel_open')}
    </button>
  )
}
