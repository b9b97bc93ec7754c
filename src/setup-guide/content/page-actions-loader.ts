/** Connects the guide and page-actions scripts, which share the frame's isolated world. */

import { t } from '../../platform/content/i18n.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import type { carryOut } from '../field-creation/content/field-creation.ts'
import type { choose, fill, point } from './card-actions.ts'
import { send } from './follow-plan.ts'
import type { Scene } from './guide-context.ts'

export interface Hands {
  readonly carryOut: typeof carryOut
  readonly choose: typeof choose
  readonly fill: typeof fill
  readonly point: typeof point
}

/** The part of `globalThis` that both scripts share. */
export interface Handed {
  hands?: Hands
  isGuided?: true
}

export const world = globalThis as Handed

let coming: Promise<boolean> | undefined

/** Resolves to the page actions, injected by the background if absent; undefined on failure. */
export const hands = async (): Promise<Hands | undefined> => {
  if (world.hands) return world.hands
  // Retry once if the worker was just stopping; concurrent callers await the same request.
  coming ??= send({ type: 'hands' })
    .then((isHere) => isHere || send({ type: 'hands' }))
    .finally(() => {
      coming = undefined
    })
  await coming
  return world.hands
}

/** Runs an action the admin started; shows an error on the card if the script cannot load. */
export const act = async (scene: Scene, what: (able: Hands) => Promise<unknown>): Promise<void> => {
  const able = await hands()
  if (able) {
    await what(able)
    return
  }
  scene.doing.notice = t('fill_no_hands')
  scene.update()
}

/** Follows the field-creation instruction for this page; ends the creation if the script fails. */
export const carryOn = async (scene: Scene, page: PageId | null): Promise<void> => {
  const able = await hands()
  if (able) await able.carryOut(scene, page)
  else await send({ type: 'run', action: 'hands', layouts: 'proposed' })
}
