import type { Text } from '../../platform/text.ts'
import { t, textOf } from '../../ui/i18n.ts'

/** How what is there differs from what SpaceIQ needs, one by one; nothing where nothing does. */
export const Differences = ({ texts }: { texts: readonly Text[] }) =>
  texts.length === 0 ? null : (
    <ul class="differences" aria-label={t('popup_differences')}>
      {texts.map(({ key, subs }) => (
        <li key={`${key} ${subs.join(' ')}`} data-difference={key}>
          {textOf(key, subs)}
        </li>
      ))}
    </ul>
  )
