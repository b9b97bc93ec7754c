/** Views of pages on which the guide cannot continue, with links to other pages. */

import { say, t } from '../../platform/content/i18n.ts'
import { find } from '../../salesforce/dom/locator.ts'
import { normalise } from '../../salesforce/dom/normalise.ts'
import { titleOf } from '../../salesforce/dom/visible-text.ts'
import { readErrors, saidBy } from '../../salesforce/extract/errors.ts'
import { chosenType } from '../../salesforce/extract/field-wizard.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { objectOf } from '../../salesforce/pages/recognise.ts'
import type { StepId } from '../ids.ts'
import type { FindablePage, FindablePlan } from '../page-plan.ts'
import type { Way } from '../step.ts'
import type { Here, Link, Problem, View } from './view-model.ts'

/** Returns Salesforce's error messages as problems for the card. */
export const refusals = (errors: readonly string[]): readonly Problem[] =>
  errors.map((message) => ({ text: t('problem_refused', message) }))

/** Returns a view with only the reason why the guide stops, Salesforce's errors, and links. */
export const blocked = (
  page: PageId,
  step: StepId,
  instruction: string,
  links: readonly Link[] = [],
  errors: readonly string[] = [],
): View => ({
  page,
  step,
  state: 'blocked',
  instruction,
  items: [],
  problems: refusals(errors),
  notes: [],
  warning: '',
  skippable: true,
  changed: [],
  links,
  letter: '',
  choice: null,
  run: null,
  creatable: '',
  resumable: null,
  fillable: false,
  rows: [],
})

/** Builds a link to a page of the org; a path that ends with a query gets the record's ID. */
export const way =
  ({ org }: Here, id = '') =>
  ({ text, path, action }: Way): Link => ({
    text: say(text),
    href: `https://${org}${path}${path.endsWith('?') ? id : ''}`,
    action,
  })

/** Returns the view for Lightning; null around a Classic page, whose own frame shows the guide. */
export const lightning = (plan: FindablePlan, here: Here): View | null => {
  const { next } = plan
  if (!next || here.url.searchParams.has('address')) return null
  const page = plan.lightning[here.url.pathname.split('/')[3] ?? ''] ?? plan.lightning['']
  return page ? blocked('lightning', next.step, say(page.instruction), page.ways.map(way(here))) : null
}

/** Checks whether an error contains these (normalized) words. */
const isSaid = (errors: readonly string[], words: string) =>
  errors.some((error) => normalise(error).includes(words))

/**
 * Returns the view for an error page in place of `page`; null if it is none. During field creation,
 * and where it failed, an error message may stand anywhere in the wizard's place.
 */
export const errorPage = (page: PageId, document: Document, plan: FindablePlan, here: Here): View | null => {
  const said = saidBy(document)
  const known = readErrors(document)
  const errors = known[0] || !RegExp(plan.inPlace).test(`${page} ${said}`) ? known : [said]
  const wall = plan.walls.find(
    ({ at, says }) =>
      errors[0] &&
      RegExp(at).test(here.url.pathname + here.url.search) &&
      RegExp(says, 'i').test(errors + said),
  )
  return wall?.instruction
    ? blocked(
        page,
        plan.pages[page]?.step ?? 'fields',
        say(wall.instruction),
        wall.ways.map(way(here)),
        errors,
      )
    : null
}

/** Returns the view of the page's blocker; null if it does not apply. */
export const obstacleView = (
  page: PageId,
  plan: FindablePage,
  errors: readonly string[],
  document: Document,
  here: Here,
): View | null => {
  const { obstacle, step } = plan
  if (!obstacle) return null
  const { saying } = obstacle
  const found = find(obstacle.find, document)?.element
  const isInTheWay = saying ? isSaid(errors, saying) : !found?.matches(':not(:disabled, .btnDisabled)')
  if (!isInTheWay) return null
  return {
    ...blocked(page, step, say(obstacle.instruction), obstacle.ways.map(way(here)), errors),
    notes: obstacle.notes.map(say),
    letter: obstacle.letter ? say(obstacle.letter) : '',
  }
}

/**
 * Returns the view for a profile or app that is not known to be SpaceIQ's; null if it is. The guide
 * must not make a foreign profile API-only, rename a foreign app or read values from it.
 */
export const otherRecord = (
  page: PageId,
  { step, done, others }: FindablePage,
  errors: readonly string[],
  document: Document,
  here: Here,
): View | null => {
  const about = `${here.url.pathname + here.url.search}#${titleOf(document)}`
  let barred = false
  for (const { at, control, find: boxes, judged, twin, instruction, ways, choice } of others) {
    const which = at ? RegExp(at).exec(about)?.[1] : find(boxes, document) && t(`control_${control}`)
    if (which == null || (judged && !here.judged)) continue
    // A done step skips the notice, but offers its choice unless an earlier notice rules it out.
    barred ||= done && !twin && !choice
    if (barred && !twin) continue
    const { key, subs } = instruction
    return {
      ...blocked(page, step, t(key, subs[0] || which, ...subs.slice(1)), ways.map(way(here, which)), errors),
      skippable: !done,
      choice: (!barred && choice) || null,
    }
  }
  return null
}

/** Returns the view for a wrong object or field type on a field page; null if both are right. */
export const wrongFieldPage = (
  page: PageId,
  document: Document,
  plan: FindablePlan,
  here: Here,
): View | null => {
  const object = objectOf(here.url, document)
  if (object && object !== 'Case') {
    return blocked(page, 'fields', t('blocked_object', object), [way(here)(plan.caseFields)])
  }
  return chosenType(document) === 'other' ? blocked(page, 'fields', t('blocked_field_type')) : null
}
