/** What the overlay shows on this page: the plan, joined with what the page really has. */

import type { PageId } from '../guide/ids.ts'
import { canFill, isDone } from '../salesforce/deed.ts'
import { find } from '../salesforce/lookup.ts'
import type { FindableMarker, FindablePage, FindablePlan } from '../salesforce/page-plan.ts'
import { readErrors } from '../salesforce/read/errors.ts'
import { chosenType, namedField } from '../salesforce/read/wizard.ts'
import { isAt } from '../salesforce/recognise.ts'
import { changedNames } from './changed.ts'
import { say, t } from './i18n.ts'
import {
  blocked,
  errorPage,
  leftText,
  lightning,
  nextLinks,
  obstacleView,
  otherRecord,
  refusals,
  wrongFieldPage,
} from './obstacles.ts'
import type { Here, Item, View } from './view-shape.ts'

const isWizard = (page: PageId) => page.startsWith('field-')

/** The stages of the wizard before the field has a name of its own. */
const isUnnamed = (page: PageId) => page === 'field-type' || page === 'field-details'

/** The field a stage of the wizard is about: the one it names, else, as long as that can change, the next missing one of the type chosen. */
const fieldFor = (page: PageId, document: Document, { rows }: FindablePlan): string | undefined => {
  const isFirst = page === 'field-type'
  const type = isFirst ? null : chosenType(document)
  return (
    (isFirst ? null : namedField(document, rows)) ??
    rows.find((row) => isUnnamed(page) && row.status === 'missing' && (type === null || row.type === type))
      ?.name
  )
}

const itemsOf = (
  markers: readonly FindableMarker[],
  document: Document,
  { kinds }: FindablePlan,
): readonly Item[] => {
  const items = markers.map((marker): Item => {
    const found = find(marker.find, document, kinds[marker.deed.do])
    const element = found?.element ?? null
    return {
      marker,
      element,
      called: found?.called,
      hidden: found?.hidden ?? false,
      // Any text will do where it is the admin's to choose.
      done: element && isDone(marker.free ? { do: 'ask' } : marker.deed, element),
      lost: !element && find(marker.needed, document) !== null,
    }
  })
  // What comes up together is lost only once some of it is there: until then Salesforce may still be at it.
  const isReady = ({ marker: { after } }: Item) =>
    !after || items.some((other) => other.marker.after === after && other.element)
  // The list to choose from no longer shows what was moved: only the list it was moved to tells.
  const moved = items.find((item) => item.marker.deed.do === 'hold-scope')?.done ?? null
  const isMove = ({ marker }: Item) => marker.deed.do === 'select-scope' || marker.deed.do === 'add-scope'
  return items
    .map((item) => (isMove(item) ? { ...item, done: moved } : item))
    .filter((item) => item.element || item.lost)
    .map((item) => (item.lost && !isReady(item) ? { ...item, lost: false, hidden: true } : item))
}

/** On the list it is how many are there; in the wizard which one is being made. */
const runView = ({ stage }: FindablePage, { run, rows }: FindablePlan): View['run'] => {
  const found = rows.filter(({ status }) => status === 'found').length
  const which = rows.findIndex(({ name }) => name === run?.field) + 1
  const text = stage
    ? t('run_progress', which, rows.length, run?.field ?? '', stage)
    : t('seen_fields', found, rows.length)
  return { text, value: (found + stage / 5) / rows.length }
}

/** The view for this page, or null when the guide has nothing to say here. `page` is null on a page of no kind we know. */
export const viewFor = (
  page: PageId | null,
  document: Document,
  plan: FindablePlan,
  here: Here,
): View | null => {
  if (page === null) {
    const meant = plan.rules.find((rule) => isAt(rule, here.url))?.id
    return meant ? errorPage(meant, document, plan, here) : null
  }
  if (page === 'lightning') return lightning(plan, here)
  let pagePlan: FindablePage | undefined = plan.pages[page]
  if (isWizard(page) || page === 'case-fields') {
    const wrong = wrongFieldPage(page, document, plan, here)
    if (wrong) return wrong
  }
  if (isWizard(page)) {
    const field = fieldFor(page, document, plan)
    if (!field && !pagePlan)
      return isUnnamed(page)
        ? blocked(page, 'fields', t('go_field_type_done'), nextLinks(plan, here))
        : blocked(page, 'fields', t('blocked_field_name'))
    pagePlan = plan.fields[field ?? '']?.[page] ?? pagePlan
  }
  if (!pagePlan) return null

  const { step, done, skipped, next } = pagePlan
  const errors = readErrors(document)
  const obstacle =
    otherRecord(page, pagePlan, errors, document, plan, here) ??
    obstacleView(page, pagePlan, errors, document, here)
  if (obstacle) return obstacle
  const { run } = plan
  const isRunning = run?.state === 'running' && step === 'fields' && !done
  const missing = plan.rows.filter(({ status }) => status === 'missing').map(({ name }) => name)
  const ended =
    run?.reason && step === 'fields' && !isRunning && missing.length > 0
      ? t(`run_${run.reason}`, run.field, run.message)
      : ''
  // What the admin did is no trouble.
  const isStopped = run?.reason === 'stopped'
  const items = itemsOf(pagePlan.markers, document, plan)
  const lost = items.filter((item) => item.lost)
  const instruction = [
    ...(done || skipped ? [leftText(pagePlan)] : []),
    ...(done ? [] : [say(pagePlan.instruction)]),
  ].join(' ')
  return {
    ...blocked(page, step, instruction, next && !isRunning ? nextLinks(pagePlan, here) : []),
    state: done ? 'done' : errors.length > 0 ? 'blocked' : lost.length > 0 ? 'lost' : 'guiding',
    items,
    problems: [
      ...(ended && !isStopped ? [{ text: ended }] : []),
      ...refusals(errors),
      ...lost.map(({ marker: { control, optional } }) => ({
        text: t(optional ? 'problem_several' : 'problem_lost', t(`control_${control}`)),
        control,
      })),
    ],
    notes: pagePlan.notes.map(say),
    changed: page === 'profile-edit' ? changedNames(items.map(({ element }) => element)) : [],
    warning: [...(isStopped ? [ended] : []), ...pagePlan.warnings.map(say)].join(' '),
    skippable: !done && !skipped && !isRunning,
    choice: pagePlan.choice,
    run: isRunning ? runView(pagePlan, plan) : null,
    resumable: ended ? (run?.layouts ?? null) : null,
    creatable: page === 'case-fields' && !isRunning && !plan.byHand ? missing.join(', ') : '',
    fillable:
      !isRunning && !plan.byHand && canFill(items.filter((item) => !item.lost).map((item) => item.marker)),
    rows:
      page === 'case-fields'
        ? plan.rows.map(({ name, status, texts }) => ({ name, status, text: texts.map(say).join('; ') }))
        : [],
  }
}
