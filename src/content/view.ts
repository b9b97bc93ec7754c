/** What the overlay shows on this page: the guide's step, joined with what the page really has. */

import type { CaseFieldName } from '../blueprint.ts'
import { fieldNamed, missingFields } from '../guide/fields.ts'
import type { PageId, StepId } from '../guide/ids.ts'
import { stepIds } from '../guide/ids.ts'
import type { OrgRecord } from '../guide/org-record.ts'
import { progressOf, stepOf } from '../guide/progress.ts'
import type { Marker, Situation, Stop } from '../guide/step.ts'
import { findControl, type Hints } from '../salesforce/controls.ts'
import { isDone } from '../salesforce/deed.ts'
import { canFill } from '../salesforce/fill.ts'
import { objectOf } from '../salesforce/pages.ts'
import { readErrors } from '../salesforce/read/errors.ts'
import { chosenType, namedField } from '../salesforce/read/wizard.ts'
import { startPath } from '../salesforce/start-path.ts'
import { say, t } from './i18n.ts'

export interface Item {
  readonly marker: Marker
  /** Null when the page has no such control. */
  readonly element: HTMLElement | null
  /** It is there but folded away. */
  readonly hidden: boolean
  readonly done: boolean | null
  /** The control is missing, and it should not be. */
  readonly lost: boolean
}

export type ViewState = 'guiding' | 'done' | 'blocked' | 'lost'

export interface View {
  readonly page: PageId
  readonly step: StepId
  readonly state: ViewState
  readonly instruction: string
  readonly items: readonly Item[]
  /** What stands in the way, in words. */
  readonly problems: readonly string[]
  readonly notes: readonly string[]
  readonly links: readonly { readonly text: string; readonly href: string; readonly action: string }[]
  readonly fillable: boolean
  /** Rows of the field list: name and finding. */
  readonly rows: readonly { readonly name: CaseFieldName; readonly text: string; readonly status: string }[]
}

/** The stop of the step the admin is at, else of the first step that knows the page; null when none does. */
const stopAt = (page: PageId, record: OrgRecord): { step: StepId; stop: Stop } | null => {
  const { current, steps } = progressOf(record)
  const open = steps.filter(({ status }) => status !== 'done').map(({ id }) => id)
  for (const step of [...(current ? [current] : []), ...open, ...stepIds]) {
    const stop = stepOf(step).stops.find((candidate) => candidate.page === page)
    if (stop) return { step, stop }
  }
  return null
}

/** The Case field this page is about: the one it names, else the next missing one of the type chosen. */
const fieldFor = (page: PageId, document: Document, record: OrgRecord): string | null => {
  if (!page.startsWith('field-') && page !== 'case-fields') return null
  const named = page === 'case-fields' || page === 'field-type' ? null : namedField(page, document)
  if (named) return named
  const type = page === 'field-type' ? null : chosenType(document)
  const missing = missingFields(record.evidence.fields)
  return (type === null ? missing[0] : missing.find((field) => field.type === type))?.name ?? null
}

const hintsFrom = ({ evidence }: OrgRecord): Hints => ({
  ...(evidence.profile ? { profileName: evidence.profile.name, profileId: evidence.profile.id } : {}),
  ...(evidence.app
    ? { appName: evidence.app.name, appId: evidence.app.applicationId }
    : { appName: 'SpaceIQ' }),
})

const itemsOf = (markers: readonly Marker[], document: Document, hints: Hints): readonly Item[] => {
  const items = markers.map((marker): Item => {
    const found = findControl(marker.control, document, hints)
    const element = found?.element ?? null
    return {
      marker,
      element,
      hidden: found?.hidden ?? false,
      done: element ? isDone(marker.deed, element) : null,
      lost: !element && !marker.optional,
    }
  })
  const isReady = (item: Item) =>
    item.marker.after === undefined ||
    items.some((other) => other.marker.control === item.marker.after && other.done)
  return items
    .filter((item) => item.element !== null || item.lost)
    .map((item) => (item.lost && !isReady(item) ? { ...item, lost: false, hidden: true } : item))
}

