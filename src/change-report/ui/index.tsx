import { t } from '../../ui/i18n.ts'
import { mount } from '../../ui/mount.tsx'
import { ReportApp } from './report-app.tsx'

const org = new URLSearchParams(location.search).get('org') ?? ''

mount(<ReportApp org={org} />, `${t('report_title')} – ${t('ui_product_short')}`)
