/** Views of pages on which the guide cannot simply go on, and the ways from there. */

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

/** Salesforce's own words for what it refuses. */
export const refusals = (errors: readonly string[]): readonly Problem[] =>
  errors.map((message) => ({ text: t('problem_refused', message) }))

/** A view that says why the guide stops here, with Salesforce's own words where it has some, and nothing else. */
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

/** A way to another page of the org, or, where its path has a query to fill, to that of the record meant. Inside Lightning's frame it leads through the whole tab. */
export const way =
  ({ org }: Here, id = '') =>
  ({ text, path, action }: Way): Link => ({
    text: say(text),
    href: `https://${org}${path}${path.endsWith('?') ? id : ''}`,
    action,
  })

/** Lightning around a Classic page says nothing: the guide is in that page's own frame. */
export const lightning = (plan: FindablePlan, here: Here): View | null => {
  const { next } = plan
  if (!next || here.url.searchParams.has('address')) return null
  const page = plan.lightning[here.url.pathname.split('/')[3] ?? ''] ?? plan.lightning['']
  return page ? blocked('lightning', next.step, say(page.instruction), page.ways.map(way(here))) : null
}

/** Whether Salesforce says this, which is given normalised. */
const isSaid = (errors: readonly string[], words: string) =>
  errors.some((error) => normalise(error).includes(words))

/**
 * The page that Salesforce shows in place of one it does not show. In the wizard's place it is one as well when what it
 * says stands anywhere, while fields are created and where that ended so: else any page can stand there.
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

/** Why the org does not let the admin go on here, where it does not. */
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
 * A profile or an app that is not SpaceIQ's, or not known to be: made API-only, the profile's users could no longer work in
 * Salesforce, the app would be renamed, and nothing is picked up from it.
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
    // Nothing is marked there any more; that another is to be SpaceIQ's can be said all the same, unless it may not be.
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

/** What is wrong with a page about fields, before any of its controls is looked at; null where nothing is. */
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
