/** Measures the five scenarios from an empty org to an activation. */

import type { EffortMetrics } from '../browser/setup-guide/admin.ts'
import {
  connectedAppStage,
  consumerCredentialsStage,
  createJourney,
  fieldsStage,
  type Journey,
  type JourneyStage,
  loginStage,
  profileStage,
  startGuideStage,
  userStage,
} from '../browser/setup-guide/journey.ts'
import { countCorrectFields, findAcceptedRequest } from '../demo/report.ts'
import { type ExtensionDriver, launchBrowser } from '../harness/launch.ts'
import { startPracticeOrg } from '../practice-org/index.ts'
import type { FakeOrg, PracticeOrg } from '../practice-org/types.ts'
import {
  checkAndRepairStage,
  createFieldsStage,
  enterCredentialsStage,
  goToNextStepByCard,
} from './guided-way.ts'
import { runManualSetup } from './manual/manual.ts'
import { runPanelWay } from './panel-way.ts'

export interface ScenarioResult {
  readonly id: string
  readonly label: string
  readonly clicks: number
  readonly keystrokes: number
  /** Clicks and keystrokes together. */
  readonly actions: number
  readonly pageLoads: number
  readonly ms: number
}

interface SetupScenario {
  readonly id: 'manual' | 'guide' | 'page-by-page' | 'mend' | 'panel'
  readonly label: string
  /** Runs the scenario. Resolves to true if SpaceIQ then has the org's values. */
  run(
    extension: ExtensionDriver,
    practice: PracticeOrg,
    org: FakeOrg,
    effort: EffortMetrics,
  ): Promise<boolean>
}

/** Counts a click for each popup: tests cannot click the toolbar button that opens it. */
const countPopups = (extension: ExtensionDriver, effort: EffortMetrics): ExtensionDriver => ({
  ...extension,
  openPopup: (page) => {
    effort.clicks += 1
    return extension.openPopup(page)
  },
})

const guided =
  (
    stages: readonly JourneyStage[],
    goToNextStep: Journey['goToNextStep'] = goToNextStepByCard,
  ): SetupScenario['run'] =>
  async (extension, practice, org, effort) => {
    const journey: Journey = await createJourney(extension, practice, org)
    const counted: Journey = {
      ...journey,
      goToNextStep,
      extension: countPopups(extension, journey.admin.effort),
    }
    for (const stage of stages) await stage.run(counted)
    Object.assign(effort, journey.admin.effort)
    return findAcceptedRequest(practice, org) !== undefined
  }

export const setupScenarios: readonly SetupScenario[] = [
  { id: 'manual', label: 'The manual, by hand', run: runManualSetup },
  {
    id: 'guide',
    label: 'The guide, Fill this page',
    run: guided([
      loginStage,
      startGuideStage,
      profileStage,
      userStage,
      fieldsStage,
      connectedAppStage,
      consumerCredentialsStage,
      enterCredentialsStage,
    ]),
  },
  {
    id: 'page-by-page',
    label: 'Create the missing fields',
    run: guided([
      loginStage,
      startGuideStage,
      profileStage,
      userStage,
      createFieldsStage,
      connectedAppStage,
      consumerCredentialsStage,
      enterCredentialsStage,
    ]),
  },
  {
    id: 'mend',
    label: 'Check my org, Review fixes',
    // After *Review fixes* the popup has already led to the app.
    run: guided(
      [
        loginStage,
        startGuideStage,
        checkAndRepairStage,
        connectedAppStage,
        consumerCredentialsStage,
        enterCredentialsStage,
      ],
      async () => {},
    ),
  },
  {
    id: 'panel',
    label: 'Start and check, in the panel',
    run: guided([loginStage, { id: 'panel', run: runPanelWay }]),
  },
]

/** Closes the welcome tab, which would otherwise cover the admin's tab at any moment. */
const closeWelcome = async ({ browser, url }: ExtensionDriver): Promise<void> => {
  const welcome = await browser.waitForTarget((target) => target.url() === url('src/welcome/index.html'))
  await (await welcome.page())?.close()
}

/** Measures one scenario on an empty org in its own browser. Throws if it does not complete. */
export const measureScenario = async ({ id, label, run: go }: SetupScenario): Promise<ScenarioResult> => {
  const practice = await startPracticeOrg()
  let extension: ExtensionDriver | undefined
  try {
    extension = await launchBrowser({ port: practice.port, hostAccess: 'none' })
    await closeWelcome(extension)
    const org = practice.orgs.get('acme')
    if (!org) throw new Error('The practice org has no acme')
    const effort: EffortMetrics = { clicks: 0, keystrokes: 0, pageLoads: 0 }
    const begin = performance.now()
    const accepted = await go(extension, practice, org, effort)
    const ms = Math.round(performance.now() - begin)
    if (!accepted) throw new Error(`${label}: SpaceIQ did not get what the org holds`)
    if (countCorrectFields(org) !== 7) throw new Error(`${label}: ${countCorrectFields(org)} of 7 fields`)
    return { id, label, ...effort, actions: effort.clicks + effort.keystrokes, ms }
  } finally {
    await extension?.close()
    await practice.close()
  }
}
