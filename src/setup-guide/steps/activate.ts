/** Hand the five values to SpaceIQ. This happens in the popup and involves no Salesforce page. */

import { text } from '../../platform/text.ts'
import type { Step } from '../step.ts'

const seen = {
  active: 'seen_activation_active',
  pending: 'seen_activation_pending',
  saved: 'seen_activation_saved',
} as const

export const activate: Step = {
  stops: [],
  done: ({ activation }) => activation !== undefined,
  seen: ({ activation }) => (activation ? text(seen[activation.status]) : null),
}
