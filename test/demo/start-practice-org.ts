/**
 * Runs `npm start`: the practice org and a browser with the built extension, by hand or
 * automatically.
 */

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { acmeUrl, createJourney, type Journey, journeyStages } from '../browser/setup-guide/journey.ts'
import { type ExtensionDriver, launchBrowser } from '../harness/launch.ts'
import { adminPassword, startPracticeOrg } from '../practice-org/index.ts'
import { createRunReport, findAcceptedRequest, type StageReport } from './report.ts'

const folder = 'artifacts/run'

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

const runStages = async (journey: Journey): Promise<StageReport[]> => {
  const done: StageReport[] = []
  for (const stage of journeyStages) {
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

const runAlone = async (): Promise<number> => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const practice = await startPracticeOrg()
  let extension: ExtensionDriver | undefined
  try {
    extension = await launchBrowser({ port: practice.port, hostAccess: 'none' })
    const journey = await createJourney(extension, practice)
    takePictures(journey)
    console.log('The journey, by itself:')
    const steps = await runStages(journey)
    const report = createRunReport(steps, journey.admin.effort, practice, journey.org)
    await writeFile(`${folder}/report.json`, `${JSON.stringify(report, null, 2)}\n`)
    const accepted = findAcceptedRequest(practice, journey.org) !== undefined
    const passed = accepted && steps.every(({ status }) => status === 'passed')
    console.log(`Fields: ${report.fields.found} of 7. Activation: ${report.activation.status}.`)
    console.log(`Effort: ${JSON.stringify(report.effort)}. Report and pictures: ${folder}/`)
    return passed ? 0 : 1
  } finally {
    await extension?.close()
    await practice.close()
  }
}

const runByHand = async (): Promise<number> => {
  const practice = await startPracticeOrg()
  const extension = await launchBrowser({ port: practice.port, headless: false, hostAccess: 'none' })
  const [page] = await extension.browser.pages()
  const setup = encodeURIComponent('/setup/forcecomHomepage.apexp?setupid=ForceCom')
  await page?.goto(`${acmeUrl}/practice/login?startURL=${setup}`)
  console.log(
    "The practice org is open at Setup home. Click the extension's button in the toolbar, then Start.",
  )
  console.log(
    'The browser then asks whether the extension may reach this org and api.spaceiq.com: answer Allow. The guide is then on the open page.',
  )
  console.log(`If it signs you out: admin@acme.example, ${adminPassword}.`)
  console.log(`SpaceIQ's API token for the popup: ${practice.spaceiq.token}`)
  const org = practice.orgs.get('acme')
  let read = 0
  // Prints what Salesforce would mail.
  const mail = setInterval(() => {
    for (const one of org?.mailbox.slice(read) ?? []) {
      console.log(
        `Mail to ${one.to}: ${one.subject} ${one.code ?? ''}${one.username ?? ''} ${one.password ?? ''}`,
      )
    }
    read = org?.mailbox.length ?? 0
  }, 500)
  await new Promise<void>((resolve) => extension.browser.once('disconnected', () => resolve()))
  clearInterval(mail)
  await practice.close()
  return 0
}

/**
 * Runs until the browser is closed, or goes through the journey automatically. Resolves to the exit
 * code.
 */
export const run = ({ auto }: { auto: boolean }): Promise<number> => (auto ? runAlone() : runByHand())
