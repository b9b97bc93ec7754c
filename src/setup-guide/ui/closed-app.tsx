import { useAnnounce } from '../../ui/announce.tsx'
import { t } from '../../ui/i18n.ts'

/** The request to Salesforce Support, ready to copy; readable in case copying is denied. */
const SupportLetter = () => {
  const announce = useAnnounce()
  const letter = t('closed_app_letter')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(letter)
      announce({ text: t('value_copied', t('card_letter')) })
    } catch {
      announce({ text: t('popup_letter_not_copied') })
    }
  }
  return (
    <>
      <button type="button" data-action="copy-letter" onClick={() => void copy()}>
        {t('card_copy_letter')}
      </button>
      <details>
        <summary>{t('popup_letter_read')}</summary>
        <blockquote>{letter}</blockquote>
      </details>
    </>
  )
}

/** Explains that no connected app can be created. @see Salesforce Help 005228017 */
export const AppCreationClosedNotice = () => (
  <div class="note warn" data-closed-app>
    <p>
      <strong>{t('closed_app_surely')}</strong>
    </p>
    <ol>
      <li>{t('closed_app_reuse')}</li>
      <li>
        {t('closed_app_support')} <SupportLetter />
      </li>
      <li>{t('closed_app_eca')}</li>
    </ol>
  </div>
)
