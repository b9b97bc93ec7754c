import type { ComponentChildren } from 'preact'
import type { LocalizedText } from '../../platform/text.ts'
import { type PlainMessageKey, t, translateText } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import { getStepNumber } from '../ids.ts'
import type { StepProgress } from '../progress.ts'
import { DifferenceList } from './differences.tsx'
import { ShowMeButton } from './show-me.tsx'
import { StepIcon } from './step-icon.tsx'
import { getStepTitle } from './step-texts.ts'

const statusKeys: Record<StepProgress['status'], PlainMessageKey> = {
  done: 'popup_step_done',
  current: 'popup_step_current',
  todo: 'popup_step_todo',
  skipped: 'popup_step_skipped',
}

interface Props {
  readonly org: string
  readonly step: StepProgress
  readonly differences: readonly LocalizedText[]
  readonly dispatch: Dispatch
  readonly children?: ComponentChildren
}

/** One step: status, observed setup, differences, and buttons to open or skip it. */
export const StepRow = ({ org, step, differences, dispatch, children }: Props) => {
  const { id, status, summary } = step
  const skipped = status === 'skipped'
  // An optional step is never due, so there is nothing to skip.
  const skippable = getStepNumber(id) > 0 && id !== 'activate' && status !== 'done'
  return (
    <li data-step={id} data-status={status} aria-current={status === 'current' ? 'step' : undefined}>
      <StepIcon status={status} />
      <div class="what">
        <h3>
          {getStepTitle(id)} <span class="step-status">{t(statusKeys[status])}</span>
        </h3>
        {summary && <p class="evidence">{translateText(summary)}</p>}
      </div>
      <div class="tools">
        {skippable && (
          <button
            type="button"
            class="quiet"
            data-action={skipped ? 'unskip' : 'skip'}
            aria-label={t(skipped ? 'popup_unskip_label' : 'popup_skip_label', getStepTitle(id))}
            onClick={() => void dispatch({ type: 'set-step-skipped', org, step: id, skipped: !skipped })}
          >
            {t(skipped ? 'popup_unskip' : 'popup_skip')}
          </button>
        )}
        {status !== 'current' && id !== 'activate' && (
          <ShowMeButton org={org} step={id} dispatch={dispatch} />
        )}
      </div>
      <div class="more">
        <DifferenceList texts={differences} />
        {children}
      </div>
    </li>
  )
}
