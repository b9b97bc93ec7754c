import { t } from '../../ui/i18n.ts'
import { formatTime } from '../../ui/time.ts'
import type { Provenance } from '../stored-credential.ts'

/** Describes the origin of a value in one line: 'Consumer details of SpaceIQ, 14:02'. */
export const describeProvenance = ({ from, name, at }: Provenance): string => {
  const time = formatTime(at)
  switch (from) {
    case 'consumer-details':
      return name ? t('value_from_consumer_details', name, time) : t('value_from_app_unnamed', time)
    case 'app-detail':
      return name ? t('value_from_app_detail', name, time) : t('value_from_app_unnamed', time)
    case 'user':
      return name ? t('value_from_user', name, time) : t('value_from_user_unnamed', time)
    case 'typed':
      return t('value_from_typed', time)
    case 'mended':
      return t('value_from_mended', time)
    case 'sealed':
      return t('value_from_sealed', time)
    case 'address':
      return t('value_from_address')
  }
}
