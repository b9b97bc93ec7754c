import type { LocalizedText } from '../../platform/text.ts'
import { t, translateText } from '../../ui/i18n.ts'

/** Lists the differences from SpaceIQ's needs; renders nothing if there are none. */
export const DifferenceList = ({ texts }: { texts: readonly LocalizedText[] }) =>
  texts.length === 0 ? null : (
    <ul class="differences" aria-label={t('popup_differences')}>
      {texts.map(({ key, subs }) => (
        <li key={`${key} ${subs.join(' ')}`} data-difference={key}>
          {translateText({ key, subs })}
        </li>
      ))}
    </ul>
  )