const rowsOf = (page: PageId, { evidence }: OrgRecord): View['rows'] =>
  page === 'case-fields' && evidence.fields
    ? Object.entries(evidence.fields).map(([name, finding]) => ({
        name: name as CaseFieldName,
        status: finding.status,
        text:
          finding.status === 'wrong'
            ? finding.differences
                .map((one) => t(`difference_${one.what}`, String(one.is), String(one.shouldBe)))
                .join(' ')
            : t(`finding_${finding.status}`),
      }))
    : []

const blocked = (page: PageId, step: StepId, instruction: string, links: View['links'] = []): View => ({
  page,
  step,
  state: 'blocked',
  instruction,
  items: [],
  problems: [],
  notes: [],
  links,
  fillable: false,
  rows: [],
})

const nextLink = (record: OrgRecord): View['links'] => {
  const { current } = progressOf({ ...record, chosen: null })
  const href = current ? startPath(current, record.evidence) : null
  if (!current) return []
  return href ? [{ text: t('card_next', t(`step_${current}_title`)), href, action: 'next' }] : []
}

const lightning = (step: StepId, record: OrgRecord, classicHost: string): View => {
  const path = startPath(step, record.evidence) ?? '/'
  return blocked('lightning', step, t('go_lightning'), [
    {
      text: t('card_switch_classic'),
      href: `https://${classicHost}/ltng/switcher?destination=classic`,
      action: 'switch-classic',
    },
    { text: t('card_open_classic'), href: `https://${classicHost}${path}`, action: 'open-classic' },
  ])
}

/** The view for this page, or null when the guide has nothing to say here. `org` is the host of the org's My Domain. */
export const viewFor = (
  page: PageId,
  url: URL,
  document: Document,
  record: OrgRecord,
  org: string,
): View | null => {
  const progress = progressOf(record)
  if (page === 'lightning') return progress.current ? lightning(progress.current, record, org) : null
  const at = stopAt(page, record)
  if (!at) return null
  const { step, stop } = at

  const object = page === 'case-fields' || page.startsWith('field-') ? objectOf(url, document) : null
  if (object !== null && object !== 'Case') {
    const href = startPath('fields', record.evidence) ?? '/'
    return blocked(page, step, t('blocked_object', object), [
      { text: t('card_open_case_fields'), href, action: 'case-fields' },
    ])
  }
  if (page === 'field-details' && chosenType(document) === 'other')
    return blocked(page, step, t('blocked_field_type'))

  const situation: Situation = {
    evidence: record.evidence,
    orgName: org.split('.')[0] ?? org,
    field: fieldFor(page, document, record),
    contactEmail: '',
  }
  if (page === 'field-details' && situation.field === null && !fieldNamed(situation.field)) {
    return blocked(page, step, t('go_field_type_done'), nextLink(record))
  }
  const isStepDone = stepOf(step).done(record.evidence) && record.chosen !== step
  const markers = isStepDone ? [] : stop.markers(situation)
  const items = itemsOf(markers, document, hintsFrom(record))
  const errors = readErrors(document)
  const lost = items.filter((item) => item.lost)
  const state: ViewState = isStepDone
    ? 'done'
    : errors.length > 0
      ? 'blocked'
      : lost.length > 0
        ? 'lost'
        : 'guiding'
  return {
    page,
    step,
    state,
    instruction: isStepDone ? t('card_step_done', t(`step_${step}_title`)) : say(stop.instruction(situation)),
    items,
    problems: [
      ...errors.map((message) => t('problem_refused', message)),
      ...lost.map(({ marker }) => t('problem_lost', t(`control_${marker.control}`))),
    ],
    notes: isStepDone ? [] : (stop.notes?.(situation) ?? []).map(say),
    links: isStepDone ? nextLink(record) : [],
    fillable: canFill(items.filter((item) => !item.lost).map((item) => item.marker)),
    rows: rowsOf(page, record),
  }
}
