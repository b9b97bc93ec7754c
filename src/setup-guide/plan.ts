/**
 * Computes the guide for one org: everything its pages show now. Content scripts request the result
 * and only draw it, so that no page has to load the guide itself.
 */

import type { OpenWay } from '../flow-retirement/open-way.ts'
import { type LocalizedText, text } from '../platform/text.ts'
import {
  type CaseField,
  type CaseFieldName,
  findIntegrationProfile,
  requiredCaseFields,
  requiredConnectedApp,
} from '../required-setup.ts'
import type { LocatorHints } from '../salesforce/dom/locators.ts'
import type { FieldComparison } from '../salesforce/observed-setup.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { allStepIds } from './all-step-ids.ts'
import { describeFieldDifferences } from './differences.ts'
import { listExternalClientAppPages } from './external-client-app-page.ts'
import { findMissingFields, getNamespacePrefix, hasNamespacePrefix } from './field-counts.ts'
import { type FieldCreation, type LayoutChoice, wizardStages } from './field-creation/field-creation.ts'
import { type Destination, getStepNumber, optionalStepIds, type StepId, stepIds } from './ids.ts'
import type { LightningPage } from './lightning-pages.ts'
import type { OrgState } from './org-state.ts'
import { findOrgWay } from './org-way.ts'
import type { StepTarget } from './page-status.ts'
import { computeProgress } from './progress.ts'
import type { StepContext } from './step.ts'
import { type PagePlan, planStepPage } from './step-page-plan.ts'
import { steps } from './steps.ts'

/** What the card says of a step in its heading and footer. */
export interface StepHeading {
  /** Its number among the steps, or that it is optional. */
  readonly count: LocalizedText
  readonly hasBack: boolean
}

export interface GuidePlan {
  readonly hidden: boolean
  /** Plans by page. Wizard stages that name a field, and the field's edit form, are in `fields`. */
  readonly pages: Readonly<Partial<Record<PageId, PagePlan>>>
  /** Plans of the wizard's stages and of the edit form, by field name. */
  readonly fields: Readonly<Record<string, Readonly<Partial<Record<PageId, PagePlan>>>>>
  /** The seven fields in order, each with its status on the list and the texts to show there. */
  readonly rows: readonly {
    readonly name: string
    readonly type: CaseField['type']
    readonly status: FieldComparison['status']
    readonly texts: readonly LocalizedText[]
  }[]
  /** The next missing field of each type, and of any type under ''. */
  readonly nextByType: Readonly<Record<string, string>>
  readonly creation: FieldCreation | null
  /** The reason if the creation of fields ended early, else null. */
  readonly endText: LocalizedText | null
  /** The layout choice of an ended creation that can resume, else null. */
  readonly resumable: LayoutChoice | null
  /** The fields to create; '' if none is missing, creation runs, or a namespace is in the way. */
  readonly missing: string
  /** Automation is off: nothing is filled or clicked for the admin. */
  readonly byHand: boolean
  readonly headings: Readonly<Record<StepId, StepHeading>>
  /** How to open the extension where a page's button cannot. */
  readonly popupHelp: LocalizedText
  /** The next step and its start; null if no step is open. */
  readonly next: StepTarget | null
  /** How SpaceIQ can log in to the org. */
  readonly way: OpenWay
  /** Lightning's pages by Setup node, on the way through an external client app. */
  readonly externalClientAppPages: Readonly<Record<string, LightningPage>>
  /** The short IDs of all known records. */
  readonly knownRecordIds: readonly string[]
  /** The org's own names and IDs, for locators that depend on them. */
  readonly hints: LocatorHints
}

export interface GuidePlanContext {
  /** The org's name in its My Domain ('acme'); '' if it has none. */
  readonly orgName: string
  readonly contactEmail: string
  /** The day: which way is open changes with it. */
  readonly now: Date
  /** The request to Salesforce Support, filled from the org. */
  readonly supportLetter: string
  /** Automation is off: nothing is filled or clicked for the admin. */
  readonly byHand?: boolean
  /** The keys that open the extension; '' or absent if it has none. */
  readonly popupShortcut?: string
  /** Returns the path of a destination in the org; null for a step without a page. */
  startPath(destination: Destination): string | null
}

const stepHeadings = Object.fromEntries(
  allStepIds.map((step): [StepId, StepHeading] => {
    const number = getStepNumber(step)
    return [
      step,
      {
        count: number ? text('card_step', String(number), String(stepIds.length)) : text('step_optional'),
        hasBack: number > 1,
      },
    ]
  }),
) as Record<StepId, StepHeading>

const describeComparison = (name: CaseFieldName, comparison: FieldComparison): readonly LocalizedText[] =>
  comparison.status === 'wrong'
    ? describeFieldDifferences(name, comparison)
    : [text(`finding_${comparison.status}`)]

/**
 * Orders the steps by their claim to a page: the current step, the open steps, then all others. An
 * optional step that is neither chosen nor done claims none.
 */
