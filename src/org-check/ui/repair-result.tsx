import type { ApiReason } from '../../salesforce/api/errors.ts'
import type { StepId } from '../../setup-guide/ids.ts'
import { ShowMe } from '../../setup-guide/ui/show-me.tsx'
import { CopyDetails } from '../../ui/copy-details.tsx'
import { type MessageKey, t, textOf } from '../../ui/i18n.ts'
import type { Act } from '../../ui/use-popup-state.ts'
import type { MendResult } from '../repair/repair-item.ts'
import { itemId } from '../repair/repair-item.ts'
import { reasonTexts } from '../row.ts'
import { mendItemText } from './repair-texts.ts'

const endKeys: Record<MendResult['end'], MessageKey> = {
  made: 'mend_made',
  there: 'mend_there',
  failed: 'mend_failed',
  skipped: 'mend_skipped',
}

/** Reasons for which Salesforce's own message says more than ours. */
const plain: readonly ApiReason[] = ['invalid', 'forbidden', 'not-found', 'duplicate', 'unexpected']

const whyOf = ({ reason, message }: MendResult): string => {
  const says = message === '' ? '' : t('mend_says', message)
  if (reason === null || (says !== '' && plain.includes(reason))) return says
  const { key, subs } = reasonTexts[reason]
  return `${textOf(key, subs)} ${says}`.trim()
}

/** Returns the step whose pages allow a manual fix after a refusal; null if there is none. */
const wayOn = ({ item, reason }: MendResult): StepId | null => {
  if (reason === 'by-hand' || reason === 'licence' || reason === 'no-seat') return 'user'
  if (item.kind === 'layouts' && reason !== null) return 'fields'
  return reason === 'no-room' || reason === 'unseen' ? 'fields' : null
}

interface Props {
  readonly org: string
  readonly results: readonly MendResult[]
  readonly act: Act
}

/** The results of the repair, with reasons for failures. */
export const Mended = ({ org, results, act }: Props) => {
  const failures = results
    .filter(({ end }) => end === 'failed' || end === 'skipped')
    .map(({ item, end, reason }) => `${itemId(item)} ${reason ?? end}`)
  const ways = [...new Set(results.map(wayOn))].filter((step) => step !== null)
  return (
    <section class="note" data-mend="done" aria-labelledby="mended-title">
      <h3 id="mended-title">{t('mend_done')}</h3>
      <ul>
        {results.map((result) => (
          <li key={itemId(result.item)} data-item={itemId(result.item)} data-end={result.end}>
            {t(endKeys[result.end])}: {mendItemText(result.item)} {whyOf(result)}
          </li>
        ))}
      </ul>
      {results.some(({ item, end }) => item.kind === 'password' && end === 'made') && (
        <p>{t('mend_password_held')}</p>
      )}
      {ways.map((step) => (
        <p key={step}>
          <ShowMe org={org} step={step} act={act} />
        </p>
      ))}
      {failures.length > 0 && <CopyDetails what={`mend: ${failures.join(', ')}`} />}
    </section>
  )
}
