/** How the guide stands at a page: what became of its step, where it goes on, and how far the creation of the fields is. */

import { type Text, text } from '../platform/text.ts'
import { caseFields } from '../required-setup.ts'
import type { Evidence } from '../salesforce/observed-setup.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { countFound, missingFields } from './field-counts.ts'
import { type FieldRun, stages } from './field-creation/field-creation.ts'
import { type StepId, stepIds } from './ids.ts'
import { type Stop, type Way, way } from './step.ts'

/** A step, and where it starts; null where that is no page of the org. */
export interface Next {
  readonly step: StepId
  readonly path: string | null
  /** It is not done yet. */
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

/** Which of the seven fields a run is at, and how far it is from 0 to 1: known without the page it is at. */
export const creationAt = (
  { fields }: Evidence,
  { field, stage }: FieldRun,
): { readonly number: number; readonly name: string; readonly value: number } => {
  // On the list it is at the one that comes next.
  const name = stage > 0 ? field : (missingFields(fields)[0]?.name ?? field)
  return {
    number: caseFields.findIndex((one) => one.name === name) + 1,
    name,
    value: (countFound(fields) + stage / 5) / caseFields.length,
  }
}

/** How far the creation of the fields is at this page: on the list by how many are there, in the wizard by which is made. */
export const progressAt = (stop: Stop, { fields }: Evidence, run: FieldRun): Progress => {
  const stage = stages[stop.page] ?? 0
  const found = countFound(fields)
  const which = caseFields.findIndex(({ name }) => name === run.field) + 1
  const said = stage
    ? text('run_progress', String(which), String(caseFields.length), run.field, String(stage))
    : text('seen_fields', String(found), String(caseFields.length))
  return { text: said, value: (found + stage / 5) / caseFields.length }
}

/** The last step has no page in the org: it is in the popup. */
export const leftBehind = (step: StepId, { done, skipped, next }: Standing): readonly Text[] =>
  done || skipped
    ? [
        text(done ? 'card_step_done' : 'card_step_skipped', `step_${step}_title`),
        ...(next && !next.path ? [text('card_next_popup')] : []),
      ]
    : []

/** Pages on which something is entered: a press that leads away from them loses it. */
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
 * The way from a page of this step to another; none where that has no page in the org, and none out of a form. One that
 * leads back says so: it is no advice to leave what is being done.
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
