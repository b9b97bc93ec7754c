/**
 * Creates the missing Case fields page by page, as a pure state machine that maps each loaded page
 * to an instruction. The state is stored per org and survives page loads and worker restarts.
 */

import type { PageId } from '../../salesforce/page-ids.ts'

/** The page layouts that get a new field: Salesforce's proposal, all of them, or none. */
export const layoutChoices = ['proposed', 'all', 'none'] as const
export type LayoutChoice = (typeof layoutChoices)[number]

/** The reason for a stop or failure; '' while the creation runs. */
export type FieldCreationEndReason =
  | ''
  | 'stopped'
  | 'left'
  | 'stale'
  | 'refused'
  | 'fill'
  | 'hands'
  | 'sets'
  | 'unclear'
  | 'prefix'

export interface FieldCreation {
  readonly state: 'running' | 'stopped' | 'failed' | 'done'
  /** The only tab of this creation. */
  readonly tab: number
  /** The only frame of this creation; a frame that replaces it takes over. */
  readonly frame: number
  readonly layouts: LayoutChoice
  /** The field being created; '' before the first. */
  readonly field: string
  /** 1 to 4 in the wizard, 0 on the list. */
  readonly stage: number
  /** When the last page loaded, in epoch milliseconds. */
  readonly at: number
  /** The last button clicked, so that no button is clicked twice. */
  readonly pressed: string
  readonly reason: FieldCreationEndReason
  /** Salesforce's error message for `refused`, the org's namespace for `prefix`. */
  readonly message: string
}

export interface FieldCreationEvent {
  readonly page: PageId | null
  readonly tab: number
  /** The top frame by default. */
  readonly frame?: number
  readonly now: number
  /** The URL is neither the list's nor the wizard's: its errors do not answer the creation. */
  readonly isElsewhere?: boolean
  /** The errors Salesforce shows on this page. */
  readonly errors: readonly string[]
  /** The fields still missing, according to the list's last report. */
  readonly missing: readonly string[]
  /** The org's namespace prefix, according to the list's last report. */
  readonly prefix?: string
}

/** The page's instruction: open the list, click New, or fill the stage and click its button. */
export interface FieldCreationInstruction {
  readonly fill: boolean
  readonly press: 'list' | 'newField' | 'next' | 'saveField'
  readonly layouts: LayoutChoice
}

/** Milliseconds to wait for a page. After that the admin may have moved on to other work. */
export const FIELD_CREATION_PAGE_TIMEOUT_MS = 120_000

/** The pages of the wizard for a new field, with their position. */
export const wizardStages: Readonly<Partial<Record<PageId, number>>> = {
  'field-type': 1,
  'field-details': 2,
  'field-security': 3,
  'field-security-sets': 3,
  // Between stage 3 and the last stage, in orgs that have it.
  'field-record-pages': 4,
  'field-layouts': 4,
}

/** The pages on which creation can be started. */
export const fieldCreationPages: readonly PageId[] = [
  'setup-home',
  'case-fields',
  ...(Object.keys(wizardStages) as PageId[]),
  'field-change',
]

/** Returns the state of a creation that starts, or resumes after a stop. */
export const startFieldCreation = (
  tab: number,
  layouts: LayoutChoice,
  now: number,
  frame = 0,
): FieldCreation => ({
  state: 'running',
  tab,
  frame,
  layouts,
  field: '',
  stage: 0,
  at: now,
  pressed: '',
  reason: '',
  message: '',
})

const toPressKey = (field: string, press: FieldCreationInstruction['press'], stage: number) =>
  `${field} ${press} ${stage}`

/** Checks whether the last button clicked was the wizard’s Save. */
export const wasSavePressed = ({ field, stage, pressed }: FieldCreation) =>
  pressed === toPressKey(field, 'saveField', stage)

/** Ends a running creation for a reason; returns any other state unchanged. */
export const endFieldCreation = (
  creation: FieldCreation,
  reason: FieldCreationEndReason,
  message = '',
): FieldCreation =>
  creation.state === 'running'
    ? { ...creation, state: reason === 'stopped' ? 'stopped' : 'failed', reason, message }
    : creation

/** Checks whether the creation may still be running in its tab. */
export const isFieldCreationActive = (
  creation: FieldCreation | null,
  now: number,
): creation is FieldCreation =>
  creation?.state === 'running' &&
  now - creation.at >= 0 &&
  now - creation.at < FIELD_CREATION_PAGE_TIMEOUT_MS

/** Returns the next state and the page's instruction. Any tab's page ends a timed-out creation. */
export const advanceFieldCreation = (
  creation: FieldCreation,
  event: FieldCreationEvent,
): { creation: FieldCreation; instruction: FieldCreationInstruction | null } => {
  const end = (reason: FieldCreationEndReason, message = '') => ({
    creation: endFieldCreation(creation, reason, message),
    instruction: null,
  })
  if (creation.state !== 'running') return { creation, instruction: null }
  // If its tab is gone, no page of that tab will ever report the timeout.
  if (!isFieldCreationActive(creation, event.now)) return end('stale')
  if (event.tab !== creation.tab || (event.frame ?? 0) !== creation.frame)
    return { creation, instruction: null }
  const stage = event.page === null ? undefined : wizardStages[event.page]
  // After a resume the list must tell what is still missing, so this page leads there first.
  if (creation.pressed === '' && stage !== undefined)
    return {
      creation: { ...creation, at: event.now, pressed: 'list' },
      instruction: { fill: false, press: 'list', layouts: creation.layouts },
    }
  // A page that is not the list, the wizard or its error page: the admin navigated away.
  const isOtherPage = event.page !== null && event.page !== 'case-fields' && stage === undefined
  if (isOtherPage || event.isElsewhere) return end('left')
  if (event.errors.length > 0) return end('refused', event.errors.join(' ').slice(0, 255))
  // Only the admin can tell which permission set belongs to the integration user.
  if (event.page === 'field-security-sets') return end('sets')
  // Skipping field-level security leaves the field without access: that stage has another shape.
  if (event.page === 'field-record-pages' && creation.stage < 3) return end('fill')
  const advance = (press: FieldCreationInstruction['press'], field: string, stage: number) => {
    const pressed = toPressKey(field, press, stage)
    // The same stage again without an error: clicking again could create a duplicate.
    if (pressed === creation.pressed) return end('unclear')
    return {
      creation: { ...creation, field, stage, at: event.now, pressed },
      instruction: { fill: stage > 0, press, layouts: creation.layouts },
    }
  }
  if (event.page === 'case-fields') {
    // The namespace gives the new field a name SpaceIQ does not know: create no more fields.
    if (event.prefix) return end('prefix', event.prefix)
    const [next] = event.missing
    if (next === undefined)
      return { creation: { ...creation, state: 'done' as const, stage: 0, field: '' }, instruction: null }
    if (creation.field !== next || creation.stage === 0) return advance('newField', next, 0)
    // After Save the list should show the field (`unclear`); before it, Salesforce was not asked.
    return end(wasSavePressed(creation) ? 'unclear' : 'left')
  }
  if (stage === undefined) return end('left')
  return advance(event.page === 'field-layouts' ? 'saveField' : 'next', creation.field, stage)
}
