import type { OpenWay } from '../../flow-retirement/open-way.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { t } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import type { GuideProgress } from '../progress.ts'
import { ShowMeButton } from './show-me.tsx'
import { describeNextStep, getStepTitle } from './step-texts.ts'

interface Props {
  readonly org: string
  readonly progress: GuideProgress
  readonly setup: ObservedSetup
  readonly way: OpenWay
  /** The org's tab needs the admin first: a notice has the button that leads there. */
  readonly isTabBlocked: boolean
  /** False if the act itself is in view, whose button is then the primary one. */
  readonly isPrimary: boolean
  readonly dispatch: Dispatch
}

/** The current step. It comes first in the popup, so its button is the first in the tab order. */
export const NextStep = ({ org, progress, setup, way, isTabBlocked, isPrimary, dispatch }: Props) => {
  const { current, steps } = progress
  if (!current) {
    const skipped = steps.some(({ status }) => status === 'skipped')
    return <p class="all-done">{t(skipped ? 'popup_all_done_or_skipped' : 'popup_all_done')}</p>
  }
  const number = steps.findIndex(({ id }) => id === current) + 1
  return (
    <section class="card next" aria-labelledby="next-title">
      <p class="hint">{number > 0 ? t('popup_next_step', number, steps.length) : t('step_optional')}</p>
      <h2 id="next-title">{getStepTitle(current)}</h2>
      <p>{describeNextStep(current, setup, way)}</p>
      {(!isTabBlocked || current === 'activate') && (
        <ShowMeButton org={org} step={current} dispatch={dispatch} isNext primary={isPrimary} />
      )}
    </section>
  )
}
