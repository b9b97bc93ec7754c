/**
 * Creates the guide's context of a page with one marker, and lets a test see what the guide does.
 */

import { vi } from 'vitest'
import { targetSelectors } from '../../src/salesforce/dom/target-selectors.ts'
import type { GuideContext } from '../../src/setup-guide/content/guide-context.ts'
import type { View } from '../../src/setup-guide/content/view-model.ts'
import type { LocatedPlan } from '../../src/setup-guide/page-plan.ts'

const oneMarker = {
  markers: [{ marker: { control: 'fieldLabel', action: { kind: 'type', value: 'Team' } } }],
} as unknown as View

/** Returns a context whose plan has these members and whose `update` is a mock. */
export const createGuideContext = (view: View | null = oneMarker, plan: Partial<LocatedPlan> = {}) => ({
  plan: () => ({ kinds: targetSelectors, ...plan }) as LocatedPlan,
  view: () => view,
  update: vi.fn<GuideContext['update']>(),
  signal: new AbortController().signal,
  status: { notice: null, filling: false, picking: false } as GuideContext['status'],
  leaving: false,
})
