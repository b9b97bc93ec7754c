import type { ApiReason } from '../../salesforce/api/errors.ts'
import type { StepId } from '../../setup-guide/ids.ts'
import { ShowMeButton } from '../../setup-guide/ui/show-me.tsx'
import { CopyDetails } from '../../ui/copy-details.tsx'
import { type PlainMessageKey, t, translateText } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import type { RepairResult } from '../repair/repair-item.ts'
import { repairItemId } from '../repair/repair-item.ts'
import { apiReasonTexts } from '../row.ts'
import { describeRepairItem } from './repair-texts.ts'

const endKeys: Record<RepairResult['end'], PlainMessageKey> = {
  made: 'mend_made',
  there: 'mend_there',
  failed: 'mend_failed',
  skipped: 'mend_skipped',
}

/** Reasons for which Salesforce's own message says more than ours. */
const reasonsInSalesforceWords: readonly ApiReason[] = [
  'invalid',
  'forbidden',
  'not-found',
  'duplicate',
  'unexpected',
]

const explainResult = ({ reason, message }: RepairResult): string => {
  const salesforceText = message === '' ? '' : t('mend_says', message)
  if (reason === null || (salesforceText !== '' && reasonsInSalesforceWords.includes(reason)))
    return salesforceText
  return `${translateText(apiReasonTexts[reason])} ${salesforceText}`.trim()
}

/** Returns the step whose pages allow a manual fix after a refusal; null if there is none. */
const findManualStep = ({ item, reason }: RepairResult): StepId | null => {
  if (reason === 'by-hand' || reason === 'licence' || reason === 'no-seat') return 'user'
  if (item.kind === 'layouts' && reason !== null) return 'fields'
  return reason === 'no-room' || reason === 'unseen' ? 'fields' : null
}

interface Props {
  readonly org: string
  readonly results: readonly RepairResult[]
  readonly dispatch: Dispatch
}

/** The results of the repair, with reasons for failures. */
export const RepairResultList = ({ org, results, dispatch }: Props) => {
  const failures = results
    .filter(({ end }) => end === 'failed' || end === 'skipped')
    .map(({ item, end, reason }) => `${repairItemId(item)} ${reason ?? end}`)
  const manualSteps = [...new Set(results.map(findManualStep))].filter((step) => step !== null)
  return (
    <section class="note" data-mend="done" aria-labelledby="mended-title">
      <h3 id="mended-title">{t('mend_done')}</h3>
      <ul>
        {results.map((result) => (
          <li key={repairItemId(result.item)} data-item={repairItemId(result.item)} data-end={result.end}>
            {t(endKeys[result.end])}: {describeRepairItem(result.item)} {explainResult(result)}
          </li>
        ))}
      </ul>
      {results.some(({ item, end }) => item.kind === 'password' && end === 'made') && (
        <p>{t('mend_password_held')}</p>
      )}
      {manualSteps.map((step) => (
        <p key={step}>
          <ShowMeButton org={org} step={step} dispatch={dispatch} />
        </p>
      ))}
      {failures.length > 0 && <CopyDetails event={`mend: ${failures.join(', ')}`} />}
    </section>
  )
}
