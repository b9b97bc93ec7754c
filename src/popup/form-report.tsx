import { useEffect } from 'preact/hooks'
import { activationValues } from '../blueprint.ts'
import type { FormReport as Report } from '../messages.ts'
import { CopyDetails } from '../ui/copy-details.tsx'
import { type MessageKey, t } from '../ui/text.ts'
import { useAnnounce } from './announce.tsx'
import { valueTexts } from './value-texts.ts'

const texts: Record<Report[keyof Report], MessageKey> = {
  filled: 'form_filled',
  // Found and then not asked to be filled does not come up; it is not filled in either.
  found: 'form_no_value',
  'no-value': 'form_no_value',
  'not-found': 'form_not_found',
  hidden: 'form_hidden',
  ambiguous: 'form_ambiguous',
  reverted: 'form_reverted',
}

const sumOf = (report: Report): MessageKey => {
  const all = Object.values(report)
  if (all.every((one) => one === 'filled')) return 'form_done'
  return all.every((one) => one === 'not-found') ? 'form_none' : 'form_some'
}

const whatOf = (report: Report): string =>
  `fill-spaceiq: ${activationValues.map((name) => `${name} ${report[name]}`).join(', ')}`

/** What became of SpaceIQ's form, and of each field unless there is no form at all. */
export const FormReport = ({ report }: { report: Report }) => {
  const announce = useAnnounce()
  const sum = sumOf(report)
  useEffect(() => announce({ text: t(sum) }), [sum, announce])
  return (
    <section class={`note ${sum === 'form_done' ? 'good' : 'warn'}`} data-form-report={sum}>
      <p>
        <strong>{t(sum)}</strong>
      </p>
      {sum !== 'form_none' && (
        <ul aria-label={t('form_result')}>
          {activationValues.map((name) => (
            <li key={name} data-value={name} data-finding={report[name]}>
              {t(valueTexts[name].label)}: {t(texts[report[name]])}
            </li>
          ))}
        </ul>
      )}
      {sum !== 'form_done' && <CopyDetails what={whatOf(report)} />}
    </section>
  )
}
