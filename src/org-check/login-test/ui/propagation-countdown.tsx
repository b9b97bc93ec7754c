import type { ObservedSetup } from '../../../salesforce/observed-setup.ts'
import { PROPAGATION_MS } from '../../../salesforce/propagation.ts'
import { t } from '../../../ui/i18n.ts'
import { formatCountdown } from '../../../ui/time.ts'
import { useNow } from '../../../ui/use-now.ts'

/** A countdown until a new connected app works, or until a login or SpaceIQ has tried it. */
export const PropagationCountdown = ({ setup }: { setup: ObservedSetup }) => {
  const { connectedAppSavedAt: savedAt = 0, passwordFlowWorkedAt: workedAt = 0, activation } = setup
  const until = savedAt + PROPAGATION_MS
  const timeLeft = until - useNow(until)
  // A time in the future means that the clock was changed: no countdown.
  if (timeLeft <= 0 || timeLeft > PROPAGATION_MS + 60_000) return null
  // An app saved again after that needs the time again.
  if (Math.max(workedAt, activation?.at ?? 0) >= savedAt) return null
  return (
    <div class="note" role="timer" data-wait>
      <p>{t('popup_wait', formatCountdown(timeLeft))}</p>
      <p class="hint">{t('popup_wait_hint')}</p>
    </div>
  )
}
