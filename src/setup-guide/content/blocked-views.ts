/** Views of pages on which the guide cannot continue, with links to other pages. */

import { type TranslateData, translate, translateText } from '../../platform/content/i18n.ts'
import type { ControlId } from '../../salesforce/control-ids.ts'
import { locate } from '../../salesforce/dom/locator.ts'
import { normalizeText } from '../../salesforce/dom/normalize.ts'
import { getPageTitle } from '../../salesforce/dom/visible-text.ts'
import { extractErrors, getPageText } from '../../salesforce/extract/errors.ts'
import { selectedFieldType } from '../../salesforce/extract/field-wizard.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { getPageObject } from '../../salesforce/pages/recognize.ts'
import type { StepId } from '../ids.ts'
import type { LocatedPagePlan, LocatedPlan } from '../page-plan.ts'
import type { PageLink } from '../step.ts'
import type { PageContext, View, ViewLink, ViewProblem } from './view-model.ts'

/** Returns Salesforce's error messages as problems for the card. */
export const describeRefusals = (errors: readonly string[]): readonly ViewProblem[] =>
  errors.map((message) => ({ text: translate('problem_refused', message) }))

/** Returns a view with only the reason why the guide stops, Salesforce's errors, and links. */
export const blockedView = (
  page: PageId,
  step: StepId,
  instruction: string,
  links: readonly ViewLink[] = [],
  errors: readonly string[] = [],
): View => ({
  page,
  step,
  state: 'blocked',
  instruction,
  markers: [],
  problems: describeRefusals(errors),
  notes: [],
  warning: '',
  skippable: true,
  changed: [],
  links,
  letter: '',
  choice: null,
  creation: null,
  missing: '',
  resumable: null,
  fillable: false,
  settings: [],
  rows: [],
})

/** Builds a link to a page of the org; a path that ends with a query gets the record's ID. */
export const toViewLink =
  ({ org }: PageContext, id = '') =>
  ({ text, path, action }: PageLink): ViewLink => ({
    text: translateText(text),
    href: path && `https://${org}${path}${path.endsWith('?') ? id : ''}`,
    action,
  })

/** Returns the view for Lightning; null around a Classic page, whose own frame shows the guide. */
export const lightningView = (plan: LocatedPlan, context: PageContext): View | null => {
  const { next, lightning } = plan
  if (!next || context.url.searchParams.has('address')) return null
  const page = lightning[context.url.pathname.split('/')[3] ?? ''] ?? lightning['']
  return {
    ...blockedView(
      'lightning',
      page.step,
      translateText(page.instruction),
      page.ways.map(toViewLink(context)),
    ),
    notes: page.notes.map(translateText),
    settings: page.settings,
  }
}

/** Checks whether an error contains these (normalized) words. */
const includesMessage = (errors: readonly string[], words: string) =>
  errors.some((error) => normalizeText(error).includes(words))

/**
 * Returns the view for an error page in place of `page`; null if there is no error. During field
 * creation, and where it failed, the error may be anywhere on the page.
 */
export const errorPageView = (
  page: PageId,
  document: Document,
  plan: LocatedPlan,
  context: PageContext,
): View | null => {
  const pageText = getPageText(document)
  const areaErrors = extractErrors(document)
  const errors = areaErrors[0] || !RegExp(plan.inPlace).test(`${page} ${pageText}`) ? areaErrors : [pageText]
  const rule = plan.walls.find(
    ({ at, says }) =>
      errors[0] &&
      RegExp(at).test(context.url.pathname + context.url.search) &&
      RegExp(says, 'i').test(errors + pageText),
  )
  return rule?.instruction
    ? blockedView(
        page,
        plan.pages[page]?.step ?? 'fields',
        translateText(rule.instruction),
        rule.ways.map(toViewLink(context)),
        errors,
      )
    : null
}

/** Returns the view of the page's blocker; null if it does not apply. */
export const blockerView = (
  page: PageId,
  plan: LocatedPagePlan,
  errors: readonly string[],
  document: Document,
  context: PageContext,
): View | null => {
  const { blocker, step } = plan
  if (!blocker || (blocker.beside[0] && !locate(blocker.beside, document))) return null
  const control = locate(blocker.find, document)?.element
  const applies = blocker.message
    ? includesMessage(errors, blocker.message)
    : !control?.matches(':not(:disabled, .btnDisabled)')
  if (!applies) return null
  return {
    ...blockedView(
      page,
      step,
      translateText(blocker.instruction),
      blocker.links.map(toViewLink(context)),
      errors,
    ),
    notes: blocker.notes.map(translateText),
    letter: blocker.letter ?? '',
  }
}

/**
 * Returns the view for a profile or app that is not known to be SpaceIQ's; null if it is. The guide
 * must not make a foreign profile API-only, rename a foreign app or read values from it.
 */
export const foreignRecordView = (
  page: PageId,
  { step, done, foreignRecords }: LocatedPagePlan,
  errors: readonly string[],
  document: Document,
  context: PageContext,
): View | null => {
  const pathAndTitle = `${context.url.pathname + context.url.search}#${getPageTitle(document)}`
  let isExcluded = false
  for (const { at, control, find, needsReport, twin, instruction, links, choice } of foreignRecords) {
    // Where no pattern decides, a control does.
    const recordName = at
      ? RegExp(at).exec(pathAndTitle)?.[1]
      : locate(find, document) && translate(`control_${control as ControlId}`)
    if (recordName == null || (needsReport && !context.reported)) continue
    // A done step skips the notice, but offers its choice unless an earlier notice rules it out.
    isExcluded ||= done && !twin && !choice
    if (isExcluded && !twin) continue
    const { key, subs } = instruction
    return {
      ...blockedView(
        page,
        step,
        (translate as TranslateData)(key, subs[0] || recordName, ...subs.slice(1)),
        links.map(toViewLink(context, recordName)),
        errors,
      ),
      skippable: !done,
      choice: (!isExcluded && choice) || null,
    }
  }
  return null
}

/** Returns the view for a wrong object or field type on a field page; null if both are right. */
export const wrongFieldView = (
  page: PageId,
  document: Document,
  plan: LocatedPlan,
  context: PageContext,
): View | null => {
  const object = getPageObject(context.url, document)
  if (object && object !== 'Case') {
    return blockedView(page, 'fields', translate('blocked_object', object), [
      toViewLink(context)(plan.caseFields),
    ])
  }
  return selectedFieldType(document) === 'other'
    ? blockedView(page, 'fields', translate('blocked_field_type'))
    : null
}
