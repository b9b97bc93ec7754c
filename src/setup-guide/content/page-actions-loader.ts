/** How the script that shows and the script that acts find each other: both live in the extension's own world of the frame. */

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

/** `globalThis`, as far as the two scripts share it. */
export interface Handed {
  hands?: Hands
  isGuided?: true
}

export const world = globalThis as Handed

let coming: Promise<boolean> | undefined

/** The script that acts, brought in by the background where it is not here yet; undefined when that failed. */
export const hands = async (): Promise<Hands | undefined> => {
  if (world.hands) return world.hands
  // Asked again where the background was just being stopped: whoever pressed meanwhile waits for the same answer.
  coming ??= send({ type: 'hands' })
    .then((isHere) => isHere || send({ type: 'hands' }))
    .finally(() => {
      coming = undefined
    })
  await coming
  return world.hands
}

/** Has the script that acts do what the admin pressed; where it does not come, the card says so. */
export const act = async (scene: Scene, what: (able: Hands) => Promise<unknown>): Promise<void> => {
  const able = await hands()
  if (able) {
    await what(able)
    return
  }
  scene.doing.notice = t('fill_no_hands')
  scene.update()
}

/** Has carried out what the creation of the fields asks of this page; where the script does not come, the creation ends. */
export const carryOn = async (scene: Scene, page: PageId | null): Promise<void> => {
  const able = await hands()
  if (able) await able.carryOut(scene, page)
  else await send({ type: 'run', action: 'hands', layouts: 'proposed' })
}
