/** Computes the overlay's view of this page: the plan combined with the page's actual controls. */

import { say, t } from '../../platform/content/i18n.ts'
import { isDone, isFillable } from '../../salesforce/dom/field-action.ts'
import { find } from '../../salesforce/dom/locator.ts'
import { isTranslated } from '../../salesforce/dom/visible-text.ts'
import { readErrors } from '../../salesforce/extract/errors.ts'
import { chosenType, namedField } from '../../salesforce/extract/field-wizard.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { isAt } from '../../salesforce/pages/recognise.ts'
import type { FindableMarker, FindablePage, FindablePlan } from '../page-plan.ts'
import {
  blocked,
  errorPage,
  lightning,
  obstacleView,
  otherRecord,
  refusals,
  way,
  wrongFieldPage,
} from './blocked-views.ts'
import { changedNames } from './changed-inputs.ts'
import type { Here, Item, View } from './view-model.ts'

/** Checks for a page about one field: a wizard stage, or the edit form of an existing field. */
const isWizard = (page: PageId) => page.startsWith('field-')

/** Checks for a wizard stage before the field has its name. */
const isUnnamed = (page: PageId) => /^field-(type|details)/.test(page)

/** Returns the page's field: named there, or while unnamed the next missing field of its type. */
const fieldFor = (page: PageId, document: Document, { rows, upcoming }: FindablePlan): string | undefined => {
  if (page === 'field-type') return upcoming['']
  return namedField(document, rows) ?? (isUnnamed(page) ? upcoming[chosenType(document) ?? ''] : undefined)
}

const itemsOf = (
  markers: readonly FindableMarker[],
  document: Document,
  { kinds }: FindablePlan,
  translated: boolean,
): readonly Item[] => {
  const items = markers.map((planned): Item => {
    const { wordless, find: all } = planned
    const marker = translated ? { ...planned, find: wordless ?? all, needed: [] } : planned
    const found = find(marker.find, document, kinds[marker.deed.do])
    const element = found?.element ?? null
    return {
      marker,
      element,
      called: found?.called,
      hidden: !!found?.hidden,
      done: element && isDone(marker.deed, element, marker.free),
      lost: !element && !!find(marker.needed, document),
    }
  })
  // Grouped controls are missing only once one is there: before, Salesforce may still add them.
  const isReady = ({ marker: { after } }: Item) =>
    !after || items.some((other) => other.marker.after === after && other.element)
  // The source list no longer shows a moved option: only the target list tells.
  const moved = items.find((item) => item.marker.deed.do === 'hold-scope')?.done ?? null
  const isMove = ({ marker }: Item) => /^(select|add)-scope/.test(marker.deed.do)
  return items
    .map((item) => (isMove(item) ? { ...item, done: moved } : item))
    .filter((item) => item.element || item.lost)
    .map((item) => (item.lost && !isReady(item) ? { ...item, lost: false, hidden: true } : item))
}

/** Adds why field creation ended early, and whether it can resume. */
const withRun = (view: View, { ended, resumable, run }: FindablePlan): View =>
  !ended || view.step !== 'fields'
    ? view
    : {
        ...view,
        resumable,
        // A stop by the admin is no problem.
        ...(run?.reason === 'stopped'
          ? { warning: `${say(ended)} ${view.warning}`.trim() }
          : { problems: [{ text: say(ended) }, ...view.problems] }),
      }

/** Returns the view, or null if there is nothing to show. An unknown page has `page` null. */
export const viewFor = (
  page: PageId | null,
  document: Document,
  plan: FindablePlan,
  here: Here,
): View | null => {
  if (!page || page === 'app-refused') {
    const meant = page ?? plan.rules.find((rule) => isAt(rule, here.url))?.id
    const wall = meant ? errorPage(meant, document, plan, here) : null
    if (wall || !page) return wall && withRun(wall, plan)
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
        ? blocked(page, 'fields', t('go_field_type_done'))
        : blocked(page, 'fields', t(isTranslated(document) ? 'problem_translated' : 'blocked_field_name'))
    pagePlan = plan.fields[field ?? '']?.[page] ?? pagePlan
  }
  if (!pagePlan) return null

  const { step, done, skippable, progress } = pagePlan
  const errors = readErrors(document)
  const translated = isTranslated(document)
  const words = t('problem_translated')
  const other = otherRecord(page, pagePlan, errors, document, here)
  // A translated name cannot identify the record.
  if (other && translated) return { ...other, choice: null, instruction: words }
  const obstacle = other ?? obstacleView(page, pagePlan, errors, document, here)
  if (obstacle) return withRun(obstacle, plan)
  const { typed } = pagePlan
  // From the details stage on, including the last stage, which carries it as a hidden input.
  const length = typed && document.querySelector<HTMLInputElement>('#Length')?.value
  const items = itemsOf(pagePlan.markers, document, plan, translated)
  const lost = items.filter((item) => item.lost)
  const view: View = {
    ...blocked(page, step, pagePlan.says.map(say).join(' '), pagePlan.onward.map(way(here))),
    state: done ? 'done' : errors[0] ? 'blocked' : lost[0] ? 'lost' : 'guiding',
    items,
    problems: [
      ...(translated ? [{ text: words }] : []),
      ...refusals(errors),
      ...lost.map(({ marker: { control, optional } }) => ({
        text: t(optional ? 'problem_several' : 'problem_lost', t(`control_${control}`)),
        control,
      })),
    ],
    notes: pagePlan.notes.map(say),
    changed: page === 'profile-edit' ? changedNames(items.map(({ element }) => element)) : [],
    warning: [
      length && length !== typed.length && t('difference_field_length', typed.name, length, typed.length),
      ...pagePlan.warnings.map(say),
    ]
      .filter(Boolean)
      .join(' '),
    skippable,
    choice: pagePlan.choice,
    run: progress ? { ...progress, text: say(progress.text) } : null,
    creatable: page === 'case-fields' && !translated ? plan.creatable : '',
    fillable: !progress && !plan.byHand && items.some(({ lost, marker }) => !lost && isFillable(marker.deed)),
    rows:
      page === 'case-fields'
        ? plan.rows.map(({ name, status, texts }) => ({ name, status, text: texts.map(say).join('; ') }))
        : [],
  }
  return withRun(view, plan)
}
