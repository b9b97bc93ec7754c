import { closePopup } from '../../ui/close-popup.ts'
import { focusCredentialsHeading } from '../../ui/focus.ts'
import { t } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import type { StepId } from '../ids.ts'
import { getStepTitle } from './step-texts.ts'

interface Props {
  readonly org: string
  readonly step: StepId
  readonly dispatch: Dispatch
  /** The button of the next act, whose step stands beside it. */
  readonly isNext?: boolean
  readonly primary?: boolean
}

/** A button that opens the start of a step: a page of the org, or the form below. */
export const ShowMeButton = ({ org, step, dispatch, isNext, primary }: Props) => {
  // The last step has no page in Salesforce: it happens in the popup.
  const isInPopup = step === 'activate'
  const show = async () => {
    if (isInPopup) focusCredentialsHeading()
    else if (await dispatch({ type: 'show-step', org, step })) await closePopup()
  }
  const label = isInPopup ? t('popup_go_to_values') : t('popup_show_me')
  return (
    <button
      type="button"
      class={primary ? 'primary' : 'quiet'}
      data-action="show-me"
      data-step={step}
      aria-label={isNext ? label : t('popup_show_me_label', getStepTitle(step))}
      onClick={() => void show()}
    >
      {isNext ? label : t('popup_show_me')}
    </button>
  )
}
