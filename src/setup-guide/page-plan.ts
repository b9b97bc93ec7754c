/** Completes the guide's plan with locators and extraction rules for the page. */

import type { ControlId } from '../salesforce/control-ids.ts'
import type { Marker } from '../salesforce/dom/action.ts'
import { knownErrors } from '../salesforce/dom/known-errors.ts'
import type { Locator } from '../salesforce/dom/locator.ts'
import { locatorsFor } from '../salesforce/dom/locators.ts'
import { normalizeText } from '../salesforce/dom/normalize.ts'
import { presenceLocatorsFor } from '../salesforce/dom/permission-boxes.ts'
import { targetSelectors } from '../salesforce/dom/target-selectors.ts'
import { type ExtractionRules, extractionRulesFor } from '../salesforce/extract/extraction-rules.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { pageRules } from '../salesforce/pages/pages.ts'
import { matchesPath, type PageRule } from '../salesforce/pages/recognize.ts'
import { type BlockingPageRule, blockingPageRules, replacedPagePattern } from './blocking-pages.ts'
import type { FieldCreationInstruction } from './field-creation/field-creation.ts'
import { foreignRecordPattern } from './foreign-record.ts'
import { caseFieldsLink, type LightningPages, lightningPages } from './lightning-pages.ts'
import type { StepTarget } from './page-status.ts'
import type { GuidePlan } from './plan.ts'
import type { Blocker, ForeignRecordNotice, PageLink } from './step.ts'
import type { PagePlan, PlannedMarker } from './step-page-plan.ts'

/** Locators of controls the admin picked, each for one language. */
export type PickedLocators = Readonly<Partial<Record<ControlId, readonly Locator[]>>>

export interface LocatedMarker extends PlannedMarker {
  readonly find: readonly Locator[]
  /** Locators proving that the page needs the control: if optional, it may be one of several. */
  readonly needed: readonly Locator[]
  /** Language-independent part of `find`, set if `find` or the action also uses words. */
  readonly wordless?: readonly Locator[]
}

interface LocatedBlocker extends Omit<Blocker, 'knownError' | 'errorMentions' | 'besideLabels'> {
  readonly find: readonly Locator[]
  /** Locators of which one must match, if there are any. */
  readonly beside: readonly Locator[]
  /** Normalized error text; '' if none is meant. */
  readonly message: string
}

interface LocatedForeignRecord extends Omit<ForeignRecordNotice, 'condition'> {
  /** Pattern of URL and title; '' if a control on the page decides. */
  readonly at: string
  /** Control whose presence decides. */
  readonly control?: ControlId
  readonly find: readonly Locator[]
  /** Decide only after the background has judged the page report. */
  readonly needsReport: boolean
  /** Shown even if nothing is left to do. */
  readonly twin: boolean
}

export interface LocatedPagePlan extends Omit<PagePlan, 'markers' | 'blocker' | 'foreignRecords'> {
  readonly markers: readonly LocatedMarker[]
  readonly blocker: LocatedBlocker | null
  readonly foreignRecords: readonly LocatedForeignRecord[]
  readonly extractionRules: ExtractionRules | null
}

export interface LocatedPlan
  extends Omit<GuidePlan, 'pages' | 'fields' | 'knownRecordIds' | 'way' | 'externalClientAppPages'> {
  /** The org's My Domain host. */
  readonly org: string
  /** Buttons clicked while the missing fields are created. */
  readonly buttons: Readonly<Record<Exclude<FieldCreationInstruction['press'], 'list'>, readonly Locator[]>>
  /** Target selectors, once for all markers, to keep the plan small: every page reads it. */
  readonly kinds: typeof targetSelectors
  /** Rules for recognizing pages. */
  readonly rules: readonly PageRule[]
  /** Instructions on Lightning Setup pages by Setup node; '' is for all other nodes. */
  readonly lightning: LightningPages
  readonly caseFields: PageLink
  /** Pattern of the API names to extract from the field list, with or without a namespace. */
  readonly listed: string
  /** Rules for pages that replace another page. */
  readonly walls: readonly BlockingPageRule[]
  /** Pattern of the expected page and its replacement, if not in a known error area. */
  readonly inPlace: string
  readonly pages: Readonly<Partial<Record<PageId, LocatedPagePlan>>>
  readonly fields: Readonly<Record<string, Readonly<Partial<Record<PageId, LocatedPagePlan>>>>>
}

const lastStep: StepTarget = { step: 'activate', path: null, isOpen: false }

const rootLocators: readonly Locator[] = [{ css: ':root' }]

/** Returns the locators whose `only` rejects multiple matches, without `only`. */
const ambiguousLocators = (locators: readonly Locator[]): readonly Locator[] =>
  locators.filter(({ only, text }) => only && text !== '').map(({ only: _, ...locator }) => locator)

