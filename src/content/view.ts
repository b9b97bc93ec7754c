/** What the overlay shows on this page: the plan, joined with what the page really has. */

import type { PageId, StepId } from '../guide/ids.ts'
import { isDone } from '../salesforce/deed.ts'
import { canFill } from '../salesforce/fill.ts'
import { find } from '../salesforce/lookup.ts'
import type { FindableMarker, FindablePage, FindablePlan } from '../salesforce/page-plan.ts'
import { objectOf, pages } from '../salesforce/pages.ts'
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

/** What the guide knows of this page beside its document. */
export interface Here {
  readonly url: URL
  readonly org: string
  /** The background has judged what this page shows, so the plan takes it into account. */
  readonly judged: boolean
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
  /** Ready text to copy, '' where there is none. */
  readonly letter: string
  /** The app of this page can be made SpaceIQ's. */
  readonly canUseApp: boolean
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
  letter: '',
  canUseApp: false,
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

/** A way to another page of the org. Inside Lightning's frame it leads through the whole tab. */
const way = (text: string, path: string, action: string, { org }: Here): Link => ({
  text,
  href: `https://${org}${path}`,
  action,
})

const nextLinks = ({ next }: FindablePlan, here: Here): readonly Link[] =>
  next?.path ? [way(t('card_next', t(`step_${next.step}_title`)), next.path, 'next', here)] : []

/** The last step has no page in the org: it is in the popup. */
const doneText = (step: StepId, { next }: FindablePlan): string =>
  t('card_step_done', t(`step_${step}_title`)) + (next && !next.path ? ` ${t('card_next_popup')}` : '')

/** Lightning around a Classic page says nothing: the guide is in that page's own frame. */
const lightning = (plan: FindablePlan, here: Here): View | null => {
  const { next } = plan
  if (!next || here.url.searchParams.has('address')) return null
  return blocked('lightning', next.step, t('go_lightning'), [
    way(t('card_switch_classic'), '/ltng/switcher?destination=classic', 'switch-classic', here),
    way(t('card_open_classic'), next.path ?? '/', 'open-classic', here),
  ])
}

/** The page that Salesforce shows in place of one it does not let this admin see. */
const errorPage = (page: PageId, document: Document, plan: FindablePlan): View | null => {
  const errors = readErrors(document)
  if (errors.length === 0) return null
  return {
    ...blocked(page, plan.pages[page]?.step ?? 'fields', t('blocked_privileges')),
    problems: errors.map((message) => t('problem_refused', message)),
  }
}

/** Why the org does not let the admin go on here, where it does not. */
const obstacleView = (
  page: PageId,
  plan: FindablePage,
  errors: readonly string[],
  document: Document,
  here: Here,
): View | null => {
  const { obstacle, step } = plan
  if (!obstacle) return null
  const found = obstacle.find.length > 0 ? find(obstacle.find, document) : null
  const isMissing =
    obstacle.without !== undefined && (!found || found.element.matches(':disabled, .btnDisabled'))
  const isSaid =
    obstacle.saying !== undefined && errors.some((error) => error.includes(obstacle.saying ?? ''))
  if (!isMissing && !isSaid) return null
  return {
    ...blocked(page, step, say(obstacle.instruction)),
    problems: errors.map((message) => t('problem_refused', message)),
    notes: obstacle.notes.map(say),
    links: obstacle.ways.map(({ text, path, action }) => way(say(text), path, action, here)),
    letter: obstacle.letter ? say(obstacle.letter) : '',
  }
}

/** A connected app that is not SpaceIQ's, as far as is known, can be made it. */
const isOtherApp = (page: PageId, plan: FindablePlan, { url, judged }: Here): boolean =>
  page === 'app-detail' && judged && !(plan.hints.appId && url.search.includes(plan.hints.appId.slice(0, 15)))

/** What is wrong with a page about fields, before any of its controls is looked at; null where nothing is. */
const wrongFieldPage = (page: PageId, document: Document, here: Here): View | null => {
  const object = objectOf(here.url, document)
  if (object && object !== 'Case') {
    const path = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
    const link = way(t('card_open_case_fields'), path, 'case-fields', here)
    return blocked(page, 'fields', t('blocked_object', object), [link])
  }
  return page === 'field-details' && chosenType(document) === 'other'
    ? blocked(page, 'fields', t('blocked_field_type'))
    : null
}

/** The view for this page, or null when the guide has nothing to say here. `page` is null on a page of no kind we know. */
export const viewFor = (
  page: PageId | null,
  document: Document,
  plan: FindablePlan,
  here: Here,
): View | null => {
  if (page === null) {
    const meant = pages.find((one) => one.url(here.url))?.id
    return meant ? errorPage(meant, document, plan) : null
  }
  if (page === 'lightning') return lightning(plan, here)
  let pagePlan: FindablePage | undefined = plan.pages[page]
  if (isWizard(page) || page === 'case-fields') {
    const wrong = wrongFieldPage(page, document, here)
    if (wrong) return wrong
  }
  if (isWizard(page)) {
    const field = fieldFor(page, document, plan)
    if (!field) return blocked(page, 'fields', t('go_field_type_done'), nextLinks(plan, here))
    pagePlan = plan.fields[field]?.[page]
  }
  if (!pagePlan) return null

  const { step, done } = pagePlan
  const errors = readErrors(document)
  const obstacle = obstacleView(page, pagePlan, errors, document, here)
  if (obstacle) return obstacle
  const canUseApp = isOtherApp(page, plan, here)
  const items = canUseApp ? [] : itemsOf(pagePlan.markers, document)
  const lost = items.filter((item) => item.lost)
  return {
    page,
    step,
    state: done ? 'done' : errors.length > 0 ? 'blocked' : lost.length > 0 ? 'lost' : 'guiding',
    instruction: canUseApp
      ? t('go_app_detail_other')
      : done
        ? doneText(step, plan)
        : say(pagePlan.instruction),
    items,
    problems: [
      ...errors.map((message) => t('problem_refused', message)),
      ...lost.map(({ marker }) => t('problem_lost', t(`control_${marker.control}`))),
    ],
    notes: pagePlan.notes.map(say),
    links: done ? nextLinks(plan, here) : [],
    letter: '',
    canUseApp,
    fillable: canFill(items.filter((item) => !item.lost).map((item) => item.marker)),
    rows:
      page === 'case-fields'
        ? plan.rows.map(({ name, status, texts }) => ({ name, status, text: texts.map(say).join(' ') }))
        : [],
  }
}
