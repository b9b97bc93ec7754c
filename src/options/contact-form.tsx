import { useEffect, useState } from 'preact/hooks'
import { loadSettings, saveSettings } from '../settings.ts'
import { t } from '../ui/text.ts'

/** Who looks after integrations: the guide offers it wherever Salesforce asks for an e-mail address. */
export const ContactForm = ({ say }: { say: (text: string) => void }) => {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    void loadSettings().then(({ contactEmail }) => setTyped(contactEmail))
  }, [])

  const save = async () => {
    const contactEmail = typed.trim()
    if (contactEmail !== '' && !/^[^\s@]+@[^\s@]+$/.test(contactEmail)) {
      setProblem(t('options_contact_not_email'))
      return
    }
    try {
      await saveSettings({ contactEmail })
      setProblem(null)
      say(t('options_contact_saved'))
    } catch (error) {
      setProblem(t('options_endpoint_failed', String(error)))
    }
  }

  return (
    <section aria-labelledby="contact-title">
      <h2 id="contact-title">{t('options_contact_title')}</h2>
      <p>{t('options_contact_text')}</p>
      <div class="field">
        <label for="contact">{t('options_contact_label')}</label>
        <input
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
      <button type="button" data-action="save-contact" onClick={() => void save()}>
        {t('options_endpoint_save')}
      </button>
    </section>
  )
}
