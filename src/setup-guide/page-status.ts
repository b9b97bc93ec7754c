/** The status of a page: its step's outcome, the next step, and the progress of field creation. */

import type { PlainMessageKey } from '../platform/substitutions.ts'
import { type LocalizedText, text } from '../platform/text.ts'
import { requiredCaseFields } from '../required-setup.ts'
import type { ObservedSetup } from '../salesforce/observed-setup.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { allStepIds } from './all-step-ids.ts'
import { countMatchingFields, findMissingFields } from './field-counts.ts'
import { type FieldCreation, wizardStages } from './field-creation/field-creation.ts'
import { getStepNumber, type StepId } from './ids.ts'
import { type PageLink, pageLinks, type StepPage } from './step.ts'

/** A step and its start; the path is null if the step has no page in the org. */
export interface StepTarget {
  readonly step: StepId
  readonly path: string | null
  /** The step is not done yet. */
  readonly isOpen: boolean
}

export interface ProgressIndicator {
  readonly text: LocalizedText
  readonly value: number
}

export interface StepStatus {
  readonly done: boolean
  readonly skipped: boolean
  readonly next: StepTarget | null
}

/** Returns the field being created and the progress (0 to 1), without knowing the current page. */
export const getFieldCreationProgress = (
  { fields }: ObservedSetup,
  { field, stage }: FieldCreation,
): { readonly number: number; readonly name: string; readonly value: number } => {
  // On the list, the next missing field is the current one.
  const name = stage > 0 ? field : (findMissingFields(fields)[0]?.name ?? field)
  return {
    number: requiredCaseFields.findIndex((one) => one.name === name) + 1,
    name,
    value: (countMatchingFields(fields) + stage / 5) / requiredCaseFields.length,
  }
}

/** Returns the progress to show on a page: fields found, or the wizard's current field. */
export const getPageProgress = (
  stepPage: StepPage,
  { fields }: ObservedSetup,
  creation: FieldCreation,
): ProgressIndicator => {
  const stage = wizardStages[stepPage.page] ?? 0
  const found = countMatchingFields(fields)
  const number = requiredCaseFields.findIndex(({ name }) => name === creation.field) + 1
  const status = stage
    ? text('run_progress', String(number), String(requiredCaseFields.length), creation.field, String(stage))
    : text('seen_fields', String(found), String(requiredCaseFields.length))
  return { text: status, value: (found + stage / 5) / requiredCaseFields.length }
}

/** Describes a done or skipped step. The last step has no page in the org: it is in the popup. */
export const describeFinishedStep = (
  step: StepId,
  { done, skipped, next }: StepStatus,
): readonly LocalizedText[] =>
  done || skipped
    ? [
        text(done ? 'card_step_done' : 'card_step_skipped', `step_${step}_title` satisfies PlainMessageKey),
        ...(next && !next.path ? [text('card_next_popup')] : []),
      ]
    : []

/** Pages with input that a click on a link would discard. */
const formPages: readonly PageId[] = [
  ...(Object.keys(wizardStages) as PageId[]),
  'field-change',
  'profile-clone',
  'profile-edit',
  'user-edit',
  'user-change',
  'app-edit',
  'app-policies-edit',
  'verify-identity',
]

/** Link to the popup, which the card opens itself: it has no path. */
export const openPopupLink: PageLink = { text: text('card_open_popup'), path: '', action: 'open-popup' }

/**
 * Returns the links from a page of this step to another step, and none on a form. A link to an
 * earlier step says so, as leaving is optional.
 */
export const getNextLinks = (page: PageId, step: StepId, next: StepTarget | null): readonly PageLink[] => {
  if (!next || formPages.includes(page)) return []
  // The last step has no page in the org: it is in the popup.
  if (!next.path) return [openPopupLink]
  const title: PlainMessageKey = `step_${next.step}_title`
  return allStepIds.indexOf(next.step) < allStepIds.indexOf(step)
    ? pageLinks(
        text(next.isOpen ? 'card_still_open' : 'card_back_to', String(getStepNumber(next.step)), title),
        next.path,
        'still-open',
      )
    : pageLinks(text('card_next', title), next.path, 'next')
}