const stepsByPriority = (state: OrgState, now: Date): readonly StepId[] => {
  const { current, steps: progress } = computeProgress(state, now)
  const first = state.chosenStep ?? current
  const open = progress.filter(({ status }) => status !== 'done').map(({ id }) => id)
  const way = findOrgWay(state, now)
  const finished = optionalStepIds.filter((id) => steps[id].isDone(state.observedSetup, way))
  return [...new Set([...(first ? [first] : []), ...open, ...finished, ...stepIds])]
}

/** Checks for a stage about one named field. The stage for Lightning record pages may name none. */
const isSingleFieldPage = (page: PageId): boolean => page in wizardStages && page !== 'field-record-pages'

/** Computes the guide for an org. Pure, and defined for every stored state. */
export const buildGuidePlan = (state: OrgState, context: GuidePlanContext): GuidePlan => {
  const { observedSetup: setup } = state
  const profile = findIntegrationProfile(setup)
  const way = findOrgWay(state, context.now)
  const orderedSteps = stepsByPriority(state, context.now)
  const missing = findMissingFields(setup.fields)
  const createContext = (field: string | null): StepContext => ({
    setup,
    orgName: context.orgName,
    contactEmail: context.contactEmail,
    fieldName: field,
    way,
    supportLetter: context.supportLetter,
    startPath: (destination) => context.startPath(destination),
  })
  const { current } = computeProgress({ ...state, chosenStep: null }, context.now)
  const toStepTarget = (step: StepId): StepTarget => ({
    step,
    path: context.startPath(step),
    isOpen: !steps[step].isDone(setup, way),
  })
  const getStepStatus = (step: StepId) => {
    const isChosen = state.chosenStep === step
    const isDone = steps[step].isDone(setup, way)
    const skipped = state.skippedSteps.includes(step) && !isChosen
    // An explicitly chosen step wins; a done or skipped step leads to the first open step.
    const next =
      state.chosenStep !== null && !isChosen ? state.chosenStep : isDone || skipped ? current : null
    return { done: isDone && !isChosen, skipped, next: next && next !== step ? toStepTarget(next) : null }
  }

  const creation = context.byHand ? null : state.fieldCreation
  const isMissing = missing.length > 0
  const pages: Partial<Record<PageId, PagePlan>> = {}
  const claims = orderedSteps.flatMap((step) => steps[step].pages.map((stepPage) => ({ step, stepPage })))
  const isDetour = ({ stepPage }: (typeof claims)[number]) => stepPage.isDetour === true
  for (const { step, stepPage } of [...claims.filter((one) => !isDetour(one)), ...claims.filter(isDetour)]) {
    if (isSingleFieldPage(stepPage.page)) continue
    pages[stepPage.page] ??= planStepPage(
      step,
      stepPage,
      getStepStatus(step),
      createContext(missing[0]?.name ?? null),
      creation,
      current && toStepTarget(current),
    )
  }

  const fieldPages = steps.fields.pages.filter(
    ({ page }) => isSingleFieldPage(page) || page === 'field-change',
  )
  const fields = Object.fromEntries(
    requiredCaseFields.map(({ name, length }) => [
      name,
      Object.fromEntries(
        fieldPages.map((stepPage) => [
          stepPage.page,
          {
            ...planStepPage(
              'fields',
              stepPage,
              { ...getStepStatus('fields'), done: false },
              createContext(name),
              creation,
              null,
            ),
            ...(stepPage.page in wizardStages ? { expectedLength: { name, length: String(length) } } : {}),
          },
        ]),
      ),
    ]),
  )

  return {
    hidden: state.overlayHidden,
    pages,
    fields,
    rows: requiredCaseFields.map(({ name, type }) => {
      const comparison = setup.fields?.[name] ?? { status: 'missing' as const }
      const texts = hasNamespacePrefix(name, setup)
        ? [text('finding_prefixed')]
        : describeComparison(name, comparison)
      return { name, type, status: comparison.status, texts }
    }),
    nextByType: Object.fromEntries(
      [...missing].reverse().flatMap(({ name, type }) => [
        [type, name],
        ['', name],
      ]),
    ),
    creation,
    endText:
      creation?.reason && isMissing ? text(`run_${creation.reason}`, creation.field, creation.message) : null,
    resumable: creation?.reason && isMissing && !getNamespacePrefix(setup) ? creation.layouts : null,
    missing:
      context.byHand || getNamespacePrefix(setup) || creation?.state === 'running'
        ? ''
        : missing.map(({ name }) => name).join(', '),
    byHand: context.byHand ?? false,
    headings: stepHeadings,
    popupHelp: context.popupShortcut
      ? text('card_popup_key', context.popupShortcut)
      : text('card_popup_icon'),
    next: current && toStepTarget(current),
    way,
    externalClientAppPages: listExternalClientAppPages(createContext(null), current && toStepTarget(current)),
    knownRecordIds: [setup.profile?.id, setup.user?.id, setup.connectedApp?.applicationId].flatMap((id) =>
      id ? [id.slice(0, 15)] : [],
    ),
    hints: {
      profileName: profile?.name ?? '',
      profileId: profile?.id ?? '',
      username: setup.user?.username ?? '',
      userId: setup.user?.id ?? '',
      appName: setup.connectedApp?.name ?? requiredConnectedApp.name,
      appId: setup.connectedApp?.applicationId ?? '',
    },
  }
}
