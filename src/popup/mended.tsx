import { itemId } from '../check/mend-plan.ts'
import { reasonTexts } from '../check/row.ts'
import type { MendResult } from '../check/state.ts'
import { CopyDetails } from '../ui/copy-details.tsx'
import { type MessageKey, t, textOf } from '../ui/text.ts'
import { mendItemText } from './mend-texts.ts'

const endKeys: Record<MendResult['end'], MessageKey> = {
  made: 'mend_made',
  there: 'mend_there',
  failed: 'mend_failed',
  skipped: 'mend_skipped',
}

const whyOf = ({ reason, message }: MendResult): string => {
  if (message !== '') return t('mend_says', message)
  if (reason === null) return ''
  const { key, subs } = reasonTexts[reason]
  return textOf(key, subs)
}

/** What was made, and what was not and why. */
export const Mended = ({ results }: { results: readonly MendResult[] }) => {
  const failures = results
    .filter(({ end }) => end === 'failed' || end === 'skipped')
    .map(({ item, end, reason }) => `${itemId(item)} ${reason ?? end}`)
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
      {failures.length > 0 && <CopyDetails what={`mend: ${failures.join(', ')}`} />}
    </section>
  )
}
