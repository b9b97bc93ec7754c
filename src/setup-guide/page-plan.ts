/** The guide's plan, completed with how to find on the page what it names. */

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

/** Where the admin showed a control to be: in one language each. */
export type Pointed = Readonly<Partial<Record<ControlId, readonly Lookup[]>>>

export interface FindableMarker extends Marker {
  readonly find: readonly Lookup[]
  /** Where this finds something, the control's absence is a loss: for an optional one, what could be one of several. */
  readonly needed: readonly Lookup[]
  /** Where some of `find`, or the deed, goes by words of the page: the others. */
  readonly wordless?: readonly Lookup[]
}

export interface FindableObstacle extends Omit<Obstacle, 'saying' | 'naming'> {
  readonly find: readonly Lookup[]
  /** Normalised; '' where nothing is meant. */
  readonly saying: string
}

export interface FindableOther extends Omit<Other, 'by'> {
  /** The pattern of the addresses and titles that it is about; '' where a control of the page tells. */
  readonly at: string
  /** This one, where it is found. */
  readonly control?: ControlId
  readonly find: readonly Lookup[]
  /** Only once it is judged whether what the page shows makes it the known one. */
  readonly judged: boolean
  /** Also where nothing is left to do. */
  readonly twin: boolean
}

export interface FindablePage extends Omit<PagePlan, 'markers' | 'obstacle' | 'others'> {
  readonly markers: readonly FindableMarker[]
  readonly obstacle: FindableObstacle | null
  readonly others: readonly FindableOther[]
  readonly reads: Reads | null
}

export interface FindablePlan extends Omit<Plan, 'pages' | 'fields' | 'known'> {
  /** The host of the org's My Domain. */
  readonly org: string
  /** The buttons that the creation of the missing fields presses. */
  readonly buttons: Readonly<Record<Exclude<RunOrder['press'], 'list'>, readonly Lookup[]>>
  /** What a deed can be done at, once for all markers: the plan is read on every page. */
  readonly kinds: typeof kinds
  /** How pages are told. */
  readonly rules: readonly PageRule[]
  /** What to say on a page of Lightning's Setup, by the node in its address; '' stands for every other one. */
  readonly lightning: Readonly<Record<string, LightningPage>>
  readonly caseFields: Way
  /** The id of SpaceIQ's app in its short form, '' where none is known. */
  readonly ownApp: string
  /** A pattern of the API names that are read from the list of fields: the org's own namespace can stand before them. */
  readonly listed: string
  /** What to say of a page that stands in place of another. */
  readonly walls: readonly Wall[]
  /** A pattern of the page meant and of what stands in its place, where that need not be in a known error area. */
  readonly inPlace: string
  readonly pages: Readonly<Partial<Record<PageId, FindablePage>>>
  readonly fields: Readonly<Record<string, Readonly<Partial<Record<PageId, FindablePage>>>>>
}

const somewhere: readonly Lookup[] = [{ css: ':root' }]

/** What `only` passes over because there are several. */
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

/** What leads to a control without a word of the page; nothing where all does. An entry of a list is chosen by its words. */
const wordlessOf = ({ deed }: Marker, find: readonly Lookup[]): Pick<FindableMarker, 'wordless'> => {
  const wordless = find.filter(({ text, like, row, label }) => !(text || like || row || label))
  if (deed.do === 'choose') return { wordless: [] }
  return wordless.length < find.length ? { wordless } : {}
}

/** A value that is read from a control has that control's name. */
const withPointed = (reads: Reads | null, pointed: Pointed): Reads | null =>
  reads &&
  Object.fromEntries(
    Object.entries(reads).map(([name, read]) => [
      name,
      { ...read, at: [...(pointed[name as ControlId] ?? []), ...read.at] },
    ]),
  )

/**
 * Adds the lookups of every marker and the reads of every page. What the admin pointed at comes before our own lookups:
 * they were asked because ours found nothing.
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
