import { mount } from '../ui/mount.tsx'
import { t } from '../ui/text.ts'
import { OptionsPage } from './options-page.tsx'

mount(<OptionsPage />, `${t('options_title')} – ${t('ui_product_short')}`)
