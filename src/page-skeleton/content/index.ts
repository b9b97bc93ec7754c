/**
 * Entry of the script that describes a page; the background injects it when the admin asks for a
 * skeleton, and never otherwise. It reads, and leaves the page as it is.
 */

import { collectFrameTexts, describeFrame, type FrameSkeleton, type WantedByPage } from '../skeleton.ts'

/** The part of `globalThis` by which the background calls what the script brought. */
export interface SkeletonGlobals {
  collectTexts?: () => readonly string[]
  describePage?: (wanted: WantedByPage, texts: readonly string[]) => FrameSkeleton
}

const isolatedWorld = globalThis as SkeletonGlobals

isolatedWorld.collectTexts = () => collectFrameTexts(document, new URL(location.href))

isolatedWorld.describePage = (wanted, texts) =>
  describeFrame(document, new URL(location.href), wanted, [
    ...texts,
    // What has come since the texts of all frames were collected.
    ...collectFrameTexts(document, new URL(location.href)),
  ])
