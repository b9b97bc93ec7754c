/** Completes the guide's plan with locators and extraction rules for the page. */

import type { ControlId } from '../salesforce/control-ids.ts'
import type { Marker } from '../salesforce/dom/action.ts'
import { sayings } from '../salesforce/dom/known-errors.ts'
import type { Lookup } from '../salesforce/dom/locator.ts'
import { lookupsFor, signsOf } from '../salesforce/dom/locators.ts'
import { normalise } from '../salesforce/dom/normalise.ts'
import { kinds } from '../salesforce/dom/target-selectors.ts'
import { type Reads, readsFor } from '../salesforce/extract/extraction-rules.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { pages } from '../salesforce/pages/pages.ts'
import type { PageRule } from '../salesforce/pages/recognise.ts'
import { inPlaceOf, type Wall, wallsFor } from './blocking-pages.ts'
import type { RunOrder } from './field-creation/field-creation.ts'
import { otherAt } from './foreign-record.ts'
import { caseFields, type LightningPage, lightningPages } from './lightning-pages.ts'
import type { Plan } from './plan.ts'
import { setupHome } from './start-path.ts'
import type { Obstacle, Other, Way } from './step.ts'
import type { PagePlan } from './step-page-plan.ts'

/** Locators of controls the admin picked, each for one language. */
export type Pointed = Readonly<Partial<Record<ControlId, readonly Lookup[]>>>

export interface FindableMarker extends Marker {
  readonly find: readonly Lookup[]
  /** Locators proving that the page needs the control: if optional, it may be one of several. */
  readonly needed: readonly Lookup[]
  /** Language-independent part of `find`, set if `find` or the action also uses words. */
  readonly wordless?: readonly Lookup[]
}

export interface FindableObstacle extends Omit<Obstacle, 'saying' | 'naming'> {
  readonly find: readonly Lookup[]
  /** Normalized error text; '' if none is meant. */
  readonly saying: string
}

export interface FindableOther extends Omit<Other, 'by'> {
  /** Pattern of URL and title; '' if a control on the page decides. */
  readonly at: string
  /** Control whose presence decides. */
  readonly control?: ControlId
  readonly find: readonly Lookup[]
  /** Decide only after the background has judged the page report. */
  readonly judged: boolean
  /** Shown even if nothing is left to do. */
  readonly twin: boolean
}

export interface FindablePage extends Omit<PagePlan, 'markers' | 'obstacle' | 'others'> {
  readonly markers: readonly FindableMarker[]
  readonly obstacle: FindableObstacle | null
  readonly others: readonly FindableOther[]
  readonly reads: Reads | null
}

export interface FindablePlan extends Omit<Plan, 'pages' | 'fields' | 'known'> {
  /** The org's My Domain host. */
  readonly org: string
  /** Buttons clicked while the missing fields are created. */
  readonly buttons: Readonly<Record<Exclude<RunOrder['press'], 'list'>, readonly Lookup[]>>
  /** Target selectors, once for all markers, to keep the plan small: every page reads it. */
  readonly kinds: typeof kinds
  /** Rules for recognizing pages. */
  readonly rules: readonly PageRule[]
  /** Instructions on Lightning Setup pages by Setup node; '' is for all other nodes. */
  readonly lightning: Readonly<Record<string, LightningPage>>
  readonly caseFields: Way
  /** 15-character id of SpaceIQ's connected app, '' if unknown. */
  readonly ownApp: string
  /** Pattern of the API names to extract from the field list, with or without a namespace. */
  readonly listed: string
  /** Rules for pages that replace another page. */
  readonly walls: readonly Wall[]
  /** Pattern of the expected page and its replacement, if not in a known error area. */
  readonly inPlace: string
  readonly pages: Readonly<Partial<Record<PageId, FindablePage>>>
  readonly fields: Readonly<Record<string, Readonly<Partial<Record<PageId, FindablePage>>>>>
}

const somewhere: readonly Lookup[] = [{ css: ':root' }]

/** Returns the locators whose `only` rejects multiple matches, without `only`. */
const several = (lookups: readonly Lookup[]): readonly Lookup[] =>
  lookups.filter(({ only, text }) => only && text !== '').map(({ only: _, ...lookup }) => lookup)

const withWays = (page: PageId, { by, ...other }: Other, hints: Plan['hints']): FindablePage['others'] => {
  if (typeof by !== 'string')
    return by.map((control) => ({
      ...other,
      at: '',
      control,
      find: lookupsFor(control, hints),
      judged: false,
      twin: false,
    }))
  const at = otherAt(page, by, hints)
  return at === null ? [] : [{ ...other, at, find: [], judged: by === 'unknown', twin: by === 'twin' }]
}

/** Returns locators that use no words of the page, if some do; options always need words. */
const wordlessOf = ({ deed }: Marker, find: readonly Lookup[]): Pick<FindableMarker, 'wordless'> => {
  const wordless = find.filter(({ text, like, row, label }) => !(text || like || row || label))
  if (deed.do === 'choose') return { wordless: [] }
  return wordless.length < find.length ? { wordless } : {}
}

/** Puts picked locators first; a rule's name is its control's. */
const withPointed = (reads: Reads | null, pointed: Pointed): Reads | null =>
  reads &&
  Object.fromEntries(
    Object.entries(reads).map(([name, read]) => [
      name,
      { ...read, at: [...(pointed[name as ControlId] ?? []), ...read.at] },
    ]),
  )

/**
 * Adds locators to all markers and extraction rules to all pages. Picked locators come first: the
 * admin was asked because ours matched nothing.
 */
export const findable = (org: string, plan: Plan, pointed: Pointed): FindablePlan => {
  const lookups = (control: ControlId, row?: string) => [
    ...(pointed[control] ?? []),
    ...lookupsFor(control, plan.hints, row),
  ]
  const withLookups = (some: Plan['pages']): FindablePlan['pages'] =>
    Object.fromEntries(
      Object.entries(some).map(([page, one]) => [
        page,
        {
          ...one,
          markers: one.markers.map((marker) => {
            const find = lookups(marker.control, marker.row)
            return {
              ...marker,
              ...wordlessOf(marker, find),
              find,
              needed: marker.optional ? [...several(find), ...signsOf(marker.control)] : somewhere,
            }
          }),
          obstacle: one.obstacle && {
            ...one.obstacle,
            saying: one.obstacle.saying ? sayings[one.obstacle.saying] : normalise(one.obstacle.naming ?? ''),
            find: one.obstacle.without ? lookups(one.obstacle.without) : [],
          },
          others: one.others.flatMap((other) => withWays(page as PageId, other, plan.hints)),
          reads: withPointed(readsFor(page as PageId, plan.hints), pointed),
        },
      ]),
    )
  return {
    ...plan,
    org,
    buttons: { newField: lookups('newField'), next: lookups('next'), saveField: lookups('saveField') },
    kinds,
    rules: pages,
    lightning: lightningPages(plan.next?.path ?? setupHome),
    caseFields,
    ownApp: plan.hints.appId.slice(0, 15),
    listed: `^(?:\\w+__)?(?:${plan.rows.map(({ name }) => name).join('|')})__c$`,
    walls: wallsFor(plan.known),
    inPlace: inPlaceOf(plan.run),
    pages: withLookups(plan.pages),
    fields: Object.fromEntries(Object.entries(plan.fields).map(([name, some]) => [name, withLookups(some)])),
  }
}
