/** Measures effort and time of each scenario, and checks the targets. */

import { measureScenario, type ScenarioResult, setupScenarios } from './scenarios.ts'
import { createTarget, type SectionReport } from './section.ts'

export interface EffortReport extends SectionReport {
  readonly ways: readonly ScenarioResult[]
  readonly countingRules: readonly string[]
}

const counting = [
  'Actions are clicks and keystrokes; a double click is two clicks, Ctrl+C two keystrokes; scrolling and page loads are none.',
  'Text that no page proposes is typed. Keys, passwords and tokens are copied and pasted: a triple click and Ctrl+C, or the page’s Copy button; a click and Ctrl+V.',
  'Going to another tab, the extension’s button in the toolbar, and the browser’s question for a permission are one click each.',
  'The verification code is read in the mail and typed. Where the manual leaves open how, the way with fewer actions is taken.',
  'Signing in to Salesforce and SpaceIQ is in no way’s count. Time is that of a script that never has to read.',
]

/** Measures every scenario, one after another. */
export const measureEffort = async (): Promise<EffortReport> => {
  const results: ScenarioResult[] = []
  for (const way of setupScenarios) results.push(await measureScenario(way))
  const actionsOf = (id: string) => results.find((one) => one.id === id)?.actions ?? Number.NaN
  const share = (id: string) => actionsOf(id) / actionsOf('manual')
  return {
    ways: results,
    targets: [
      createTarget('Page by page: share of the manual’s actions', share('page-by-page'), 1 / 5),
      createTarget('Review fixes: share of the manual’s actions', share('mend'), 1 / 10),
      createTarget('In the panel: actions', actionsOf('panel'), 25),
    ],
    countingRules: counting,
  }
}
