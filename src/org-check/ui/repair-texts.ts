import { integrationPermissionSet } from '../../required-setup.ts'
import { formatList, t } from '../../ui/i18n.ts'
import type { RepairItem } from '../repair/repair-item.ts'

/** Describes what a repair item creates or changes. */
export const describeRepairItem = (item: RepairItem): string => {
  switch (item.kind) {
    case 'field':
      return t('mend_field', item.name)
    case 'layouts':
      return t('mend_layouts', formatList(item.fields))
    case 'profile':
      return item.base ? t('mend_profile', item.name, item.base) : t('mend_profile_alone', item.name)
    case 'set':
      return t('mend_set', integrationPermissionSet.label)
    case 'access':
      return item.fields.length > 0 ? t('mend_access', formatList(item.fields)) : t('mend_access_case')
    case 'user':
      return t('mend_user', item.username, item.profile)
    case 'licence':
      return t('mend_licence', item.name, item.username)
    case 'assignment':
      return t('mend_assignment', integrationPermissionSet.label, item.username)
    case 'password':
      return t('mend_password', item.username)
  }
}
