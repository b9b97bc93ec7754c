import { useAnnounce } from '../../ui/announce.tsx'
import { language, t } from '../../ui/i18n.ts'
import { type LetterFacts, writeSpaceiqLetter, writeSupportLetter } from '../letters.ts'

interface Props {
  readonly letter: string
  readonly action: 'copy-letter' | 'copy-spaceiq-letter'
  readonly button: string
  readonly name: string
}

/** A letter to copy; readable in case copying is denied. */
const Letter = ({ letter, action, button, name }: Props) => {
  const announce = useAnnounce()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(letter)
      announce({ text: t('value_copied', name) })
    } catch {
      announce({ text: t('popup_letter_not_copied') })
    }
  }
  return (
    <>
      <button type="button" data-action={action} onClick={() => void copy()}>
        {button}
      </button>
      <details>
        <summary>{t('popup_letter_read')}</summary>
        <blockquote class="letter" lang="en">
          {letter}
        </blockquote>
      </details>
    </>
  )
}

/** The request to Salesforce Support, with the org's facts, and below it in the admin's language. */
export const SupportLetter = ({ facts }: { facts: LetterFacts }) => (
  <Letter
    letter={writeSupportLetter(facts, language().startsWith('en') ? null : t('closed_app_letter'))}
    action="copy-letter"
    button={t('card_copy_letter')}
    name={t('card_letter')}
  />
)

/** The questions to SpaceIQ about the time after the password flow. */
export const SpaceiqLetter = ({ facts }: { facts: LetterFacts }) => (
  <Letter
    letter={writeSpaceiqLetter(facts)}
    action="copy-spaceiq-letter"
    button={t('letter_spaceiq_copy')}
    name={t('letter_spaceiq')}
  />
)
