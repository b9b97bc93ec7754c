import type { LetterFacts } from '../../flow-retirement/letters.ts'
import { SupportLetter } from '../../flow-retirement/ui/letter.tsx'
import { t } from '../../ui/i18n.ts'

/** Explains that no connected app can be created. @see Salesforce Help 005228017 */
export const AppCreationClosedNotice = ({ facts }: { facts: LetterFacts }) => (
  <div class="note warn" data-closed-app>
    <p>
      <strong>{t('closed_app_surely')}</strong>
    </p>
    <ol>
      <li>{t('closed_app_reuse')}</li>
      <li>
        {t('closed_app_support')} {t('letter_support_how')} <SupportLetter facts={facts} />
      </li>
      <li>{t('closed_app_eca')}</li>
    </ol>
  </div>
)
