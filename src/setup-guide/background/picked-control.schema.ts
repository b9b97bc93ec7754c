/** Schema of a control the admin picked, as sent by a page and as stored. */

import * as z from 'zod/mini'
import type { ControlId } from '../../salesforce/control-ids.ts'
import { isForeignPermission } from '../../salesforce/dom/foreign-permissions.ts'
import { targetSelectors } from '../../salesforce/dom/target-selectors.ts'
import type { PickedControl } from '../org-state.ts'

/**
 * Selectors that the picker creates: an ID or name as escaped by `CSS.escape`. Others could be
 * forged by a page: a list of selectors, or a permission's name escaped so that no comparison
 * recognizes it.
 */
const PICKED_SELECTOR = /^(?:\[id|[a-z][a-z\d-]*\[name)="(?:[-\w\u{80}-\u{10ffff}]|\\3\d |\\[^\w\t-\r])*"\]$/u

/** Checks for a selector that the picker creates; with a label, also a target selector. */
const isPickedSelector = ({ css, label }: Pick<PickedControl, 'css' | 'label'>): boolean =>
  PICKED_SELECTOR.test(css) || (label !== null && Object.values(targetSelectors).includes(css))

/** The control's name may be any: it is only ever compared with known names. */
export const pickedControlSchema = z
  .strictObject({
    control: z.custom<ControlId>((name) => typeof name === 'string' && /^[a-zA-Z]{3,30}$/.test(name)),
    language: z.string().check(z.maxLength(20)),
    css: z.string().check(z.maxLength(300)),
    label: z.nullable(z.string().check(z.maxLength(255))),
  })
  .check(z.refine(isPickedSelector))

/** Parses stored picked controls. Drops malformed ones, and those of another permission. */
export const parsePickedControls = (stored: unknown): readonly PickedControl[] =>
  (Array.isArray(stored) ? stored : []).slice(0, 100).flatMap((one) => {
    const parsed = pickedControlSchema.safeParse(one)
    if (!parsed.success) return []
    const { control, css, label } = parsed.data
    return isForeignPermission(control, [css, label ?? '']) ? [] : [parsed.data]
  })
