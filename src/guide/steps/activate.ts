/** Hand the five values to SpaceIQ. It happens in the popup: no page of Salesforce has a part in it. */

import { type Step, text } from '../step.ts'

export const activate: Step = {
  stops: [],
  done: ({ activation }) => activation !== undefined,
  seen: ({ activation }) => (activation ? text(`seen_activation_${activation.status}`) : null),
}
