import { useEffect } from 'preact/hooks'
import { isCredentialSent } from '../../activation/sent-credentials.ts'
import { credentialTexts } from '../../credentials/ui/credential-texts.ts'
import type { GrantType } from '../../flow-retirement/grant-type.ts'
import { type CredentialName, credentialNames } from '../../required-setup.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { CopyDetails } from '../../ui/copy-details.tsx'
import { type PlainMessageKey, t } from '../../ui/i18n.ts'
import type { FormFillReport } from '../field-results.ts'

/** `left-out`: SpaceIQ needs no such value, and its field was left as it is. */
type Finding = FormFillReport[CredentialName] | 'left-out'

const texts: Record<Finding, PlainMessageKey> = {
  filled: 'form_filled',
  // Not expected in a report; if it occurs, the field was not filled.
  found: 'form_no_value',
  'no-value': 'form_no_value',
  'not-found': 'form_not_found',
  hidden: 'form_hidden',
  ambiguous: 'form_ambiguous',
  reverted: 'form_reverted',
  changed: 'form_changed',
  'left-out': 'form_left_out',
}

/** Texts in place of those that speak of all five values. */
const clientCredentialsTexts: Partial<Record<PlainMessageKey, PlainMessageKey>> = {
  form_done: 'form_done_client_credentials',
  form_pressed: 'form_pressed_client_credentials',
}

/** Returns what became of a field; one that was filled before the choice is still of interest. */
const getFinding = (report: FormFillReport, name: CredentialName, grant: GrantType | null): Finding => {
  const result = report[name]
  const isTouched = result === 'filled' || result === 'changed' || result === 'reverted'
  return isTouched || isCredentialSent(name, grant) ? result : 'left-out'
}

const summarizeReport = (
  report: FormFillReport,
  findings: Readonly<Record<CredentialName, Finding>>,
  pressed: boolean,
): PlainMessageKey => {
  const all = Object.values(findings).filter((finding) => finding !== 'left-out')
  if (all.includes('changed')) return pressed ? 'form_pressed_changed' : 'form_sum_changed'
  if (pressed) return all.every((one) => one === 'filled') ? 'form_pressed' : 'form_pressed_some'
  if (all.every((one) => one === 'filled')) return 'form_done'
  return Object.values(report).every((one) => one === 'not-found') ? 'form_none' : 'form_some'
}

const formatReportDetails = (report: FormFillReport): string =>
  `fill-spaceiq: ${credentialNames.map((name) => `${name} ${report[name]}`).join(', ')}`

interface Props {
  readonly report: FormFillReport
  /** How SpaceIQ will log in; null if it was not chosen. */
  readonly grant: GrantType | null
  /** The page's own button was pressed, and the report describes that moment. */
  readonly pressed?: boolean
}

/** The result of filling SpaceIQ's form, per field if there is a form. */
export const FormReportView = ({ report, grant, pressed = false }: Props) => {
  const announce = useAnnounce()
  const findings = Object.fromEntries(
    credentialNames.map((name) => [name, getFinding(report, name, grant)]),
  ) as Record<CredentialName, Finding>
  const summary = summarizeReport(report, findings, pressed)
  const summaryText = t((grant === 'password' ? undefined : clientCredentialsTexts[summary]) ?? summary)
  const isGood = summary === 'form_done' || summary === 'form_pressed'
  useEffect(() => announce({ text: summaryText }), [summaryText, announce])
  return (
    <section class={`note ${isGood ? 'good' : 'warn'}`} data-form-report={summary}>
      <p>
        <strong>{summaryText}</strong>
      </p>
      {summary !== 'form_none' && (
        <ul aria-label={t('form_result')}>
          {credentialNames.map((name) => (
            <li key={name} data-value={name} data-finding={findings[name]}>
              {t(credentialTexts[name].label)}: {t(texts[findings[name]])}
            </li>
          ))}
        </ul>
      )}
      {!isGood && <CopyDetails event={formatReportDetails(report)} />}
    </section>
  )
}
