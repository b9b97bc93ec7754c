/** The shape of a control that the admin picked, as a page sends it and as it is stored. */

import * as z from 'zod/mini'
import type { ControlId } from '../../salesforce/control-ids.ts'
import { targetSelectors } from '../../salesforce/dom/target-selectors.ts'
import type { PickedControl } from '../org-state.ts'

/**
 * The selectors that pointing makes (setup-guide/content/pick-control.ts): an id or a name as `CSS.escape` writes it, or, beside a label, a
 * kind of control.
 * Any other would be a page's own: a list of several, or a permission's name in letters that no comparison sees through.
 */
const PICKED_SELECTOR = /^(?:\[id|[a-z][a-z\d-]*\[name)="(?:[-\w\u{80}-\u{10ffff}]|\\3\d |\\[^\w\t-\r])*"\]$/u
const isPickedSelector = ({ css, label }: Pick<PickedControl, 'css' | 'label'>): boolean =>
  PICKED_SELECTOR.test(css) || (label !== null && Object.values(targetSelectors).includes(css))

/** A control's name, and how to find it again; the name is only ever compared with those we know. */
export const pickedControlSchema = z
  .strictObject({
    control: z.custom<ControlId>((name) => typeof name === 'string' && /^[a-zA-Z]{3,30}$/.test(name)),
    language: z.string().check(z.maxLength(20)),
    css: z.string().check(z.maxLength(300)),
    label: z.nullable(z.string().check(z.maxLength(255))),
  })
  .check(z.refine(isPickedSelector))
