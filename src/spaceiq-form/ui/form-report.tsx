import { useEffect } from 'preact/hooks'
import { credentialTexts } from '../../credentials/ui/credential-texts.ts'
import { credentialNames } from '../../required-setup.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { CopyDetails } from '../../ui/copy-details.tsx'
import { type PlainMessageKey, t } from '../../ui/i18n.ts'
import type { FormFillReport as Report } from '../field-results.ts'

const texts: Record<Report[keyof Report], PlainMessageKey> = {
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

const summarizeReport = (report: Report, pressed: boolean): PlainMessageKey => {
  const all = Object.values(report)
  if (all.includes('changed')) return pressed ? 'form_pressed_changed' : 'form_sum_changed'
  if (pressed) return all.every((one) => one === 'filled') ? 'form_pressed' : 'form_pressed_some'
  if (all.every((one) => one === 'filled')) return 'form_done'
  return all.every((one) => one === 'not-found') ? 'form_none' : 'form_some'
}

const formatReportDetails = (report: Report): string =>
  `fill-spaceiq: ${credentialNames.map((name) => `${name} ${report[name]}`).join(', ')}`

interface Props {
  readonly report: Report
  /** The page's own button was pressed, and the report describes that moment. */
  readonly pressed?: boolean
}

/** The result of filling SpaceIQ's form, per field if there is a form. */
export const FormReportView = ({ report, pressed = false }: Props) => {
  const announce = useAnnounce()
  const sum = summarizeReport(report, pressed)
  const good = sum === 'form_done' || sum === 'form_pressed'
  useEffect(() => announce({ text: t(sum) }), [sum, announce])
  return (
    <section class={`note ${good ? 'good' : 'warn'}`} data-form-report={sum}>
      <p>
        <strong>{t(sum)}</strong>
      </p>
      {sum !== 'form_none' && (
        <ul aria-label={t('form_result')}>
          {credentialNames.map((name) => (
            <li key={name} data-value={name} data-finding={report[name]}>
              {t(credentialTexts[name].label)}: {t(texts[report[name]])}
            </li>
          ))}
        </ul>
      )}
      {!good && <CopyDetails what={formatReportDetails(report)} />}
    </section>
  )
}
