/** What the overlay shows on this page: the plan, joined with what the page really has. */

import type { PageId, StepId } from '../guide/ids.ts'
import { isDone } from '../salesforce/deed.ts'
import { canFill } from '../salesforce/fill.ts'
import { find } from '../salesforce/lookup.ts'
import type { FindableMarker, FindablePage, FindablePlan } from '../salesforce/page-plan.ts'
import { objectOf } from '../salesforce/pages.ts'
import { readErrors } from '../salesforce/read/errors.ts'
import { chosenType, namedField } from '../salesforce/read/wizard.ts'
import { say, t } from './i18n.ts'

export interface Item {
  readonly marker: FindableMarker
  /** Null when the page has no such control. */
  readonly element: HTMLElement | null
  /** It is there but folded away, or comes up later. */
  readonly hidden: boolean
  readonly done: boolean | null
  /** The control is missing, and it should not be. */
  readonly lost: boolean
}

/** The first thing still to be done; what is only to be looked at never is. */
export const nextItem = (items: readonly Item[]): Item | undefined =>
  items.find((item) => !item.hidden && item.done !== true && item.marker.deed.do !== 'look')

export interface Link {
  readonly text: string
  readonly href: string
  readonly action: string
}

export interface View {
  readonly page: PageId
  readonly step: StepId
  readonly state: 'guiding' | 'done' | 'blocked' | 'lost'
  readonly instruction: string
  readonly items: readonly Item[]
  /** What stands in the way, in words. */
  readonly problems: readonly string[]
  readonly notes: readonly string[]
  readonly links: readonly Link[]
  readonly fillable: boolean
  /** The seven fields, on the page that lists them. */
  readonly rows: readonly { readonly name: string; readonly text: string; readonly status: string }[]
}

const blocked = (page: PageId, step: StepId, instruction: string, links: readonly Link[] = []): View => ({
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

const isWizard = (page: PageId) => page.startsWith('field-')

/** The field a stage of the wizard is about: the one it names, else the next missing one of the type chosen. */
const fieldFor = (page: PageId, document: Document, { rows }: FindablePlan): string | null => {
  const names = rows.map(({ name }) => name)
  const named = page === 'field-type' ? null : namedField(page, document, names)
  const type = page === 'field-type' ? null : chosenType(document)
  return (
    named ??
    rows.find((row) => row.status === 'missing' && (type === null || row.type === type))?.name ??
    null
  )
}

const itemsOf = (markers: readonly FindableMarker[], document: Document): readonly Item[] => {
  const items = markers.map((marker): Item => {
    const found = find(marker.find, document)
    const element = found?.element ?? null
    return {
      marker,
      element,
      hidden: found?.hidden ?? false,
      done: element && isDone(marker.deed, element),
      lost: !element && !marker.optional,
    }
  })
  const isReady = ({ marker }: Item) =>
    !marker.after || items.some((other) => other.marker.control === marker.after && other.done)
  // The list to choose from no longer shows what was moved: only the list it was moved to tells.
  const moved = items.find((item) => item.marker.deed.do === 'hold-scope')?.done ?? null
  const isMove = ({ marker }: Item) => marker.deed.do === 'select-scope' || marker.deed.do === 'add-scope'
  return items
    .map((item) => (isMove(item) ? { ...item, done: moved } : item))
    .filter((item) => item.element || item.lost)
    .map((item) => (item.lost && !isReady(item) ? { ...item, lost: false, hidden: true } : item))
}

const nextLinks = ({ next }: FindablePlan): readonly Link[] =>
  next?.path ? [{ text: t('card_next', t(`step_${next.step}_title`)), href: next.path, action: 'next' }] : []

/** The last step has no page in the org: it is in the popup. */
const doneText = (step: StepId, { next }: FindablePlan): string =>
  t('card_step_done', t(`step_${step}_title`)) + (next && !next.path ? ` ${t('card_next_popup')}` : '')

const lightning = (plan: FindablePlan, org: string): View | null => {
  const { next } = plan
  if (!next) return null
  const link = (key: string, path: string, action: string) => ({
    text: t(key),
    href: `https://${org}${path}`,
    action,
  })
  return blocked('lightning', next.step, t('go_lightning'), [
    link('card_switch_classic', '/ltng/switcher?destination=classic', 'switch-classic'),
    link('card_open_classic', next.path ?? '/', 'open-classic'),
  ])
}

/** What is wrong with a page about fields, before any of its controls is looked at; null where nothing is. */
const wrongFieldPage = (page: PageId, url: URL, document: Document): View | null => {
  const object = objectOf(url, document)
  if (object && object !== 'Case') {
    const href = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
    const link = { text: t('card_open_case_fields'), href, action: 'case-fields' }
    return blocked(page, 'fields', t('blocked_object', object), [link])
  }
  return page === 'field-details' && chosenType(document) === 'other'
    ? blocked(page, 'fields', t('blocked_field_type'))
    : null
}

/** The view for this page, or null when the guide has nothing to say here. `org` is the host of the org's My Domain. */
export const viewFor = (
  page: PageId,
  url: URL,
  document: Document,
  plan: FindablePlan,
  org: string,
): View | null => {
  if (page === 'lightning') return lightning(plan, org)
  let pagePlan: FindablePage | undefined = plan.pages[page]
  if (isWizard(page) || page === 'case-fields') {
    const wrong = wrongFieldPage(page, url, document)
    if (wrong) return wrong
  }
  if (isWizard(page)) {
    const field = fieldFor(page, document, plan)
    if (!field) return blocked(page, 'fields', t('go_field_type_done'), nextLinks(plan))
    pagePlan = plan.fields[field]?.[page]
  }
  if (!pagePlan) return null

  const { step, done } = pagePlan
  const items = itemsOf(pagePlan.markers, document)
  const errors = readErrors(document)
  const lost = items.filter((item) => item.lost)
  return {
    page,
    step,
    state: done ? 'done' : errors.length > 0 ? 'blocked' : lost.length > 0 ? 'lost' : 'guiding',
    instruction: done ? doneText(step, plan) : say(pagePlan.instruction),
    items,
    problems: [
      ...errors.map((message) => t('problem_refused', message)),
      ...lost.map(({ marker }) => t('problem_lost', t(`control_${marker.control}`))),
    ],
    notes: pagePlan.notes.map(say),
    links: done ? nextLinks(plan) : [],
    fillable: canFill(items.filter((item) => !item.lost).map((item) => item.marker)),
    rows:
      page === 'case-fields'
        ? plan.rows.map(({ name, status, texts }) => ({ name, status, text: texts.map(say).join(' ') }))
        : [],
  }
}
