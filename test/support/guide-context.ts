/** A scene as the guide makes it for a page with one marker, and what a test sees of it. */

import { vi } from 'vitest'
import { kinds } from '../../src/salesforce/dom/target-selectors.ts'
import type { Scene } from '../../src/setup-guide/content/guide-context.ts'
import type { View } from '../../src/setup-guide/content/view-model.ts'
import type { FindablePlan } from '../../src/setup-guide/page-plan.ts'

const oneMarker = {
  items: [{ marker: { control: 'fieldLabel', deed: { do: 'type', value: 'Team' } } }],
} as unknown as View

/** `update` is a mock; the plan has what is given. */
export const sceneOf = (view: View | null = oneMarker, plan: Partial<FindablePlan> = {}) => ({
  plan: () => ({ kinds, ...plan }) as FindablePlan,
  view: () => view,
  update: vi.fn<Scene['update']>(),
  signal: new AbortController().signal,
  doing: { notice: null, filling: false, pointing: false } as Scene['doing'],
  leaving: false,
})
