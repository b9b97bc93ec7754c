/**
 * Computes the guide for one org: everything its pages show now. The background recomputes it when
 * the org's state changes. Content scripts only draw it, so no page has to load the guide itself.
 */

import { type Text, text } from '../platform/text.ts'
import {
  type CaseField,
  type CaseFieldName,
  caseFields,
  connectedApp,
  integrationProfile,
} from '../required-setup.ts'
import type { Hints } from '../salesforce/dom/locators.ts'
import type { FieldFinding } from '../salesforce/observed-setup.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { fieldTexts } from './differences.ts'
import { isPrefixed, missingFields, prefixIn } from './field-counts.ts'
import { type FieldRun, type LayoutChoice, stages } from './field-creation/field-creation.ts'
import { type Place, type StepId, stepIds } from './ids.ts'
import type { OrgRecord } from './org-state.ts'
import type { Next } from './page-status.ts'
import { progressOf } from './progress.ts'
import type { Situation } from './step.ts'
import { type PagePlan, planStop } from './step-page-plan.ts'
import { steps } from './steps.ts'

export interface Plan {
  readonly hidden: boolean
  /** Plans by page. Wizard stages that name a field, and the field's edit form, are in `fields`. */
  readonly pages: Readonly<Partial<Record<PageId, PagePlan>>>
  /** Plans of the wizard's stages and of the edit form, by field name. */
  readonly fields: Readonly<Record<string, Readonly<Partial<Record<PageId, PagePlan>>>>>
  /** The seven fields in order, each with its status on the list and the texts to show there. */
  readonly rows: readonly {
    readonly name: string
    readonly type: CaseField['type']
    readonly status: FieldFinding['status']
    readonly texts: readonly Text[]
  }[]
  /** The next missing field of each type, and of any type under ''. */
  readonly upcoming: Readonly<Record<string, string>>
  readonly run: FieldRun | null
  /** The reason if the creation of fields ended early, else null. */
  readonly ended: Text | null
  /** The layout choice of an ended creation that can resume, else null. */
  readonly resumable: LayoutChoice | null
  /** The fields to create; '' if none is missing, creation runs, or a namespace is in the way. */
  readonly creatable: string
  /** Automation is off: nothing is filled or clicked for the admin. */
  readonly byHand: boolean
  /** The next step and its start; null if no step is open. */
  readonly next: Next | null
  /** The short IDs of all known records. */
  readonly known: readonly string[]
  /** The org's own names and IDs, for locators that depend on them. */
  readonly hints: Hints
}

export interface PlanContext {
  /** The org's name in its My Domain ('acme'); '' if it has none. */
  readonly orgName: string
  readonly contactEmail: string
  /** Automation is off: nothing is filled or clicked for the admin. */
  readonly byHand?: boolean
  /** Returns the path of a destination in the org; null for a step without a page. */
  startPath(place: Place): string | null
}

const findingTexts = (name: CaseFieldName, finding: FieldFinding): readonly Text[] =>
  finding.status === 'wrong' ? fieldTexts(name, finding) : [text(`finding_${finding.status}`)]

/** Orders the steps by their claim to a page: the current step, the open steps, then all others. */
const claimants = (record: OrgRecord): readonly StepId[] => {
  const { current, steps } = progressOf(record)
  const first = record.chosen ?? current
  const open = steps.filter(({ status }) => status !== 'done').map(({ id }) => id)
  return [...new Set([...(first ? [first] : []), ...open, ...stepIds])]
}

/** Checks for a stage about one named field. The stage for Lightning record pages may name none. */
const isOfOneField = (page: PageId): boolean => page in stages && page !== 'field-record-pages'

/** Computes the guide for an org. Pure, and defined for every stored state. */
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
  const at = (step: StepId): Next => ({
    step,
    path: context.startPath(step),
    isOpen: !steps[step].done(evidence),
  })
  const standing = (step: StepId) => {
    const isChosen = record.chosen === step
    const isDone = steps[step].done(evidence)
    const skipped = record.skipped.includes(step) && !isChosen
    // An explicitly chosen step wins; a done or skipped step leads to the first open step.
    const goesOn = record.chosen !== null && !isChosen ? record.chosen : isDone || skipped ? current : null
    return { done: isDone && !isChosen, skipped, next: goesOn && goesOn !== step ? at(goesOn) : null }
  }

  const run = context.byHand ? null : record.run
  const isMissing = missing.length > 0
  const pages: Partial<Record<PageId, PagePlan>> = {}
  for (const step of order) {
    for (const stop of steps[step].stops) {
      if (isOfOneField(stop.page)) continue
      pages[stop.page] ??= planStop(
        step,
        stop,
        standing(step),
        situation(missing[0]?.name ?? null),
        run,
        current && at(current),
      )
    }
  }

  const aboutField = steps.fields.stops.filter(({ page }) => isOfOneField(page) || page === 'field-change')
  const fields = Object.fromEntries(
    caseFields.map(({ name, length }) => [
      name,
      Object.fromEntries(
        aboutField.map((stop) => [
          stop.page,
          {
            ...planStop('fields', stop, { ...standing('fields'), done: false }, situation(name), run, null),
            ...(stop.page in stages ? { typed: { name, length: String(length) } } : {}),
          },
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
      const texts = isPrefixed(name, evidence) ? [text('finding_prefixed')] : findingTexts(name, finding)
      return { name, type, status: finding.status, texts }
    }),
    upcoming: Object.fromEntries(
      [...missing].reverse().flatMap(({ name, type }) => [
        [type, name],
        ['', name],
      ]),
    ),
    run,
    ended: run?.reason && isMissing ? text(`run_${run.reason}`, run.field, run.message) : null,
    resumable: run?.reason && isMissing && !prefixIn(evidence) ? run.layouts : null,
    creatable:
      context.byHand || prefixIn(evidence) || run?.state === 'running'
        ? ''
        : missing.map(({ name }) => name).join(', '),
    byHand: context.byHand ?? false,
    next: current && at(current),
    known: [evidence.profile?.id, evidence.user?.id, evidence.app?.applicationId].flatMap((id) =>
      id ? [id.slice(0, 15)] : [],
    ),
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
