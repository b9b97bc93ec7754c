/**
 * Creating the missing Case fields page by page: what to do on the page that has come up. Pure; the state is kept with
 * the org's record, so that it survives page loads and a stopped background.
 */

import type { PageId } from '../../salesforce/page-ids.ts'

/** What is done with a new field on the page layouts: what Salesforce proposes, all of them or none. */
export const layoutChoices = ['proposed', 'all', 'none'] as const
export type LayoutChoice = (typeof layoutChoices)[number]

/** Why it stopped or failed; '' while it goes on. */
export type RunReason =
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

export interface FieldRun {
  readonly state: 'running' | 'stopped' | 'failed' | 'done'
  /** The tab it runs in, and no other. */
  readonly tab: number
  /** The tab's frame it is in now: the one that was put in its place takes over, and no other. */
  readonly frame: number
  readonly layouts: LayoutChoice
  /** The field in the making, '' before the first. */
  readonly field: string
  /** 1 to 4 in the wizard, 0 on the list. */
  readonly stage: number
  /** When the last page came up, in epoch milliseconds. */
  readonly at: number
  /** The last button pressed, so that none is pressed twice. */
  readonly pressed: string
  readonly reason: RunReason
  /** Salesforce's words with `refused`, the org's namespace with `prefix`. */
  readonly message: string
}

export interface RunEvent {
  readonly page: PageId | null
  readonly tab: number
  /** The tab's own page where none is named. */
  readonly frame?: number
  readonly now: number
  /** It stands at no address of the list or the wizard: what it says is no answer to the run. */
  readonly isElsewhere?: boolean
  /** What Salesforce refuses on this page. */
  readonly errors: readonly string[]
  /** The fields still missing, as the list showed them last. */
  readonly missing: readonly string[]
  /** The namespace that the org puts before the names of its fields, as the list showed it last. */
  readonly prefix?: string
}

/** What the page is to do: go to the list, press New there, or fill the stage and press its button. */
export interface RunOrder {
  readonly fill: boolean
  readonly press: 'list' | 'newField' | 'next' | 'saveField'
  readonly layouts: LayoutChoice
}

/** A page that takes longer is not waited for: the admin may have done something else meanwhile. */
export const patience = 120_000

/** The pages of the wizard for a new field, by their order in it. */
export const stages: Readonly<Partial<Record<PageId, number>>> = {
  'field-type': 1,
  'field-details': 2,
  'field-security': 3,
  'field-security-sets': 3,
  // Between the third and the last, in orgs that have it.
  'field-record-pages': 4,
  'field-layouts': 4,
}

/** Where a run can be started: the pages of the step that the fields are. */
export const fieldPages: readonly PageId[] = [
  'setup-home',
  'case-fields',
  ...(Object.keys(stages) as PageId[]),
  'field-change',
]

/** A run that begins, or goes on after it stopped. */
export const startedRun = (tab: number, layouts: LayoutChoice, now: number, frame = 0): FieldRun => ({
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

const pressedAs = (field: string, press: RunOrder['press'], stage: number) => `${field} ${press} ${stage}`

/** Whether the last button pressed was the wizard's Save. */
const isSaved = ({ field, stage, pressed }: FieldRun) => pressed === pressedAs(field, 'saveField', stage)

/** The run, ended for a reason; one that has ended already stays as it is. */
export const endedRun = (run: FieldRun, reason: RunReason, message = ''): FieldRun =>
  run.state === 'running'
    ? { ...run, state: reason === 'stopped' ? 'stopped' : 'failed', reason, message }
    : run

/** Whether the run may still be going on in its tab. */
export const isFresh = (run: FieldRun | null, now: number): run is FieldRun =>
  run?.state === 'running' && now - run.at >= 0 && now - run.at < patience

/** What a page that has come up means for the run, and what that page is to do. Another tab's pages end one whose time is over. */
export const stepRun = (run: FieldRun, event: RunEvent): { run: FieldRun; order: RunOrder | null } => {
  const end = (reason: RunReason, message = '') => ({
    run: endedRun(run, reason, message),
    order: null,
  })
  if (run.state !== 'running') return { run, order: null }
  // Its tab may be gone: then no page of its own will ever say so.
  if (!isFresh(run, event.now)) return end('stale')
  if (event.tab !== run.tab || (event.frame ?? 0) !== run.frame) return { run, order: null }
  const stage = event.page === null ? undefined : stages[event.page]
  // Continued where it ended: the list tells what is still missing, whatever stands on this page.
  if (run.pressed === '' && stage !== undefined)
    return {
      run: { ...run, at: event.now, pressed: 'list' },
      order: { fill: false, press: 'list', layouts: run.layouts },
    }
  // Neither the list nor the wizard, nor in place of them: the admin went there, whatever that page refuses.
  const isOther = event.page !== null && event.page !== 'case-fields' && stage === undefined
  if (isOther || event.isElsewhere) return end('left')
  if (event.errors.length > 0) return end('refused', event.errors.join(' ').slice(0, 255))
  // Which permission set is the integration user's only the admin can say.
  if (event.page === 'field-security-sets') return end('sets')
  // Before its security the field would get no access: then this is the page that asks for it, in another shape.
  if (event.page === 'field-record-pages' && run.stage < 3) return end('fill')
  const go = (press: RunOrder['press'], field: string, stage: number) => {
    const pressed = pressedAs(field, press, stage)
    // The same stage again without a word why: pressing again could make something twice.
    if (pressed === run.pressed) return end('unclear')
    return {
      run: { ...run, field, stage, at: event.now, pressed },
      order: { fill: stage > 0, press, layouts: run.layouts },
    }
  }
  if (event.page === 'case-fields') {
    // What is made here gets another name than SpaceIQ asks for: neither made twice, nor the next one made.
    if (event.prefix) return end('prefix', event.prefix)
    const [next] = event.missing
    if (next === undefined)
      return { run: { ...run, state: 'done' as const, stage: 0, field: '' }, order: null }
    if (run.field !== next || run.stage === 0) return go('newField', next, 0)
    // Once Save was pressed its wizard is through, and the list does not have it; before, Salesforce was not asked.
    return end(isSaved(run) ? 'unclear' : 'left')
  }
  if (stage === undefined) return end('left')
  return go(event.page === 'field-layouts' ? 'saveField' : 'next', run.field, stage)
}
