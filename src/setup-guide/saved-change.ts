/** What a page report may show to be saved, and what becomes of the fill that led to it. Types. */

import type { ChangeSource } from '../change-record/change.ts'
import type { NewChange } from '../change-record/new-change.ts'
import type { PageReport } from '../salesforce/extract/page-report.ts'
import type { FilledPage } from './filled-page.ts'
import type { OrgState } from './org-state.ts'

/** A report that has just been applied to the org's state. */
export interface AppliedReport {
  readonly tab: number
  readonly report: PageReport
  readonly url: URL
  readonly before: OrgState
  readonly after: OrgState
  readonly now: number
}

/** A change that was seen. A report that is repeated has the same `key` again. */
export interface SeenChange {
  readonly key: string
  readonly source: Extract<ChangeSource, 'field-creation' | 'guide'>
  readonly change: NewChange
}

/** What becomes of a fill: kept as it is or with a name, dropped (null), and the change seen. */
export interface FollowedFill {
  readonly fill: FilledPage | null
  readonly change?: Omit<NewChange, 'at' | 'until'>
}
