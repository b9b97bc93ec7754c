import { useEffect, useRef, useState } from 'preact/hooks'
import { DiagnosticReportSection } from '../diagnostics/ui/diagnostic-report-section.tsx'
import { ReceiveValues } from '../hand-over/ui/open-hand-over.tsx'
import { isFeatureDisabled, type Policy, readPolicy } from '../platform/policy.ts'
import { ConfirmButton } from '../ui/confirm-button.tsx'
import { type BrowserFailure, BrowserFailureNote, toBrowserFailure } from '../ui/failure.tsx'
import { t } from '../ui/i18n.ts'
import { AccessListSection } from './access-list.tsx'
import { clearAllData } from './clear-data.ts'
import { ContactForm } from './contact-form.tsx'
import { EndpointForm } from './endpoint-form.tsx'
import { HelpSection } from './help-section.tsx'
import { OrgList } from './orgs.tsx'
import { PolicySection } from './policy-section.tsx'
import { TokenForm } from './token-form.tsx'

/** All settings, with a status line for the result of the last change. */
export const OptionsPage = () => {
  const [status, setStatus] = useState('')
  // Changing the key remounts the forms, which then load the remaining settings.
  const [generation, setGeneration] = useState(0)

  const [policy, setPolicy] = useState<Policy>({})
  useEffect(() => {
    void readPolicy().then(setPolicy)
  }, [])

  const [failure, setFailure] = useState<BrowserFailure | null>(null)
  const clearTitle = useRef<HTMLHeadingElement>(null)

  const clear = async () => {
    setFailure(null)
    setStatus('')
    try {
      await clearAllData()
      setStatus(t('options_forget_done'))
    } catch (error) {
      setFailure(toBrowserFailure('forget-everything', error))
    }
    setGeneration(generation + 1)
  }

  return (
    <>
      <header>
        <h1>{t('options_title')}</h1>
      </header>
      <main>
        <PolicySection policy={policy} />
        {!policy.activationEndpoint && <EndpointForm key={`endpoint ${generation}`} setStatus={setStatus} />}
        {!policy.contactEmail && <ContactForm key={`contact ${generation}`} setStatus={setStatus} />}
        <TokenForm key={`token ${generation}`} setStatus={setStatus} />
        {!isFeatureDisabled(policy, 'seal') && (
          <section aria-labelledby="receive-title">
            <h2 id="receive-title">{t('receive_title')}</h2>
            <ReceiveValues />
          </section>
        )}
        <OrgList setStatus={setStatus} />
        <AccessListSection key={`access ${generation}`} setStatus={setStatus} />
        <DiagnosticReportSection key={`report ${generation}`} setStatus={setStatus} />
        <section aria-labelledby="forget-title">
          <h2 id="forget-title" ref={clearTitle} tabIndex={-1}>
            {t('options_forget_title')}
          </h2>
          <p>{t('options_forget_text')}</p>
          {failure && (
            <BrowserFailureNote
              failure={failure}
              onRetry={() => void clear().then(() => clearTitle.current?.focus())}
            />
          )}
          <ConfirmButton
            action="forget-everything"
            label={t('options_forget')}
            question={t('options_forget_ask')}
            yes={t('options_forget_yes')}
            onYes={() => void clear()}
          />
        </section>
        <HelpSection />
        {/* Sticks to the bottom of the window, visible wherever on the page the change was made. */}
        <p class="status-line" role="status" aria-live="polite">
          {status}
        </p>
      </main>
    </>
  )
}
