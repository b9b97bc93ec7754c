/** Computes the plan of one page of a step for an org. */

import type { LocalizedText } from '../platform/text.ts'
import type { Marker } from '../salesforce/dom/action.ts'
import type { FieldCreation } from './field-creation/field-creation.ts'
import type { StepId } from './ids.ts'
import { findManualNumber } from './manual-numbers.ts'
import {
  describeFinishedStep,
  getNextLinks,
  getPageProgress,
  type ProgressIndicator,
  type StepStatus,
  type StepTarget,
} from './page-status.ts'
import type { Blocker, ForeignRecordNotice, PageLink, RecordChoice, StepContext, StepPage } from './step.ts'

/** A marker with its number in SpaceIQ's manual, if the manual numbers the control. */
export interface PlannedMarker extends Marker {
  readonly manual?: number
}

export interface PagePlan {
  readonly step: StepId
  /** The step is complete: the page has nothing left to do for it. */
  readonly done: boolean
  /** The step can be skipped here. */
  readonly skippable: boolean
  /** Links to the next step, if this page offers any. */
  readonly nextLinks: readonly PageLink[]
  /** The step's outcome if nothing is left to do, and the instruction unless the step is done. */
  readonly statusTexts: readonly LocalizedText[]
  readonly markers: readonly PlannedMarker[]
  readonly notes: readonly LocalizedText[]
  readonly warnings: readonly LocalizedText[]
  readonly blocker: Blocker | null
  readonly foreignRecords: readonly ForeignRecordNotice[]
  readonly recordChoice: RecordChoice | null
  /** The progress of field creation at this page, while it runs. */
  readonly progress?: ProgressIndicator
  /** The field of this wizard page and its required length. */
  readonly expectedLength?: { readonly name: string; readonly length: string }
}

/** Computes the page's plan; `current` is the guide's current step. */
export const planStepPage = (
  step: StepId,
  stepPage: StepPage,
  status: StepStatus,
  context: StepContext,
  creation: FieldCreation | null,
  current: StepTarget | null,
): PagePlan => {
  const isCreating = creation?.state === 'running' && step === 'fields' && !status.done
  return {
    step,
    ...(isCreating ? { progress: getPageProgress(stepPage, context.setup, creation) } : {}),
    done: status.done,
    skippable: !status.done && !status.skipped && !isCreating,
    nextLinks: isCreating ? [] : getNextLinks(stepPage.page, step, status.next),
    statusTexts: [
      ...describeFinishedStep(step, status),
      ...(status.done ? [] : [stepPage.instruction(context)]),
    ],
    markers: status.done
      ? []
      : stepPage.markers(context).map((marker) => ({
          ...marker,
          ...findManualNumber(step, stepPage.page, marker.number),
        })),
    notes: status.done ? [] : (stepPage.notes?.(context) ?? []),
    warnings: stepPage.warnings?.(context) ?? [],
    blocker: status.done ? null : (stepPage.blocker?.(context) ?? null),
    foreignRecords: (stepPage.foreignRecords?.(context) ?? [])
      .filter(({ condition }) => status.done || condition !== 'twin')
      // A foreign record's page without links of its own leads to the current step.
      .map((notice) =>
        notice.links.length > 0 ? notice : { ...notice, links: getNextLinks(stepPage.page, step, current) },
      ),
    recordChoice: stepPage.recordChoice?.(context) ?? null,
  }
}
