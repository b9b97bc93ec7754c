/**
 * The guide worked out for one org: what each page has to show now. The background makes it whenever the org's record
 * changes, and content scripts only draw it, so that no page has to carry the guide itself.
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
  /** What each page shows; the wizard's stages that name a field are in `fields`, and so is the form of one that is there. */
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
  /** The next missing field of each type, and under '' of any. */
  readonly upcoming: Readonly<Record<string, string>>
  readonly run: FieldRun | null
  /** Why the creation ended before its end, null where it did not. */
  readonly ended: Text | null
  /** With what was chosen for the layouts it can go on; null where it cannot. */
  readonly resumable: LayoutChoice | null
  /** What can be created, '' where nothing is missing, is being created, or would get the name that SpaceIQ asks for. */
  readonly creatable: string
  /** Nothing is to be filled or pressed for the admin. */
  readonly byHand: boolean
  /** The step after this one, and where it starts; null when none is open. */
  readonly next: Next | null
  /** The ids of the records that are known, in their short form. */
  readonly known: readonly string[]
  /** The org's own names, for controls that carry them. */
  readonly hints: Hints
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

const findingTexts = (name: CaseFieldName, finding: FieldFinding): readonly Text[] =>
  finding.status === 'wrong' ? fieldTexts(name, finding) : [text(`finding_${finding.status}`)]

/** The steps in the order in which they may claim a page: the current one, the open ones, then all. */
const claimants = (record: OrgRecord): readonly StepId[] => {
  const { current, steps } = progressOf(record)
  const first = record.chosen ?? current
  const open = steps.filter(({ status }) => status !== 'done').map(({ id }) => id)
  return [...new Set([...(first ? [first] : []), ...open, ...stepIds])]
}

/** The stages of the wizard that name their field; the one for Lightning record pages may do so or not. */
const isOfOneField = (page: PageId): boolean => page in stages && page !== 'field-record-pages'

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
  const at = (step: StepId): Next => ({
    step,
    path: context.startPath(step),
    isOpen: !steps[step].done(evidence),
  })
  const standing = (step: StepId) => {
    const isChosen = record.chosen === step
    const isDone = steps[step].done(evidence)
    const skipped = record.skipped.includes(step) && !isChosen
    // Chosen elsewhere it is the chosen one; from what is done or skipped it is the first that is open.
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
