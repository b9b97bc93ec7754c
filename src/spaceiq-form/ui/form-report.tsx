import { useEffect } from 'preact/hooks'
import { credentialTexts } from '../../credentials/ui/credential-texts.ts'
import { credentialNames } from '../../required-setup.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { CopyDetails } from '../../ui/copy-details.tsx'
import { type PlainMessageKey, t } from '../../ui/i18n.ts'
import type { FormFillReport } from '../field-results.ts'

const texts: Record<FormFillReport[keyof FormFillReport], PlainMessageKey> = {
  filled: 'form_filled',
  // Not expected in a report; if it occurs, the field was not filled.
  found: 'form_no_value',
  'no-value': 'form_no_value',
  'not-found': 'form_not_found',
  hidden: 'form_hidden',
  ambiguous: 'form_ambiguous',
  reverted: 'form_reverted',
  changed: 'form_changed',
}

const summarizeReport = (report: FormFillReport, pressed: boolean): PlainMessageKey => {
  const all = Object.values(report)
  if (all.includes('changed')) return pressed ? 'form_pressed_changed' : 'form_sum_changed'
  if (pressed) return all.every((one) => one === 'filled') ? 'form_pressed' : 'form_pressed_some'
  if (all.every((one) => one === 'filled')) return 'form_done'
  return all.every((one) => one === 'not-found') ? 'form_none' : 'form_some'
}

const formatReportDetails = (report: FormFillReport): string =>
  `fill-spaceiq: ${credentialNames.map((name) => `${name} ${report[name]}`).join(', ')}`

interface Props {
  readonly report: FormFillReport
  /** The page's own button was pressed, and the report describes that moment. */
  readonly pressed?: boolean
}

/** The result of filling SpaceIQ's form, per field if there is a form. */
export const FormReportView = ({ report, pressed = false }: Props) => {
  const announce = useAnnounce()
  const summary = summarizeReport(report, pressed)
  const isGood = summary === 'form_done' || summary === 'form_pressed'
  useEffect(() => announce({ text: t(summary) }), [summary, announce])
  return (
    <section class={`note ${isGood ? 'good' : 'warn'}`} data-form-report={summary}>
      <p>
        <strong>{t(summary)}</strong>
      </p>
      {summary !== 'form_none' && (
        <ul aria-label={t('form_result')}>
          {credentialNames.map((name) => (
            <li key={name} data-value={name} data-finding={report[name]}>
              {t(credentialTexts[name].label)}: {t(texts[report[name]])}
            </li>
          ))}
        </ul>
      )}
      {!isGood && <CopyDetails event={formatReportDetails(report)} />}
    </section>
  )
}
