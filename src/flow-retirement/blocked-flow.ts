/** What to do where the org refuses the password flow, and whether any password can work there. */

import { type LocalizedText, text } from '../platform/text.ts'
import type { ObservedSetup } from '../salesforce/observed-setup.ts'
import { findOpenWay, needsClientCredentials } from './open-way.ts'

/**
 * Why an org refuses the flow: `off` can be allowed, `locked` and `over` cannot. `unclear`: the
 * org's age is not known well enough to tell whether the switch is locked.
 */
export type FlowBlock = 'off' | 'unclear' | 'locked' | 'over'

/** The Summer '26 release reached the first instances in May: older orgs surely have the switch. */
const summer26Begin = Date.parse('2026-05-01T00:00:00Z')

/** Returns why an org that refuses the flow does so, on the day `now`. */
export const findFlowBlock = (setup: ObservedSetup, now: Date): FlowBlock => {
  const { flow } = findOpenWay({ ...setup, passwordFlowBlocked: true }, { now, chosenGrant: null })
  if (flow === 'locked' || flow === 'over') return flow
  const { organizationCreatedAt: created } = setup
  return created !== undefined && created < summer26Begin ? 'off' : 'unclear'
}

const off = text('signin_flow_blocked')
const flowBlockTexts: Readonly<Record<FlowBlock, readonly [LocalizedText, ...LocalizedText[]]>> = {
  off: [off],
  unclear: [off, text('flow_grayed_out')],
  locked: [text('signin_flow_locked')],
  over: [text('signin_flow_over')],
}

/** Describes a refusal because of the flow, with the next move that is open on the day `now`. */
export const describeFlowBlock = (setup: ObservedSetup, now: Date) =>
  flowBlockTexts[findFlowBlock(setup, now)]

/** Returns the text that no password can log in to the org; null where one can, or may. */
export const describeLostFlow = (setup: ObservedSetup, now: Date): LocalizedText | null =>
  needsClientCredentials(findOpenWay(setup, { now, chosenGrant: null }))
    ? describeFlowBlock(setup, now)[0]
    : null
