/** Computes the plan of one page of a step for an org. */

import type { LocalizedText } from '../platform/text.ts'
import type { Marker } from '../salesforce/dom/action.ts'
import { type FieldCreation, wizardStages } from './field-creation/field-creation.ts'
import type { StepId } from './ids.ts'
import {
  describeFinishedStep,
  getNextLinks,
  getPageProgress,
  type ProgressIndicator,
  type StepStatus,
  type StepTarget,
} from './page-status.ts'
import type { Blocker, ForeignRecordNotice, PageLink, RecordChoice, StepContext, StepPage } from './step.ts'

export interface PagePlan {
  readonly step: StepId
  /** The step is complete: the page has nothing left to do for it. */
  readonly done: boolean
  /** The step can be skipped here. */
  readonly skippable: boolean
  /** The step to continue with from here; null if this page's step is the current one. */
  readonly next: StepTarget | null
  /** Links to the next step, if this page offers any. */
  readonly nextLinks: readonly PageLink[]
  /** The step's outcome if nothing is left to do, and the instruction unless the step is done. */
  readonly statusTexts: readonly LocalizedText[]
  /** 1 to 4 in the wizard for new fields, 0 elsewhere. */
  readonly stage: number
  readonly instruction: LocalizedText
  readonly markers: readonly Marker[]
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
  standing: StepStatus,
  context: StepContext,
  run: FieldCreation | null,
  current: StepTarget | null,
): PagePlan => {
  const isMade = run?.state === 'running' && step === 'fields' && !standing.done
  return {
    step,
    ...(isMade ? { progress: getPageProgress(stepPage, context.setup, run) } : {}),
    done: standing.done,
    skippable: !standing.done && !standing.skipped && !isMade,
    next: standing.next,
    nextLinks: isMade ? [] : getNextLinks(stepPage.page, step, standing.next),
    statusTexts: [
      ...describeFinishedStep(step, standing),
      ...(standing.done ? [] : [stepPage.instruction(context)]),
    ],
    stage: wizardStages[stepPage.page] ?? 0,
    instruction: stepPage.instruction(context),
    markers: standing.done ? [] : stepPage.markers(context),
    notes: standing.done ? [] : (stepPage.notes?.(context) ?? []),
    warnings: stepPage.warnings?.(context) ?? [],
    blocker: standing.done ? null : (stepPage.blocker?.(context) ?? null),
    foreignRecords: (stepPage.foreignRecords?.(context) ?? [])
      .filter(({ condition: by }) => standing.done || by !== 'twin')
      // A foreign record's page without links of its own leads to the current step.
      .map((other) =>
        other.links.length > 0 ? other : { ...other, links: getNextLinks(stepPage.page, step, current) },
      ),
    recordChoice: stepPage.recordChoice?.(context) ?? null,
  }
}
