import { mount } from '../ui/mount.tsx'
import { t } from '../ui/text.ts'
import { WelcomePage } from './welcome-page.tsx'

mount(<WelcomePage />, `${t('welcome_title')} – ${t('ui_product_short')}`)
