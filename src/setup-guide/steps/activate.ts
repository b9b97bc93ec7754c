/** Hand the five values to SpaceIQ. This happens in the popup and involves no Salesforce page. */

import { text } from '../../platform/text.ts'
import type { Step } from '../step.ts'

const statusTexts = {
  active: 'seen_activation_active',
  pending: 'seen_activation_pending',
  saved: 'seen_activation_saved',
} as const

export const activationStep: Step = {
  pages: [],
  isDone: ({ activation }) => activation !== undefined,
  summarize: ({ activation }) => (activation ? text(statusTexts[activation.status]) : null),
}
