/**
 * The guide worked out for one org: what each page has to show now. The background makes it whenever the org's record
 * changes, and content scripts only draw it, so that no page has to carry the guide itself.
 */

import {
  type CaseField,
  type CaseFieldName,
  caseFields,
  connectedApp,
  integrationProfile,
} from '../blueprint.ts'
import { fieldTexts } from './differences.ts'
import type { FieldFinding } from './evidence.ts'
import { missingFields } from './fields.ts'
import { type PageId, type Place, type StepId, stepIds } from './ids.ts'
import type { OrgRecord } from './org-record.ts'
import { progressOf } from './progress.ts'
import { type FieldRun, stages } from './run.ts'
import {
  type Choice,
  type Marker,
  type Obstacle,
  type Other,
  type Situation,
  type Stop,
  type Text,
  text,
} from './step.ts'
import { steps } from './steps.ts'

/** A step, and where it starts; null where that is no page of the org. */
export interface Next {
  readonly step: StepId
  readonly path: string | null
}

export interface PagePlan {
  readonly step: StepId
  /** The step's evidence is complete: the page has nothing left to do for it. */
  readonly done: boolean
  /** The admin has skipped the step. */
  readonly skipped: boolean
  /** Where the guide goes on, from a page at which it is not now; null where it is. */
  readonly next: Next | null
  /** 1 to 4 in the wizard for new fields, 0 elsewhere. */
  readonly stage: number
  readonly instruction: Text
  readonly markers: readonly Marker[]
  readonly notes: readonly Text[]
  readonly warnings: readonly Text[]
  readonly obstacle: Obstacle | null
  readonly others: readonly Other[]
  readonly choice: Choice | null
}

export interface Plan {
  readonly hidden: boolean
  /** What each page shows; the wizard's stages are in `fields`, and so is the form of a field that is there already. */
  readonly pages: Readonly<Partial<Record<PageId, PagePlan>>>
  /** What the wizard's stages and its own form show for each field, by its name. */
  readonly fields: Readonly<Record<string, Readonly<Partial<Record<PageId, PagePlan>>>>>
  /** The seven fields, in order: whether each is still to be created, and what to say of it on the list. */
  readonly rows: readonly {
    readonly name: string
    readonly type: CaseField['type']
    readonly status: FieldFinding['status']
    readonly texts: readonly Text[]
  }[]
  readonly run: FieldRun | null
  /** Nothing is to be filled or pressed for the admin. */
  readonly byHand: boolean
  /** The step after this one, and where it starts; null when none is open. */
  readonly next: Next | null
  /** The org's own names, for controls that carry them. */
  readonly hints: {
    readonly profileName: string
    readonly profileId: string
    readonly username: string
    readonly userId: string
    readonly appName: string
    readonly appId: string
  }
}

export interface PlanContext {
  /** The org's own name in its My Domain ('acme'), '' where it has none. */
  readonly orgName: string
  readonly contactEmail: string
  /** Nothing is to be filled or pressed for the admin. */
  readonly byHand?: boolean
  /** `startPath` of `salesforce/`. */
  startPath(place: Place): string | null
}

const planStop = (
  step: StepId,
  stop: Stop,
  standing: Pick<PagePlan, 'done' | 'skipped' | 'next'>,
  situation: Situation,
): PagePlan => ({
  step,
  ...standing,
  stage: stages[stop.page] ?? 0,
  instruction: stop.instruction(situation),
  markers: standing.done ? [] : stop.markers(situation),
  notes: standing.done ? [] : (stop.notes?.(situation) ?? []),
  warnings: stop.warnings?.(situation) ?? [],
  obstacle: standing.done ? null : (stop.obstacle?.(situation) ?? null),
  others: stop.others?.(situation) ?? [],
  choice: stop.choice?.(situation) ?? null,
})

const findingTexts = (name: CaseFieldName, finding: FieldFinding): readonly Text[] =>
  finding.status === 'wrong' ? fieldTexts(name, finding) : [text(`finding_${finding.status}`)]

/** The steps in the order in which they may claim a page: the current one, the open ones, then all. */
const claimants = (record: OrgRecord): readonly StepId[] => {
  const { current, steps } = progressOf(record)
  const first = record.chosen ?? current
  const open = steps.filter(({ status }) => status !== 'done').map(({ id }) => id)
  return [...new Set([...(first ? [first] : []), ...open, ...stepIds])]
}

/** Works the guide out for an org. Pure; total for every record. */
export const planFor = (record: OrgRecord, context: PlanContext): Plan => {
  const { evidence } = record
  const profile = integrationProfile(evidence)
  const order = claimants(record)
  const missing = missingFields(evidence.fields)
  const situation = (field: string | null): Situation => ({
    evidence,
    orgName: context.orgName,
    contactEmail: context.contactEmail,
    field,
    startPath: (place) => context.startPath(place),
  })
  const { current } = progressOf({ ...record, chosen: null })
  const at = (step: StepId): Next => ({ step, path: context.startPath(step) })
  const standing = (step: StepId) => {
    const isChosen = record.chosen === step
    const isDone = steps[step].done(evidence)
    const skipped = record.skipped.includes(step) && !isChosen
    // Chosen elsewhere it is the chosen one; from what is done or skipped it is the first that is open.
    const goesOn = record.chosen !== null && !isChosen ? record.chosen : isDone || skipped ? current : null
    return { done: isDone && !isChosen, skipped, next: goesOn && goesOn !== step ? at(goesOn) : null }
  }

  const pages: Partial<Record<PageId, PagePlan>> = {}
  for (const step of order) {
    for (const stop of steps[step].stops) {
      if (stop.page in stages) continue
      pages[stop.page] ??= planStop(step, stop, standing(step), situation(missing[0]?.name ?? null))
    }
  }

  const aboutField = steps.fields.stops.filter(({ page }) => page in stages || page === 'field-change')
  const fields = Object.fromEntries(
    caseFields.map(({ name }) => [
      name,
      Object.fromEntries(
        aboutField.map((stop) => [
          stop.page,
          planStop('fields', stop, { ...standing('fields'), done: false }, situation(name)),
        ]),
      ),
    ]),
  )

  return {
    hidden: record.hidden,
    pages,
    fields,
    rows: caseFields.map(({ name, type }) => {
      const finding = evidence.fields?.[name] ?? { status: 'missing' as const }
      return { name, type, status: finding.status, texts: findingTexts(name, finding) }
    }),
    run: context.byHand ? null : record.run,
    byHand: context.byHand ?? false,
    next: current && at(current),
    hints: {
      profileName: profile?.name ?? '',
      profileId: profile?.id ?? '',
      username: evidence.user?.username ?? '',
      userId: evidence.user?.id ?? '',
      appName: evidence.app?.name ?? connectedApp.name,
      appId: evidence.app?.applicationId ?? '',
    },
  }
}