const locateForeignRecord = (
  page: PageId,
  { condition, ...notice }: ForeignRecordNotice,
  hints: GuidePlan['hints'],
): LocatedPagePlan['foreignRecords'] => {
  if (typeof condition !== 'string')
    return condition.map((control) => ({
      ...notice,
      at: '',
      control,
      find: locatorsFor(control, hints),
      needsReport: false,
      twin: false,
    }))
  const at = foreignRecordPattern(page, condition, hints)
  return at === null
    ? []
    : [{ ...notice, at, find: [], needsReport: condition === 'unknown', twin: condition === 'twin' }]
}

/** Returns locators that use no words of the page, if some do; options always need words. */
const findWordlessLocators = (
  { action }: Marker,
  find: readonly Locator[],
): Pick<LocatedMarker, 'wordless'> => {
  const wordless = find.filter(({ text, like, row, label }) => !(text || like || row || label))
  if (action.kind === 'choose') return { wordless: [] }
  return wordless.length < find.length ? { wordless } : {}
}

/** Puts picked locators first; a rule's name is its control's. */
const withPickedLocators = (rules: ExtractionRules | null, picked: PickedLocators): ExtractionRules | null =>
  rules &&
  Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [
      name,
      { ...rule, at: [...(picked[name as ControlId] ?? []), ...rule.at] },
    ]),
  )

/**
 * Adds locators to all markers and extraction rules to all pages. Picked locators come first: the
 * admin was asked because ours matched nothing. The remark stands on the card at a control found by
 * a way that rests on little.
 */
export const withLocators = (
  org: string,
  plan: GuidePlan,
  picked: PickedLocators,
  remark: string,
): LocatedPlan => {
  const findLocators = (control: ControlId, row?: string) => [
    ...(picked[control] ?? []),
    ...locatorsFor(control, plan.hints, row, remark),
  ]
  const locatePages = (pages: GuidePlan['pages']): LocatedPlan['pages'] =>
    Object.fromEntries(
      // Typed as a tuple: `fromEntries` takes anything else, and checks no member.
      Object.entries(pages).map(([page, one]): [string, LocatedPagePlan] => [
        page,
        {
          ...one,
          markers: one.markers.map((marker) => {
            const find = findLocators(marker.control, marker.row)
            return {
              ...marker,
              ...findWordlessLocators(marker, find),
              find,
              needed: marker.optional
                ? [...ambiguousLocators(find), ...presenceLocatorsFor(marker.control)]
                : rootLocators,
            }
          }),
          blocker: one.blocker && {
            ...one.blocker,
            message: one.blocker.knownError
              ? knownErrors[one.blocker.knownError]
              : normalizeText(one.blocker.errorMentions ?? ''),
            find: one.blocker.missingControl ? findLocators(one.blocker.missingControl) : [],
            beside: one.blocker.besideLabels ? [{ label: one.blocker.besideLabels.map(normalizeText) }] : [],
          },
          foreignRecords: one.foreignRecords.flatMap((notice) =>
            locateForeignRecord(page as PageId, notice, plan.hints),
          ),
          extractionRules: withPickedLocators(extractionRulesFor(page as PageId, plan.hints), picked),
        },
      ]),
    )
  return {
    ...plan,
    org,
    buttons: {
      newField: findLocators('newField'),
      next: findLocators('next'),
      saveField: findLocators('saveField'),
    },
    kinds: targetSelectors,
    rules: pageRules,
    // Without a next step no page is drawn.
    lightning: { ...lightningPages(plan.next ?? lastStep), ...plan.externalClientAppPages },
    caseFields: caseFieldsLink,
    listed: `^(?:\\w+__)?(?:${plan.rows.map(({ name }) => name).join('|')})__c$`,
    walls: blockingPageRules(plan.knownRecordIds),
    inPlace: replacedPagePattern(plan.creation),
    pages: locatePages(plan.pages),
    fields: Object.fromEntries(
      Object.entries(plan.fields).map(([name, pages]) => [name, locatePages(pages)]),
    ),
  }
}

/**
 * Returns the plan with only the pages that the URL can be: all pages are some 80 kB, and the reply
 * is copied between processes before the first marker shows.
 */
export const narrowPlanTo = (plan: LocatedPlan, url: URL): LocatedPlan => {
  const ids = new Set(plan.rules.filter((rule) => matchesPath(rule, url)).map(({ id }) => id))
  const pick = (pages: LocatedPlan['pages']): LocatedPlan['pages'] =>
    Object.fromEntries(Object.entries(pages).filter(([id]) => ids.has(id as PageId)))
  return {
    ...plan,
    pages: pick(plan.pages),
    fields: Object.fromEntries(
      Object.entries(plan.fields)
        .map(([name, pages]) => [name, pick(pages)] as const)
        .filter(([, pages]) => Object.keys(pages).length > 0),
    ),
  }
}
