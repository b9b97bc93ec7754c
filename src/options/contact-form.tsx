import { useEffect, useRef, useState } from 'preact/hooks'
import { readSettingsOrDefaults, saveSettings } from '../platform/settings.ts'
import { readUnconfirmedContact, removeUnconfirmedContact } from '../platform/unconfirmed-contact.ts'
import { type BrowserFailure, BrowserFailureNote, toBrowserFailure } from '../ui/failure.tsx'
import { t } from '../ui/i18n.ts'

/** Reads the saved contact; without one, version 0.1.0's, which the admin has to confirm. */
const readContact = async (): Promise<{ readonly email: string; readonly isUnconfirmed: boolean }> => {
  const { contactEmail } = await readSettingsOrDefaults()
  const unconfirmed = contactEmail === '' ? await readUnconfirmedContact().catch(() => '') : ''
  return { email: contactEmail || unconfirmed, isUnconfirmed: unconfirmed !== '' }
}

/** Contact for integrations: the guide suggests the address where Salesforce requires an email. */
export const ContactForm = ({ setStatus }: { setStatus: (text: string) => void }) => {
  const [typed, setTyped] = useState('')
  const [isUnconfirmed, setUnconfirmed] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [failure, setFailure] = useState<BrowserFailure | null>(null)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    void readContact().then((contact) => {
      setTyped(contact.email)
      setUnconfirmed(contact.isUnconfirmed)
    })
  }, [])

  const store = async (contactEmail: string, status: string) => {
    setFailure(null)
    try {
      await saveSettings({ contactEmail })
      await removeUnconfirmedContact()
      setUnconfirmed(false)
      setProblem(null)
      setStatus(status)
    } catch (error) {
      setFailure(toBrowserFailure('save-contact', error))
    }
  }

  const save = async () => {
    const contactEmail = typed.trim()
    if (contactEmail !== '' && !/^[^\s@]+@[^\s@]+$/.test(contactEmail)) {
      setProblem(t('options_contact_not_email'))
      return
    }
    await store(contactEmail, t('options_contact_saved'))
  }

  const discard = async () => {
    setTyped('')
    await store('', t('options_contact_discarded'))
    // The button is gone, and the focus with it.
    field.current?.focus()
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
          aria-describedby="contact-unconfirmed contact-problem"
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setProblem(null)
          }}
        />
        {isUnconfirmed && (
          <p id="contact-unconfirmed" class="warning">
            {t('options_contact_unconfirmed')}
          </p>
        )}
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
      <div class="row">
        <button type="button" data-action="save-contact" onClick={() => void save()}>
          {t('options_endpoint_save')}
        </button>
        {isUnconfirmed && (
          <button type="button" class="quiet" data-action="discard-contact" onClick={() => void discard()}>
            {t('unconfirmed_discard')}
          </button>
        )}
      </div>
    </section>
  )
}
