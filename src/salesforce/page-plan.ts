/** The guide's plan, completed with how to find on the page what it names. */

import type { PageId } from '../guide/ids.ts'
import type { PagePlan, Plan } from '../guide/plan.ts'
import type { Marker } from '../guide/step.ts'
import { lookupsFor } from './controls.ts'
import type { Lookup } from './lookup.ts'
import { type Reads, readsFor } from './reads.ts'

export interface FindableMarker extends Marker {
  readonly find: readonly Lookup[]
}

export interface FindablePage extends Omit<PagePlan, 'markers'> {
  readonly markers: readonly FindableMarker[]
  readonly reads: Reads | null
}

export interface FindablePlan extends Omit<Plan, 'pages' | 'fields'> {
  readonly pages: Readonly<Partial<Record<PageId, FindablePage>>>
  readonly fields: Readonly<Record<string, Readonly<Partial<Record<PageId, FindablePage>>>>>
}

/** Adds the lookups of every marker and the reads of every page. */
export const findable = (plan: Plan): FindablePlan => {
  const pages = (some: Plan['pages']): FindablePlan['pages'] =>
    Object.fromEntries(
      Object.entries(some).map(([page, one]) => [
        page,
        {
          ...one,
          markers: one.markers.map((marker) => ({ ...marker, find: lookupsFor(marker.control, plan.hints) })),
          reads: readsFor(page as PageId, plan.hints),
        },
      ]),
    )
  return {
    ...plan,
    pages: pages(plan.pages),
    fields: Object.fromEntries(Object.entries(plan.fields).map(([name, some]) => [name, pages(some)])),
  }
}
