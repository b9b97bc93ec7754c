/**
 * Locators of Setup's controls: by id or name, then URL, then label. Known ids are Salesforce's own
 * and the same in every language. What each way rests on is in the tables of ways.
 */

import type { ControlId } from '../control-ids.ts'
import { appWays } from './app-ways.ts'
import { fieldWays } from './field-ways.ts'
import { identityWays } from './identity-ways.ts'
import type { Locator } from './locator.ts'
import { profileWays } from './profile-ways.ts'
import { sidebarWays } from './sidebar-ways.ts'
import { userWays } from './user-ways.ts'
import { type LocatorHints, toLocator, type Way, type WayFactory } from './way.ts'

export type { LocatorHints } from './way.ts'

const wayFactories: Readonly<Record<ControlId, WayFactory>> = {
  ...sidebarWays,
  ...profileWays,
  ...userWays,
  ...fieldWays,
  ...appWays,
  ...identityWays,
}

/** Returns the ways to find a control in an org, with what they rest on, the most reliable first. */
export const waysTo = (control: ControlId, hints: LocatorHints): readonly Way[] =>
  wayFactories[control](hints)

/**
 * Returns the locators of a control in an org, the most reliable first; those that rest on little
 * with the remark.
 */
export const locatorsFor = (
  control: ControlId,
  hints: LocatorHints,
  row?: string,
  remark?: string,
): readonly Locator[] =>
  waysTo(control, hints)
    .map((one) => toLocator(one, remark))
    .map((locator) => (row === undefined ? locator : { ...locator, row }))

/** The names of all controls that the guide locates. */
export const controlIds = Object.keys(wayFactories) as readonly ControlId[]

/** Checks for the name of a control that the guide locates. */
export const isControlId = (name: string): name is ControlId => Object.hasOwn(wayFactories, name)
