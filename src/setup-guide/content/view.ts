/** Computes the overlay's view of this page: the plan combined with the page's actual controls. */

import { translate, translateText } from '../../platform/content/i18n.ts'
import { canApply, isApplied } from '../../salesforce/dom/field-action.ts'
import { locate } from '../../salesforce/dom/locator.ts'
import { isTranslated } from '../../salesforce/dom/visible-text.ts'
import { extractErrors } from '../../salesforce/extract/errors.ts'
import { currentFieldName, selectedFieldType } from '../../salesforce/extract/field-wizard.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { matchesPath } from '../../salesforce/pages/recognise.ts'
import type { LocatedMarker, LocatedPagePlan, LocatedPlan } from '../page-plan.ts'
import {
  blockedView,
  blockerView,
  describeRefusals,
  errorPageView,
  foreignRecordView,
  lightningView,
  toViewLink,
  wrongFieldView,
} from './blocked-views.ts'
import { findChangedCheckboxes } from './changed-inputs.ts'
import type { PageContext, ResolvedMarker, View } from './view-model.ts'

/** Checks for a page about one field: a wizard stage, or the edit form of an existing field. */
const isFieldWizardPage = (page: PageId) => page.startsWith('field-')

/** Checks for a wizard stage before the field has its name. */
const isBeforeFieldName = (page: PageId) => /^field-(type|details)/.test(page)

/** Returns the page's field: named there, or while unnamed the next missing field of its type. */
const findPageField = (
  page: PageId,
  document: Document,
  { rows, nextByType: upcoming }: LocatedPlan,
): string | undefined => {
  if (page === 'field-type') return upcoming['']
  return (
    currentFieldName(document, rows) ??
    (isBeforeFieldName(page) ? upcoming[selectedFieldType(document) ?? ''] : undefined)
  )
}

const resolveMarkers = (
  markers: readonly LocatedMarker[],
  document: Document,
  { kinds }: LocatedPlan,
  translated: boolean,
): readonly ResolvedMarker[] => {
  const items = markers.map((planned): ResolvedMarker => {
    const { wordless, find: all } = planned
    const marker = translated ? { ...planned, find: wordless ?? all, needed: [] } : planned
    const found = locate(marker.find, document, kinds[marker.action.kind])
    const element = found?.element ?? null
    return {
      marker,
      element,
      pickedLabel: found?.rowLabel,
      hidden: !!found?.hidden,
      done: element && isApplied(marker.action, element, marker.free),
      isMissing: !element && !!locate(marker.needed, document),
    }
  })
  // Grouped controls are missing only once one is there: before, Salesforce may still add them.
  const isReady = ({ marker: { after } }: ResolvedMarker) =>
    !after || items.some((other) => other.marker.after === after && other.element)
  // The source list no longer shows a moved option: only the target list tells.
  const moved = items.find((item) => item.marker.action.kind === 'hold-scope')?.done ?? null
  const isMove = ({ marker }: ResolvedMarker) => /^(select|add)-scope/.test(marker.action.kind)
  return items
    .map((item) => (isMove(item) ? { ...item, done: moved } : item))
    .filter((item) => item.element || item.isMissing)
    .map((item) => (item.isMissing && !isReady(item) ? { ...item, isMissing: false, hidden: true } : item))
}

/** Adds why field creation ended early, and whether it can resume. */
const withFieldCreationEnd = (view: View, { endText: ended, resumable, creation: run }: LocatedPlan): View =>
  !ended || view.step !== 'fields'
    ? view
    : {
        ...view,
        resumable,
        // A stop by the admin is no problem.
        ...(run?.reason === 'stopped'
          ? { warning: `${translateText(ended)} ${view.warning}`.trim() }
          : { problems: [{ text: translateText(ended) }, ...view.problems] }),
      }

/** Returns the view, or null if there is nothing to show. An unknown page has `page` null. */
export const createView = (
  page: PageId | null,
  document: Document,
  plan: LocatedPlan,
  here: PageContext,
): View | null => {
  if (!page || page === 'app-refused') {
    const meant = page ?? plan.rules.find((rule) => matchesPath(rule, here.url))?.id
    const wall = meant ? errorPageView(meant, document, plan, here) : null
    if (wall || !page) return wall && withFieldCreationEnd(wall, plan)
  }
  if (page === 'lightning') return lightningView(plan, here)
  let pagePlan: LocatedPagePlan | undefined = plan.pages[page]
  if (isFieldWizardPage(page) || page === 'case-fields') {
    const wrong = wrongFieldView(page, document, plan, here)
    if (wrong) return wrong
  }
  if (isFieldWizardPage(page)) {
    const field = findPageField(page, document, plan)
    if (!field && !pagePlan)
      return isBeforeFieldName(page)
        ? blockedView(page, 'fields', translate('go_field_type_done'))
        : blockedView(
            page,
            'fields',
            translate(isTranslated(document) ? 'problem_translated' : 'blocked_field_name'),
          )
    pagePlan = plan.fields[field ?? '']?.[page] ?? pagePlan
  }
  if (!pagePlan) return null

  const { step, done, skippable, progress } = pagePlan
  const errors = extractErrors(document)
  const translated = isTranslated(document)
  const words = translate('problem_translated')
  const other = foreignRecordView(page, pagePlan, errors, document, here)
  // A translated name cannot identify the record.
  if (other && translated) return { ...other, choice: null, instruction: words }
  const obstacle = other ?? blockerView(page, pagePlan, errors, document, here)
  if (obstacle) return withFieldCreationEnd(obstacle, plan)
  const { expectedLength: typed } = pagePlan
  // From the details stage on, including the last stage, which carries it as a hidden input.
  const length = typed && document.querySelector<HTMLInputElement>('#Length')?.value
  const items = resolveMarkers(pagePlan.markers, document, plan, translated)
  const lost = items.filter((item) => item.isMissing)
  const view: View = {
    ...blockedView(
      page,
      step,
      pagePlan.statusTexts.map(translateText).join(' '),
      pagePlan.nextLinks.map(toViewLink(here)),
    ),
    state: done ? 'done' : errors[0] ? 'blocked' : lost[0] ? 'lost' : 'guiding',
    markers: items,
    problems: [
      ...(translated ? [{ text: words }] : []),
      ...describeRefusals(errors),
      ...lost.map(({ marker: { control, optional } }) => ({
        text: translate(optional ? 'problem_several' : 'problem_lost', translate(`control_${control}`)),
        control,
      })),
    ],
    notes: pagePlan.notes.map(translateText),
    changed: page === 'profile-edit' ? findChangedCheckboxes(items.map(({ element }) => element)) : [],
    warning: [
      length &&
        length !== typed.length &&
        translate('difference_field_length', typed.name, length, typed.length),
      ...pagePlan.warnings.map(translateText),
    ]
      .filter(Boolean)
      .join(' '),
    skippable,
    choice: pagePlan.recordChoice,
    creation: progress ? { ...progress, text: translateText(progress.text) } : null,
    missing: page === 'case-fields' && !translated ? plan.missing : '',
    fillable:
      !progress &&
      !plan.byHand &&
      items.some(({ isMissing: lost, marker }) => !lost && canApply(marker.action)),
    rows:
      page === 'case-fields'
        ? plan.rows.map(({ name, status, texts }) => ({
            name,
            status,
            text: texts.map(translateText).join('; '),
          }))
        : [],
  }
  return withFieldCreationEnd(view, plan)
}
