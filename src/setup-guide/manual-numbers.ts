/** The numbers by which SpaceIQ's manual points at controls: a hint beside those that are drawn. */

import type { PageId } from '../salesforce/page-ids.ts'
import type { StepId } from './ids.ts'

type StepPages = Readonly<Partial<Record<PageId, number>>>

/** The manual's last number on each page, counted from 1; a step's other pages have none. */
const lastNumbers: Readonly<Partial<Record<StepId, StepPages>>> = {
  fields: { 'setup-home': 4, 'case-fields': 2, 'field-type': 3 },
  app: { 'setup-home': 3, apps: 2, 'app-edit': 9 },
  keys: { 'setup-home': 2, apps: 4, 'app-detail': 2 },
}

/** Returns the marker's number as the manual's; nothing where the number is only a position. */
export const findManualNumber = (step: StepId, page: PageId, number: number): { readonly manual?: number } =>
  number <= (lastNumbers[step]?.[page] ?? 0) ? { manual: number } : {}
