/** The status of a page: its step's outcome, the next step, and the progress of field creation. */

import { type Text, text } from '../platform/text.ts'
import { caseFields } from '../required-setup.ts'
import type { Evidence } from '../salesforce/observed-setup.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { countFound, missingFields } from './field-counts.ts'
import { type FieldRun, stages } from './field-creation/field-creation.ts'
import { type StepId, stepIds } from './ids.ts'
import { type Stop, type Way, way } from './step.ts'

/** A step and its start; the path is null if the step has no page in the org. */
export interface Next {
  readonly step: StepId
  readonly path: string | null
  /** The step is not done yet. */
  readonly isOpen: boolean
}

export interface Progress {
  readonly text: Text
  readonly value: number
}

export interface Standing {
  readonly done: boolean
  readonly skipped: boolean
  readonly next: Next | null
}

/** Returns the field being created and the progress (0 to 1), without knowing the current page. */
export const creationAt = (
  { fields }: Evidence,
  { field, stage }: FieldRun,
): { readonly number: number; readonly name: string; readonly value: number } => {
  // On the list, the next missing field is the current one.
  const name = stage > 0 ? field : (missingFields(fields)[0]?.name ?? field)
  return {
    number: caseFields.findIndex((one) => one.name === name) + 1,
    name,
    value: (countFound(fields) + stage / 5) / caseFields.length,
  }
}

/** Returns the progress to show on a page: fields found, or the wizard's current field. */
export const progressAt = (stop: Stop, { fields }: Evidence, run: FieldRun): Progress => {
  const stage = stages[stop.page] ?? 0
  const found = countFound(fields)
  const which = caseFields.findIndex(({ name }) => name === run.field) + 1
  const said = stage
    ? text('run_progress', String(which), String(caseFields.length), run.field, String(stage))
    : text('seen_fields', String(found), String(caseFields.length))
  return { text: said, value: (found + stage / 5) / caseFields.length }
}

/** Describes a done or skipped step. The last step has no page in the org: it is in the popup. */
export const leftBehind = (step: StepId, { done, skipped, next }: Standing): readonly Text[] =>
  done || skipped
    ? [
        text(done ? 'card_step_done' : 'card_step_skipped', `step_${step}_title`),
        ...(next && !next.path ? [text('card_next_popup')] : []),
      ]
    : []

/** Pages with input that a click on a link would discard. */
const forms: readonly PageId[] = [
  ...(Object.keys(stages) as PageId[]),
  'field-change',
  'profile-clone',
  'profile-edit',
  'user-edit',
  'user-change',
  'app-edit',
  'verify-identity',
]

/**
 * Returns the links from a page of this step to another step: none if that step has no page in the
 * org, and none on a form. A link to an earlier step says so, as leaving is optional.
 */
export const onwardFrom = (page: PageId, step: StepId, next: Next | null): readonly Way[] => {
  if (!next || forms.includes(page)) return []
  const title = `step_${next.step}_title`
  const number = stepIds.indexOf(next.step)
  return number < stepIds.indexOf(step)
    ? way(
        text(next.isOpen ? 'card_still_open' : 'card_back_to', String(number + 1), title),
        next.path,
        'still-open',
      )
    : way(text('card_next', title), next.path, 'next')
}
