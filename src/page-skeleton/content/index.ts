/**
 * Entry of the script that describes a page; the background injects it when the admin asks for a
 * skeleton, and never otherwise. It reads, and leaves the page as it is.
 */

import { describeFrame, type FrameSkeleton, type WantedByPage } from '../skeleton.ts'

/** The part of `globalThis` by which the background calls what the script brought. */
export interface SkeletonGlobals {
  describePage?: (wanted: WantedByPage) => FrameSkeleton
}

const isolatedWorld = globalThis as SkeletonGlobals

isolatedWorld.describePage = (wanted) => describeFrame(document, new URL(location.href), wanted)
