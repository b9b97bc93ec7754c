/** Watches what *Fill this page* left in the fields: a program may write something else there, with an event or without. */

import { isDone } from '../salesforce/deed.ts'
import { t } from './i18n.ts'
import type { Scene } from './scene.ts'
import type { Item } from './view-shape.ts'

/** What a control itself shows; what is moved between lists is told by another control than it was done at. */
const shown = ['type', 'add-line', 'choose', 'tick', 'untick', 'pick', 'ask']

const interval = 500

const isRight = ({ element, marker }: Item): boolean =>
  element !== null && isDone(marker.deed, element, marker.free) === true

/** Whether a text of the admin's own choice holds something that they did not enter. */
const isForeign = (item: Item): boolean => {
  const { element, marker } = item
  const isTheirs = marker.free === true || marker.deed.do === 'ask'
  return isTheirs && (element as HTMLInputElement).value.trim() !== '' && !isRight(item)
}

const itemsIn = (scene: Scene): readonly Item[] =>
  (scene.view()?.items ?? []).filter(
    ({ element, hidden, marker }) => element && !hidden && shown.includes(marker.deed.do),
  )

let last: ReturnType<typeof setInterval> | undefined

/** Names on the card each field that comes to hold something else, until the page goes, or is filled anew. */
export const watchFilled = (scene: Scene): void => {
  stopWatching()
  const { doing, signal } = scene
  const filled = new Set(itemsIn(scene).flatMap((item) => (isRight(item) ? [item.marker.control] : [])))
  // What the filling itself, or a press since, had to say stays.
  let other = doing.notice
  let said = other
  const look = () => {
    if (doing.filling || doing.pointing) return
    if (doing.notice !== said) other = doing.notice
    const names = itemsIn(scene)
      .filter((item) => (filled.has(item.marker.control) && !isRight(item)) || isForeign(item))
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
