/** The four ways from an empty org to an activation, and how each is measured. */

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
import { type ExtensionDriver, launchChromium } from '../harness/launch.ts'
import { createCopyWithGrantedPermission } from '../harness/profile-copy.ts'
import { startPracticeOrg } from '../practice-org/index.ts'
import type { FakeOrg, PracticeOrg } from '../practice-org/types.ts'
import {
  checkAndRepairStage,
  createFieldsStage,
  enterCredentialsStage,
  goToNextStepByCard,
} from './guided-way.ts'
import { runManualSetup } from './manual/manual.ts'

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

export interface SetupScenario {
  readonly id: 'manual' | 'guide' | 'page-by-page' | 'mend'
  readonly label: string
  /** Goes the whole way; true where SpaceIQ then has what the org holds. */
  run(chromium: ExtensionDriver, practice: PracticeOrg, org: FakeOrg, effort: EffortMetrics): Promise<boolean>
}

/** The extension's button in the toolbar, which no test can press, counts as the click that it is. */
const countPopups = (chromium: ExtensionDriver, effort: EffortMetrics): ExtensionDriver => ({
  ...chromium,
  openPopup: (page) => {
    effort.clicks += 1
    return chromium.openPopup(page)
  },
})

const guided =
  (
    stages: readonly JourneyStage[],
    toNextStep: Journey['goToNextStep'] = goToNextStepByCard,
  ): SetupScenario['run'] =>
  async (chromium, practice, org, effort) => {
    const journey: Journey = await createJourney(chromium, practice, org)
    const counted = { ...journey, toNextStep, chromium: countPopups(chromium, journey.admin.effort) }
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
    label: 'Check my org, Mend it',
    // Where Mend it ends the popup has led to the app already.
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
]

/** The tab that opens by itself after the installation would come in front of the admin's at any moment. */
const closeWelcome = async ({ browser, url }: ExtensionDriver): Promise<void> => {
  const welcome = await browser.waitForTarget((target) => target.url() === url('src/welcome/index.html'))
  await (await welcome.page())?.close()
}

/** Measures one way on an empty org and in a browser of its own; fails where it does not lead to the end. */
export const measureScenario = async ({ id, label, run: go }: SetupScenario): Promise<ScenarioResult> => {
  const practice = await startPracticeOrg()
  const copy = id === 'mend' ? createCopyWithGrantedPermission() : undefined
  let chromium: ExtensionDriver | undefined
  try {
    chromium = await launchChromium({ port: practice.port, ...(copy ? { extension: copy.path } : {}) })
    await closeWelcome(chromium)
    const org = practice.orgs.get('acme')
    if (!org) throw new Error('The practice org has no acme')
    const effort: EffortMetrics = { clicks: 0, keystrokes: 0, pageLoads: 0 }
    const begin = performance.now()
    const accepted = await go(chromium, practice, org, effort)
    const ms = Math.round(performance.now() - begin)
    if (!accepted) throw new Error(`${label}: SpaceIQ did not get what the org holds`)
    if (countCorrectFields(org) !== 7) throw new Error(`${label}: ${countCorrectFields(org)} of 7 fields`)
    return { id, label, ...effort, actions: effort.clicks + effort.keystrokes, ms }
  } finally {
    await chromium?.close()
    await practice.close()
    copy?.remove()
  }
}
