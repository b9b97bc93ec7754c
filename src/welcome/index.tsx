import { t } from '../ui/i18n.ts'
import { mount } from '../ui/mount.tsx'
import { WelcomePage } from './welcome-page.tsx'

mount(<WelcomePage />, `${t('welcome_title')} – ${t('ui_product_short')}`)
