import { CopyDetails } from '../../ui/copy-details.tsx'
import { t } from '../../ui/i18n.ts'
import type { TakeBackResult } from '../take-back/take-back-item.ts'
import { describeTakeBackItem, endKeys, explainReason } from './take-back-texts.ts'

/** What became of each item, with the org's own words where it refused. */
export const TakeBackResultList = ({ results }: { readonly results: readonly TakeBackResult[] }) => {
  const failures = results
    .filter(({ end }) => end !== 'taken-back' && end !== 'already-gone')
    .map(({ item, end, reason }) => `${item.kind} ${reason ?? end}`)
  return (
    <section class="note" data-take-back="done" aria-labelledby="taken-back-title">
      <h3 id="taken-back-title">{t('takeback_done')}</h3>
      <ul>
        {results.map(({ item, end, reason, message }) => (
          <li key={item.key} data-item={item.key} data-kind={item.kind} data-end={end}>
            {t(endKeys[end])}: {describeTakeBackItem(item)} {explainReason(reason, message)}
          </li>
        ))}
      </ul>
      {failures.length > 0 && <CopyDetails event={`take back: ${failures.join(', ')}`} />}
    </section>
  )
}
