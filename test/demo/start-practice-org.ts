/**
 * Runs `npm start`: the practice org and a browser with the built extension, by hand or
 * automatically.
 */

import { mkdir, rm, writeFile } from 'node:fs/promises'
import {
  clientCredentialsStages,
  findAcceptedClientCredentials,
  orgOfSummer26,
} from '../browser/setup-guide/client-credentials-stages.ts'
import {
  createJourney,
  type Journey,
  type JourneyStage,
  journeyStages,
} from '../browser/setup-guide/journey.ts'
import { getOrgKey } from '../harness/extension-fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../harness/launch.ts'
import { adminPassword, startPracticeOrg } from '../practice-org/index.ts'
import type { FakeOrg, PracticeOrg, ReceivedActivation } from '../practice-org/types.ts'
import { createRunReport, findAcceptedRequest, type StageReport } from './report.ts'

const folder = 'artifacts/run'

interface Way {
  readonly stages: readonly JourneyStage[]
  /** Returns the org of the journey, which has nothing of SpaceIQ's. */
  findOrg(practice: PracticeOrg): FakeOrg
  /** Returns the request that SpaceIQ accepted; undefined if there is none. */
  findAccepted(practice: PracticeOrg, org: FakeOrg): ReceivedActivation | undefined
}

const ways = {
  password: {
    stages: journeyStages,
    findOrg: ({ orgs }) => {
      const org = orgs.get('acme')
      if (!org) throw new Error('The practice org has no acme')
      return org
    },
    findAccepted: findAcceptedRequest,
  },
  'client-credentials': {
    stages: clientCredentialsStages,
    findOrg: (practice) => practice.addOrg('summer26', orgOfSummer26),
    findAccepted: findAcceptedClientCredentials,
  },
} as const satisfies Record<string, Way>
type WayName = keyof typeof ways

/** Takes a screenshot of every page with its markers, numbered in order. */
const takePictures = (journey: Journey) => {
  let number = 0
  const shoot = async (name: string, page = journey.admin.page) => {
    number += 1
    await page.screenshot({ path: `${folder}/${String(number).padStart(2, '0')}-${name}.png` })
  }
  journey.admin.onPageReached = (name) => shoot(name)
  journey.onPopup = (popup) => shoot('popup', popup)
}

const runStages = async (journey: Journey, stages: readonly JourneyStage[]): Promise<StageReport[]> => {
  const done: StageReport[] = []
  for (const stage of stages) {
    const begin = performance.now()
    try {
      await stage.run(journey)
      done.push({ id: stage.id, status: 'passed', ms: Math.round(performance.now() - begin) })
      console.log(`  ${stage.id.padEnd(10)} ${done.at(-1)?.ms} ms`)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      done.push({ id: stage.id, status: 'failed', ms: Math.round(performance.now() - begin), error: message })
      console.log(`  ${stage.id.padEnd(10)} failed: ${message}`)
      await journey.admin.page.screenshot({ path: `${folder}/failed-${stage.id}.png` }).catch(() => {})
      break
    }
  }
  return done
}

const runAlone = async (name: WayName): Promise<number> => {
  const way = ways[name]
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const practice = await startPracticeOrg()
  let extension: ExtensionDriver | undefined
  try {
    extension = await launchBrowser({ port: practice.port, hostAccess: 'none' })
    const journey = await createJourney(extension, practice, way.findOrg(practice))
    takePictures(journey)
    console.log('The journey, by itself:')
    const steps = await runStages(journey, way.stages)
    const accepted = way.findAccepted(practice, journey.org)
    const report = createRunReport(steps, journey.admin.effort, practice, journey.org, accepted)
    await writeFile(`${folder}/report.json`, `${JSON.stringify(report, null, 2)}\n`)
    const passed = accepted !== undefined && steps.every(({ status }) => status === 'passed')
    console.log(`Fields: ${report.fields.found} of 7. Activation: ${report.activation.status}.`)
    console.log(`Effort: ${JSON.stringify(report.effort)}. Report and pictures: ${folder}/`)
    return passed ? 0 : 1
  } finally {
    await extension?.close()
    await practice.close()
  }
}

const runByHand = async (name: WayName): Promise<number> => {
  const practice = await startPracticeOrg()
  const org = ways[name].findOrg(practice)
  const extension = await launchBrowser({ port: practice.port, headless: false, hostAccess: 'none' })
  const [page] = await extension.browser.pages()
  const setup = encodeURIComponent('/setup/forcecomHomepage.apexp?setupid=ForceCom')
  await page?.goto(`https://${getOrgKey(org)}/practice/login?startURL=${setup}`)
  console.log(
    "The practice org is open at Setup home. Click the extension's button in the toolbar, then Start.",
  )
  console.log(
    'The browser then asks whether the extension may reach this org and api.spaceiq.com: answer Allow. The guide is then on the open page.',
  )
  console.log(`If it signs you out: admin@acme.example, ${adminPassword}.`)
  console.log(`SpaceIQ's API token for the popup: ${practice.spaceiq.token}`)
  let read = 0
  // Prints what Salesforce would mail.
  const mail = setInterval(() => {
    for (const one of org.mailbox.slice(read)) {
      console.log(
        `Mail to ${one.to}: ${one.subject} ${one.code ?? ''}${one.username ?? ''} ${one.password ?? ''}`,
      )
    }
    read = org.mailbox.length
  }, 500)
  await new Promise<void>((resolve) => extension.browser.once('disconnected', () => resolve()))
  clearInterval(mail)
  await practice.close()
  return 0
}

/**
 * Runs until the browser is closed, or goes through the journey automatically, on the manual's way or
 * with client credentials. Resolves to the exit code.
 */
export const run = ({ auto, way }: { auto: boolean; way: WayName }): Promise<number> =>
  auto ? runAlone(way) : runByHand(way)
