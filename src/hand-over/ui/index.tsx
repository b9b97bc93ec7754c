import { t } from '../../ui/i18n.ts'
import { mount } from '../../ui/mount.tsx'
import { HandOverPage } from './hand-over-page.tsx'

const org = new URLSearchParams(location.search).get('org')

mount(
  <HandOverPage org={org} />,
  `${t(org === null ? 'receive_title' : 'seal_title')} – ${t('ui_product_short')}`,
)
