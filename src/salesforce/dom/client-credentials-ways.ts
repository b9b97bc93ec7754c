/**
 * Ways to the controls of the client credentials flow in an app's form and policies. No source
 * shows an id or a handler there: the labels are few, and the buttons follow their neighbors and
 * where they lead.
 */

import type { ControlId } from '../control-ids.ts'
import type { Inference } from './evidence.ts'
import { normalizedLabels } from './labels.ts'
import type { Locator } from './locator.ts'
import { fixedWays, labeledWay, labeledWays, toLocator, type Way, type WayFactory, way } from './way.ts'

const policiesMarkup: Inference = {
  inferred: 'The markup of the policies: that they look like Classic’s other pages.',
}
const manageName: Inference = { inferred: 'The name and the id of Manage.' }

/**
 * Finds *Run As* of the flow: the cell, or what is in it. Only in the flow's section: that of an
 * app's own handler has a row of the same name.
 */
const runAsWays = (css?: string): readonly Way[] =>
  labeledWay(
    'runAs',
    { each: true, section: normalizedLabels('flowPolicies'), only: true, ...(css ? { css } : {}) },
    [policiesMarkup],
  )

/** Returns the locators of *Run As*: the cell, or what is in it. */
export const runAsLocators = (css?: string): readonly Locator[] => runAsWays(css).map((one) => toLocator(one))

/** Controls of the flow, in the app's form, on its page and in its policies. */
export const clientCredentialsWays = {
  clientCredentialsFlow: fixedWays(...labeledWays('clientCredentialsFlow', 'input[type="checkbox"]')),
  manageApp: fixedWays(
    way('input[name="manage"]', 'byom', manageName),
    way('input[id$=":manage"]', 'byom', manageName),
    way('input[onclick*="/ForceConnectedApplicationPage/"]', 'unnamed-driver', {
      inferred: 'That Manage has the address of the policies in its handler.',
    }),
  ),
  editPolicies: fixedWays(
    way('#topButtonRow input[name="edit"]', 'amazon', policiesMarkup),
    way('input[name="edit"]', 'amazon', policiesMarkup),
  ),
  runAs: fixedWays(...runAsWays('input[type="text"]')),
} as const satisfies Readonly<Partial<Record<ControlId, WayFactory>>>
