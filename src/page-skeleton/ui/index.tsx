import { t } from '../../ui/i18n.ts'
import { mount } from '../../ui/mount.tsx'
import { SkeletonView } from './skeleton-view.tsx'

mount(<SkeletonView />, `${t('skeleton_title')} – ${t('ui_product_short')}`)
