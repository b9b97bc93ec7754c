/** How the script that shows and the script that acts find each other: both live in the extension's own world of the frame. */

import type { fillPage } from '../salesforce/fill.ts'
import type { carryOut } from './auto.ts'
import { send } from './link.ts'
import type { pointAt } from './point.ts'

export interface Hands {
  readonly carryOut: typeof carryOut
  readonly fillPage: typeof fillPage
  readonly pointAt: typeof pointAt
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
