/** Watches filled inputs for later changes by scripts, with or without events. */

import { translate } from '../../platform/content/i18n.ts'
import type { GuideContext } from './guide-context.ts'
import type { ResolvedMarker } from './view-model.ts'

/** Actions whose result the control itself shows; a moved scope shows up in another control. */
const selfReportingActions = ['type', 'add-line', 'choose', 'tick', 'untick', 'pick', 'ask']

const POLL_INTERVAL_MS = 500

const holdsExpectedValue = ({ done }: ResolvedMarker): boolean => done === true

const getInputValue = ({ element }: ResolvedMarker): string => (element as HTMLInputElement).value

/** Checks for user edits, in progress or done; the browser tells them from script edits. */
const isUserEdited = ({ element }: ResolvedMarker): boolean =>
  element === document.activeElement || !!element?.matches(':user-valid, :user-invalid')

/** Checks for a value that no one entered; `before`: the value after the fill, if it was right. */
const holdsForeignValue = (item: ResolvedMarker, before: string | undefined): boolean => {
  const { free, action } = item.marker
  if (action.kind === 'ask' || free === 'login')
    return (
      !holdsExpectedValue(item) &&
      !isUserEdited(item) &&
      (before !== undefined || getInputValue(item).trim() !== '')
    )
  if (before === undefined) return false
  return free ? getInputValue(item) !== before && !isUserEdited(item) : !holdsExpectedValue(item)
}

const getWatchedMarkers = (context: GuideContext): readonly ResolvedMarker[] =>
  (context.view()?.markers ?? []).filter(
    ({ element, hidden, marker }) => element && !hidden && selfReportingActions.includes(marker.action.kind),
  )

/** Serializes the inputs' state for comparison. */
const serializeInputs = (context: GuideContext): string =>
  JSON.stringify(
    getWatchedMarkers(context).map(({ element }) => {
      const { value, checked } = element as HTMLInputElement
      return [value, checked]
    }),
  )

let activeTimer: ReturnType<typeof setInterval> | undefined

/** Lists changed inputs on the card until the page is left or filled again. */
export const watchFilledInputs = (context: GuideContext): void => {
  stopWatchingFilledInputs()
  const { status, signal } = context
  const filled = new Map(
    getWatchedMarkers(context)
      .filter(holdsExpectedValue)
      .map((item) => [item.marker.control, getInputValue(item)]),
  )
  // Keep the notice of the fill itself or of a later action.
  let otherNotice = status.notice
  let shownNotice = otherNotice
  let before = serializeInputs(context)
  const check = () => {
    if (status.filling || status.picking) return
    const states = serializeInputs(context)
    // A marker's tick reflects the input's current value.
    if (states !== before) context.update()
    before = states
    if (status.notice !== shownNotice) otherNotice = status.notice
    const names = getWatchedMarkers(context)
      .filter((item) => holdsForeignValue(item, filled.get(item.marker.control)))
      .map(({ marker }) => translate(`control_${marker.control}`))
    const changed = names.length > 0 ? translate('fill_changed', names.join(', ')) : null
    shownNotice = [otherNotice, changed].filter(Boolean).join(' ') || null
    if (shownNotice === status.notice) return
    status.notice = shownNotice
    context.update()
  }
  const timer = setInterval(check, POLL_INTERVAL_MS)
  activeTimer = timer
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}

/** Stops watching the previous fill. */
export const stopWatchingFilledInputs = (): void => clearInterval(activeTimer)
