/** Makes the README's film of a journey, and the pictures of it that a reviewer gets. */

import type { Page } from 'puppeteer-core'
import {
  decode,
  filmSize,
  movePointer,
  pointerInScene,
  shootScene,
  shootSceneSmall,
  showScene,
} from './compose.ts'
import { encodeGif, type GifFrame } from './gif.ts'
import type { Moment, Point } from './moments.ts'
import { type Scene, storyboard } from './storyboard.ts'

export interface Film {
  readonly gif: Uint8Array
  /** A WebP of each scene, without the pointer. */
  readonly scenes: readonly Uint8Array[]
  /** What the extension says in each. */
  readonly texts: readonly string[]
}

const pointerSteps = 5
const between = (a: Point, b: Point, part: number): Point => ({
  x: Math.round(a.x + (b.x - a.x) * part),
  y: Math.round(a.y + (b.y - a.y) * part),
})

const momentOf = (moments: ReadonlyMap<string, readonly Moment[]>, { moment, which }: Scene): Moment => {
  const found = moments.get(moment)?.at(which)
  if (!found)
    throw new Error(`The journey has no ${moment} ${which}: it has ${[...moments.keys()].join(', ')}`)
  return found
}

/** Makes the film from the moments that `storyboard` names. */
export const makeFilm = async (
  page: Page,
  moments: ReadonlyMap<string, readonly Moment[]>,
): Promise<Film> => {
  const frames: GifFrame[] = []
  const scenes: Uint8Array[] = []
  const texts: string[] = []
  let pointer: Point = { x: filmSize.width / 2, y: filmSize.height / 2 }
  for (const scene of storyboard) {
    const moment = momentOf(moments, scene)
    texts.push(moment.text)
    await showScene(page, moment, scene.caption)
    await movePointer(page, null)
    scenes.push(await shootSceneSmall(page))
    const add = async (delay: number) => {
      frames.push({ rgba: await decode(page, await shootScene(page)), delay })
    }
    const target = pointerInScene(moment)
    await movePointer(page, pointer)
    await add(target ? scene.stays - 500 : scene.stays)
    if (!target) continue
    const from = pointer
    for (let step = 1; step <= pointerSteps; step += 1) {
      await movePointer(page, between(from, target, step / pointerSteps))
      await add(step === pointerSteps ? 400 : 60)
    }
    pointer = target
  }
  return { gif: encodeGif(frames, filmSize.width, filmSize.height), scenes, texts }
}
