/** The rows of *Check my org* on a day on which the password flow still works. */

import type { OrgFacts } from '../../src/org-check/facts/facts.ts'
import type { CheckRow } from '../../src/org-check/row.ts'
import type { UserCaseDescribe } from '../../src/org-check/rows/case-rules.ts'
import { checkRows, observeFacts } from '../../src/org-check/rows.ts'

/** Returns the rows for an org of which nothing was observed before. */
export const checkRowsToday = (
  facts: OrgFacts,
  org: string,
  isPasswordLost = false,
  loginTest: UserCaseDescribe = {},
): readonly CheckRow[] =>
  checkRows(facts, {
    org,
    isPasswordLost,
    loginTest,
    setup: observeFacts(facts, {}),
    now: new Date('2026-11-29T09:00:00Z'),
    chosenGrant: null,
  })
