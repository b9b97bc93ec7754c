import type { PopupState } from '../../messages.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import { TakeBackPreview } from './take-back-preview.tsx'
import { TakeBackResultList } from './take-back-result.tsx'

export interface TakeBackPanelProps {
  readonly org: string
  readonly state: PopupState
  readonly dispatch: Dispatch
  readonly takesFocus: boolean
  /** Closes the preview. */
  readonly onClose: () => void
  /** False once the preview was closed. */
  readonly isOpen: boolean
}

/** The guide forgets an activation as it starts over; the record of what it rests on does not. */
const isHandedOver = ({ changes, orgState }: PopupState): boolean =>
  changes.handedOverAt !== undefined || orgState.observedSetup.activation !== undefined

/** The preview or the results; loaded once there is one of them. */
export const TakeBackPanel = ({ org, state, dispatch, takesFocus, onClose, isOpen }: TakeBackPanelProps) => {
  const { takeBackPlan: plan, takeBackResults: results, activeJob } = state.api
  if (activeJob === 'take-back' || activeJob === 'plan-take-back') return null
  const confirm = (keys: readonly string[]) => {
    onClose()
    void dispatch({ type: 'take-back', org, keys })
  }
  return (
    <>
      {results && <TakeBackResultList results={results} />}
      {plan && isOpen && (
        <TakeBackPreview
          key={plan.at}
          org={org}
          plan={plan}
          isActivated={isHandedOver(state)}
          takesFocus={takesFocus}
          onConfirm={confirm}
          onCancel={onClose}
        />
      )}
    </>
  )
}
