/** Reads a saved skeleton, which may have been changed by hand. */

import * as z from 'zod/mini'
import type { PageSkeleton } from './skeleton.ts'

const frameSchema = z.object({
  hostFamily: z.string(),
  address: z.string(),
  language: z.string(),
  translated: z.boolean(),
  page: z.nullable(z.string()),
  pagesByAddress: z.array(z.string()),
  controls: z.array(
    z.object({
      control: z.string(),
      wanted: z.boolean(),
      ways: z.array(z.object({ way: z.string(), matches: z.number() })),
    }),
  ),
  elements: z.array(z.string()),
  cut: z.boolean(),
})

const skeletonSchema = z.object({
  skeleton: z.literal(1),
  extension: z.string(),
  frames: z.array(frameSchema),
})

/** Parses a file's text; null for anything but a skeleton of this form. */
export const parseSkeleton = (text: string): PageSkeleton | null => {
  try {
    const parsed = skeletonSchema.safeParse(JSON.parse(text))
    // Names of pages and controls may be those of another version: they are shown, never followed.
    return parsed.success ? (parsed.data as PageSkeleton) : null
  } catch {
    return null
  }
}
