/** A scene as the guide makes it for a page with one marker, and what a test sees of it. */

import { vi } from 'vitest'
import { targetSelectors } from '../../src/salesforce/dom/target-selectors.ts'
import type { GuideContext } from '../../src/setup-guide/content/guide-context.ts'
import type { View } from '../../src/setup-guide/content/view-model.ts'
import type { LocatedPlan } from '../../src/setup-guide/page-plan.ts'

const oneMarker = {
  markers: [{ marker: { control: 'fieldLabel', action: { kind: 'type', value: 'Team' } } }],
} as unknown as View

/** `update` is a mock; the plan has what is given. */
export const createGuideContext = (view: View | null = oneMarker, plan: Partial<LocatedPlan> = {}) => ({
  plan: () => ({ kinds: targetSelectors, ...plan }) as LocatedPlan,
  view: () => view,
  update: vi.fn<GuideContext['update']>(),
  signal: new AbortController().signal,
  status: { notice: null, filling: false, picking: false } as GuideContext['status'],
  leaving: false,
})
