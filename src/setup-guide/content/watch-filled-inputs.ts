/** Watches what *Fill this page* left in the fields: a program may write something else there, with an event or without. */

import { t } from '../../platform/content/i18n.ts'
import type { Scene } from './guide-context.ts'
import type { Item } from './view-model.ts'

/** What a control itself shows; what is moved between lists is told by another control than it was done at. */
const shown = ['type', 'add-line', 'choose', 'tick', 'untick', 'pick', 'ask']

const interval = 500

const isRight = ({ done }: Item): boolean => done === true

const textOf = ({ element }: Item): string => (element as HTMLInputElement).value

/** Whether somebody is at it, or left it changed: the browser tells a person's change from a program's. */
const isTheirs = ({ element }: Item): boolean =>
  element === document.activeElement || !!element?.matches(':user-valid, :user-invalid')

/** Whether it holds what nobody entered; `before` is what it held when the page was filled, if that was right. */
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

/** What the fields hold, in one text to compare. */
const statesIn = (scene: Scene): string =>
  JSON.stringify(
    itemsIn(scene).map(({ element }) => {
      const { value, checked } = element as HTMLInputElement
      return [value, checked]
    }),
  )

let last: ReturnType<typeof setInterval> | undefined

/** Names on the card each field that comes to hold something else, until the page goes, or is filled anew. */
export const watchFilled = (scene: Scene): void => {
  stopWatching()
  const { doing, signal } = scene
  const filled = new Map(
    itemsIn(scene)
      .filter(isRight)
      .map((item) => [item.marker.control, textOf(item)]),
  )
  // What the filling itself, or a press since, had to say stays.
  let other = doing.notice
  let said = other
  let before = statesIn(scene)
  const look = () => {
    if (doing.filling || doing.pointing) return
    const states = statesIn(scene)
    // A tick stands for what the field holds now.
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

/** Ends the watch of the filling before. */
export const stopWatching = (): void => clearInterval(last)
