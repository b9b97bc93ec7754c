/** Computes the overlay's view of this page: the plan combined with the page's actual controls. */

import { translate, translateText } from '../../platform/content/i18n.ts'
import { canApply, isApplied } from '../../salesforce/dom/field-action.ts'
import { locate } from '../../salesforce/dom/locator.ts'
import { isTranslated } from '../../salesforce/dom/visible-text.ts'
import { extractErrors } from '../../salesforce/extract/errors.ts'
import { currentFieldName, selectedFieldType } from '../../salesforce/extract/field-wizard.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { matchesPath } from '../../salesforce/pages/recognize.ts'
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
  { rows, nextByType }: LocatedPlan,
): string | undefined => {
  if (page === 'field-type') return nextByType['']
  return (
    currentFieldName(document, rows) ??
    (isBeforeFieldName(page) ? nextByType[selectedFieldType(document) ?? ''] : undefined)
  )
}

const resolveMarkers = (
  markers: readonly LocatedMarker[],
  document: Document,
  { kinds }: LocatedPlan,
  translated: boolean,
): readonly ResolvedMarker[] => {
  const items = markers.map((planned): ResolvedMarker => {
    const { wordless, find } = planned
    const marker = translated ? { ...planned, find: wordless ?? find, needed: [] } : planned
    const found = locate(marker.find, document, kinds[marker.action.kind], marker.action.kind === 'press')
    const element = found?.element ?? null
    return {
      marker,
      number: 0,
      element,
      remark: found?.remark,
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
  let drawn = 0
  return items
    .filter((item) => item.element || item.isMissing)
    .map((item) => ({
      ...item,
      number: item.element && !item.hidden ? ++drawn : 0,
      ...(isMove(item) && { done: moved }),
      ...(item.isMissing && !isReady(item) && { isMissing: false, hidden: true }),
    }))
}

/** Adds why field creation ended early, and whether it can resume. */
const withFieldCreationEnd = (view: View, { endText, resumable, creation }: LocatedPlan): View =>
  !endText || view.step !== 'fields'
    ? view
    : {
        ...view,
        resumable,
        // The admin stopped it: nothing to complain about.
        ...(creation?.reason === 'stopped'
          ? { warning: `${translateText(endText)} ${view.warning}`.trim() }
          : { problems: [{ text: translateText(endText) }, ...view.problems] }),
      }

/** Returns the view, or null if there is nothing to show. An unknown page has `page` null. */
export const createView = (
  page: PageId | null,
  document: Document,
  plan: LocatedPlan,
  context: PageContext,
): View | null => {
  if (!page || page === 'app-refused') {
    const expected = page ?? plan.rules.find((rule) => matchesPath(rule, context.url))?.id
    const errorView = expected ? errorPageView(expected, document, plan, context) : null
    if (errorView || !page) return errorView && withFieldCreationEnd(errorView, plan)
  }
  if (page === 'lightning') return lightningView(plan, context)
  let pagePlan: LocatedPagePlan | undefined = plan.pages[page]
  if (isFieldWizardPage(page) || page === 'case-fields') {
    const wrong = wrongFieldView(page, document, plan, context)
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
  const translatedText = translate('problem_translated')
  const foreignView = foreignRecordView(page, pagePlan, errors, document, context)
  // A translated name cannot identify the record.
  if (foreignView && translated) return { ...foreignView, choice: null, instruction: translatedText }
  const blocked = foreignView ?? blockerView(page, pagePlan, errors, document, context)
  if (blocked) return withFieldCreationEnd(blocked, plan)
  const { expectedLength } = pagePlan
  // From the details stage on, including the last stage, which carries it as a hidden input.
  const length = expectedLength && document.querySelector<HTMLInputElement>('#Length')?.value
  const items = resolveMarkers(pagePlan.markers, document, plan, translated)
  const missing = items.filter((item) => item.isMissing)
  const view: View = {
    ...blockedView(
      page,
      step,
      pagePlan.statusTexts.map(translateText).join(' '),
      pagePlan.nextLinks.map(toViewLink(context)),
    ),
    state: done ? 'done' : errors[0] ? 'blocked' : missing[0] ? 'lost' : 'guiding',
    markers: items,
    problems: [
      ...(translated ? [{ text: translatedText }] : []),
      ...describeRefusals(errors),
      ...missing.map(({ marker: { control, optional } }) => ({
        text: translate(optional ? 'problem_several' : 'problem_lost', translate(`control_${control}`)),
        control,
      })),
    ],
    notes: pagePlan.notes.map(translateText),
    changed: page === 'profile-edit' ? findChangedCheckboxes(items.map(({ element }) => element)) : [],
    warning: [
      length &&
        length !== expectedLength.length &&
        translate('difference_field_length', expectedLength.name, length, expectedLength.length),
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
      items.some(({ isMissing, marker }) => !isMissing && canApply(marker.action)),
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
