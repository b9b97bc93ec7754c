import { useEffect, useRef, useState } from 'preact/hooks'
import { readSettingsOrDefaults, saveSettings } from '../platform/settings.ts'
import { type BrowserFailure, BrowserFailureNote, toBrowserFailure } from '../ui/failure.tsx'
import { t } from '../ui/i18n.ts'

/** Contact for integrations: the guide suggests the address where Salesforce requires an email. */
export const ContactForm = ({ setStatus }: { setStatus: (text: string) => void }) => {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [failure, setFailure] = useState<BrowserFailure | null>(null)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    void readSettingsOrDefaults().then(({ contactEmail }) => setTyped(contactEmail))
  }, [])

  const save = async () => {
    const contactEmail = typed.trim()
    if (contactEmail !== '' && !/^[^\s@]+@[^\s@]+$/.test(contactEmail)) {
      setProblem(t('options_contact_not_email'))
      return
    }
    setFailure(null)
    try {
      await saveSettings({ contactEmail })
      setProblem(null)
      setStatus(t('options_contact_saved'))
    } catch (error) {
      setFailure(toBrowserFailure('save-contact', error))
    }
  }

  return (
    <section aria-labelledby="contact-title">
      <h2 id="contact-title">{t('options_contact_title')}</h2>
      <p>{t('options_contact_text')}</p>
      <div class="field">
        <label for="contact">{t('options_contact_label')}</label>
        <input
          ref={field}
          id="contact"
          name="contactEmail"
          type="email"
          dir="ltr"
          value={typed}
          aria-invalid={problem !== null}
          aria-describedby="contact-problem"
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setProblem(null)
          }}
        />
        <p id="contact-problem" class="error" role="alert">
          {problem}
        </p>
      </div>
      {failure && (
        <BrowserFailureNote
          failure={failure}
          onRetry={() => void save().then(() => field.current?.focus())}
        />
      )}
      <button type="button" data-action="save-contact" onClick={() => void save()}>
        {t('options_endpoint_save')}
      </button>
    </section>
  )
}
