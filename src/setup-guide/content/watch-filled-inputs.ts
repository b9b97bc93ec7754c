/** Watches filled inputs for later changes by scripts, with or without events. */

import { t } from '../../platform/content/i18n.ts'
import type { Scene } from './guide-context.ts'
import type { Item } from './view-model.ts'

/** Actions whose result the control itself shows; a moved scope shows up in another control. */
const shown = ['type', 'add-line', 'choose', 'tick', 'untick', 'pick', 'ask']

const interval = 500

const isRight = ({ done }: Item): boolean => done === true

const textOf = ({ element }: Item): string => (element as HTMLInputElement).value

/** Checks for user edits, in progress or done; the browser tells them from script edits. */
const isTheirs = ({ element }: Item): boolean =>
  element === document.activeElement || !!element?.matches(':user-valid, :user-invalid')

/** Checks for a value nobody entered; `before` is the right value at the fill, if there was one. */
const isForeign = (item: Item, before: string | undefined): boolean => {
  const { free, deed } = item.marker
  if (deed.do === 'ask' || free === 'login')
    return !isRight(item) && !isTheirs(item) && (before !== undefined || textOf(item).trim() !== '')
  if (before === undefined) return false
  return free ? textOf(item) !== before && !isTheirs(item) : !isRight(item)
}

const itemsIn = (scene: Scene): readonly Item[] =>
  (scene.view()?.items ?? []).filter(
    ({ element, hidden, marker }) => element && !hidden && shown.includes(marker.deed.do),
  )

/** Serializes the inputs' state for comparison. */
const statesIn = (scene: Scene): string =>
  JSON.stringify(
    itemsIn(scene).map(({ element }) => {
      const { value, checked } = element as HTMLInputElement
      return [value, checked]
    }),
  )

let last: ReturnType<typeof setInterval> | undefined

/** Lists changed inputs on the card until the page is left or filled again. */
export const watchFilled = (scene: Scene): void => {
  stopWatching()
  const { doing, signal } = scene
  const filled = new Map(
    itemsIn(scene)
      .filter(isRight)
      .map((item) => [item.marker.control, textOf(item)]),
  )
  // Keep the notice of the fill itself or of a later action.
  let other = doing.notice
  let said = other
  let before = statesIn(scene)
  const look = () => {
    if (doing.filling || doing.pointing) return
    const states = statesIn(scene)
    // A marker's tick reflects the input's current value.
    if (states !== before) scene.update()
    before = states
    if (doing.notice !== said) other = doing.notice
    const names = itemsIn(scene)
      .filter((item) => isForeign(item, filled.get(item.marker.control)))
      .map(({ marker }) => t(`control_${marker.control}`))
    const changed = names.length > 0 ? t('fill_changed', names.join(', ')) : null
    said = [other, changed].filter(Boolean).join(' ') || null
    if (said === doing.notice) return
    doing.notice = said
    scene.update()
  }
  const timer = setInterval(look, interval)
  last = timer
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}

/** Stops watching the previous fill. */
export const stopWatching = (): void => clearInterval(last)
