/** Ways proving that people use a profile: a set admin permission, or a standard profile. */

import type { ControlId } from '../control-ids.ts'
import type { LabelId } from './labels.ts'
import { handlerSources, originalBoxId } from './permission-boxes.ts'
import { fixedWays, labeledWay, type WayFactory, way } from './way.ts'

const checkedBox = ':is(input[type="checkbox"]:checked, img[src*="checkbox_checked"])'
const uncheckedBox = ':is(input[type="checkbox"]:not(:checked), img[src*="checkbox_unchecked"])'

/**
 * Finds all matches of a set admin permission, by label or key. A false match costs the admin a
 * click; a missed one locks people out.
 */
const adminPermission = (key: string, label: LabelId): WayFactory =>
  fixedWays(
    way(`${checkedBox}[title="${key}"]`, 'katie'),
    way(`${checkedBox}[onclick*="'${key}'"]`, ...handlerSources),
    way(`${checkedBox}[id*="${key}" i]`, 'profile-list-2015', originalBoxId),
    way(`${checkedBox}[name*="${key}" i]`, 'profile-list-2015', originalBoxId),
    ...labeledWay(label, { css: checkedBox, each: true }),
  )

/** Controls that rule a profile out, each found only if it does. */
export const profileInUseWays = {
  manageUsers: adminPermission('ManageUsers', 'manageUsers'),
  customizeApplication: adminPermission('CustomizeApplication', 'customizeApplication'),
  modifyAllData: adminPermission('ModifyAllData', 'modifyAllData'),
  standardProfile: fixedWays(
    way(`${uncheckedBox}[id^="IsCustom"]`, 'profile-list-2015', {
      inferred: 'That the box has the id of its field.',
    }),
    ...labeledWay('customProfile', { css: uncheckedBox, each: true }),
  ),
} as const satisfies Readonly<Partial<Record<ControlId, WayFactory>>>
