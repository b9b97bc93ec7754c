import { useLayoutEffect, useRef } from 'preact/hooks'
import { CopyDetails } from '../../ui/copy-details.tsx'
import { t } from '../../ui/i18n.ts'
import { formatTime } from '../../ui/time.ts'
import { type ActivationOutcome, isAccepted } from '../outcome.ts'
import { NextAction } from './next-action.tsx'
import { outcomeTexts } from './outcome-texts.ts'
import type { OnOutcomeShown } from './use-outcome-announcement.ts'

/** Returns SpaceIQ's own message and the details that support needs. */
const getDetailLines = (outcome: ActivationOutcome): readonly string[] => {
  if (isAccepted(outcome)) {
    return [
      ...(outcome.message ? [t('outcome_says', outcome.message)] : []),
      ...(outcome.integrationId ? [t('outcome_integration', outcome.integrationId)] : []),
      t('outcome_at', formatTime(outcome.at)),
    ]
  }
  return [
    ...(outcome.detail ? [t('outcome_says', outcome.detail)] : []),
    ...(outcome.status ? [t('outcome_status', outcome.status)] : []),
    ...(outcome.tries > 1 ? [t('outcome_tries', outcome.tries)] : []),
    t('outcome_at', formatTime(outcome.at)),
  ]
}

interface Props {
  readonly outcome: ActivationOutcome
  readonly onShown: OnOutcomeShown
  /** Chooses username and password again; missing where that is not offered. */
  readonly onChoosePassword?: (() => void) | undefined
}

/** The outcome of an activation: its meaning and the next action. */
export const ActivationOutcomeNote = ({ outcome, onShown, onChoosePassword }: Props) => {
  const section = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (section.current) onShown(outcome, section.current)
  }, [outcome, onShown])
  const { title, text, next, nextAfter, action, tone } = outcomeTexts[outcome.kind]
  const failure = isAccepted(outcome) ? null : outcome
  const field = failure?.errors?.[0]?.field ?? failure?.missing?.[0]
  const isUnspecific = outcome.kind === 'invalid' && !field
  const shownNext = isUnspecific
    ? 'outcome_invalid_next_unnamed'
    : ((onChoosePassword ? null : nextAfter) ?? next)
  return (
    <section ref={section} class={`note ${tone}`} data-outcome={outcome.kind} aria-labelledby="outcome-title">
      <h3 id="outcome-title">{t(title)}</h3>
      <p>{t(text)}</p>
      <p>
        <strong>{t(shownNext)}</strong>
      </p>
      <NextAction action={action} field={field} onChoosePassword={onChoosePassword} />
      <ul class="particulars">
        {getDetailLines(outcome).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {failure && (
        <CopyDetails
          event={`activate: ${failure.kind}`}
          at={failure.at}
          status={failure.status}
          requestId={failure.requestId}
          tries={failure.tries}
        />
      )}
    </section>
  )
}
