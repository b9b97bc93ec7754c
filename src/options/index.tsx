import { t } from '../ui/i18n.ts'
import { mount } from '../ui/mount.tsx'
import { OptionsPage } from './options-page.tsx'

mount(<OptionsPage />, `${t('options_title')} – ${t('ui_product_short')}`)
