import { getSurface } from '../platform/panel.ts'
import { t } from '../ui/i18n.ts'
import { mount } from '../ui/mount.tsx'
import { SurfaceContext } from '../ui/surface.ts'
import { PopupApp } from './app.tsx'

const surface = await getSurface().catch(() => 'popup' as const)

// A popup has a size of its own; elsewhere the page takes the size it is given.
document.documentElement.classList.toggle(`in-${surface}`, surface !== 'popup')

mount(
  <SurfaceContext.Provider value={surface}>
    <PopupApp />
  </SurfaceContext.Provider>,
  t('ui_product_short'),
)
