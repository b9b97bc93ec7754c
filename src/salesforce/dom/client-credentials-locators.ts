/**
 * Locators of the client credentials flow in an app's form and policies. No source shows an id or a
 * handler there: the labels are few, and the buttons follow their neighbors and where they lead.
 */

import type { ControlId } from '../control-ids.ts'
import { normalizedLabels } from './labels.ts'
import type { Locator } from './locator.ts'

/**
 * Returns locators of *Run As* of the flow: the cell, or what is in it. Only in the flow's section:
 * that of an app's own handler has a row of the same name.
 */
export const runAsLocators = (css?: string): readonly Locator[] => [
  {
    label: normalizedLabels('runAs'),
    each: true,
    section: normalizedLabels('flowPolicies'),
    only: true,
    ...(css ? { css } : {}),
  },
]

/** Controls of the flow, in the app's form, on its page and in its policies. */
export const clientCredentialsLocators = {
  clientCredentialsFlow: (): readonly Locator[] => [
    { label: normalizedLabels('clientCredentialsFlow'), css: 'input[type="checkbox"]' },
  ],
  manageApp: (): readonly Locator[] => [
    { css: 'input[name="manage"]' },
    { css: 'input[id$=":manage"]' },
    { css: 'input[onclick*="/ForceConnectedApplicationPage/"]' },
  ],
  editPolicies: (): readonly Locator[] => [
    { css: '#topButtonRow input[name="edit"]' },
    { css: 'input[name="edit"]' },
  ],
  runAs: () => runAsLocators('input[type="text"]'),
} as const satisfies Readonly<Partial<Record<ControlId, () => readonly Locator[]>>>
