import type { Text } from '../../platform/text.ts'
import { t, textOf } from '../../ui/i18n.ts'

/** Lists the differences from SpaceIQ's needs; renders nothing if there are none. */
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
