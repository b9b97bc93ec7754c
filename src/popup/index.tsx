import { useLayoutEffect, useState } from 'preact/hooks'
import { getSurface, isPopup, type Surface } from '../platform/panel.ts'
import { t } from '../ui/i18n.ts'
import { mount } from '../ui/mount.tsx'
import { SurfaceContext } from '../ui/surface.ts'
import { PopupApp } from './app.tsx'

/** The page, wherever it is shown. A panel is assumed until the browser names a tab: it fits any width. */
const Page = () => {
  const [surface, setSurface] = useState<Surface>(isPopup() ? 'popup' : 'panel')
  useLayoutEffect(() => {
    getSurface().then(setSurface, () => undefined)
  }, [])
  useLayoutEffect(() => {
    // A popup has a size of its own; elsewhere the page takes the size it is given.
    for (const name of ['panel', 'tab'] as const)
      document.documentElement.classList.toggle(`in-${name}`, surface === name)
  }, [surface])
  return (
    <SurfaceContext.Provider value={surface}>
      <PopupApp />
    </SurfaceContext.Provider>
  )
}

mount(<Page />, t('ui_product_short'))
