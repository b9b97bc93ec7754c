/** The journey with client credentials and an external client app, where the password flow is no way. */

import type { ElementHandle, Page } from 'puppeteer-core'
import { requiredConnectedApp } from '../../../src/required-setup.ts'
import type { FakeOrg, OrgVariant, PracticeOrg, ReceivedActivation } from '../../practice-org/types.ts'
import { checkOrg, readStep, showCurrentStep } from './external-client-app-stages.ts'
import {
  clickIn,
  fieldsStage,
  inPopup,
  type Journey,
  type JourneyStage,
  loginStage,
  profileStage,
  startGuideStage,
  typeIn,
  userStage,
  verify,
} from './journey.ts'

/** An org that nothing was set up in, which never had the password flow. */
export const orgOfSummer26: Partial<OrgVariant> = { era: 'summer-26' }

/** Finds an element through the open shadow roots of Lightning's page. */
const find = async (page: Page, selector: string): Promise<ElementHandle<Element>> => {
  const found = await page.waitForSelector(`>>> ${selector}`, { visible: true, timeout: 15_000 })
  if (!found) throw new Error(`The page has no ${selector}`)
  return found
}

const clickOn = async ({ admin }: Journey, selector: string) => {
  admin.effort.clicks += 1
  await (await find(admin.page, selector)).click()
}

const clickAndNavigate = async (journey: Journey, selector: string) => {
  const loaded = journey.admin.page.waitForNavigation({ timeout: 15_000 })
  await clickOn(journey, selector)
  await loaded
}

const typeOn = async (journey: Journey, selector: string, text: string) => {
  await clickOn(journey, selector)
  journey.admin.effort.keystrokes += text.length
  await journey.admin.page.keyboard.type(text)
}

const findIntegrationUser = ({ users }: FakeOrg) =>
  users.find(({ username }) => username.startsWith('spaceiq'))

/** Creates the app by hand, from what the card says, and completes its policies. */
const externalClientAppStage: JourneyStage = {
  id: 'app',
  run: async (journey) => {
    const { admin, org } = journey
    const { page } = admin
    await checkOrg(journey)
    await showCurrentStep(journey)
    const { markers } = await admin.waitForPage('lightning', ({ text }) => text.includes('Run As (Username)'))
    if (markers.length > 0) throw new Error('A marker is on a page of which nothing is known')
    await clickAndNavigate(journey, 'button[data-action="go"][data-value$="/new"]')
    await typeOn(journey, '#name', requiredConnectedApp.name)
    await typeOn(journey, '#contactEmail', 'it@acme.example')
    await (await find(page, '#distributionState')).select('Local')
    await clickOn(journey, '[name="oauth"]')
    await typeOn(journey, '#callbackUrl', requiredConnectedApp.callbackUrl)
    await (await find(page, '#scopes-available')).select('api')
    await clickOn(journey, 'button[data-action="add"]')
    await clickOn(journey, '[name="clientCredentials"]')
    await clickOn(journey, 'button[data-action="accept"]')
    await clickAndNavigate(journey, 'button[data-action="post"]')
    await clickAndNavigate(journey, 'button[data-value*="edit"]')
    await clickOn(journey, '[name="clientCredentialsPolicy"]')
    await typeOn(journey, '#runAs', findIntegrationUser(org)?.username ?? '')
    await clickAndNavigate(journey, 'button[data-action="post"]')
    await checkOrg(journey)
    const { status, text } = await readStep(journey, 'app')
    if (status !== 'done') throw new Error(`The app’s step is ${status}: ${text}`)
  },
}

/** Copies key and secret with the page's own buttons, and pastes them into the popup. */
const pasteCredentialsStage: JourneyStage = {
  id: 'keys',
  run: async (journey) => {
    const { admin, extension, org } = journey
    await clickAndNavigate(journey, 'a[role="tab"][href*="settings"]')
    await clickAndNavigate(journey, 'button[data-value*="consumer"]')
    await verify(admin, org)
    await find(admin.page, 'button[data-action="copy"]')
    const copied: string[] = []
    for (const button of await admin.page.$$('>>> button[data-action="copy"]')) {
      await button.click()
      admin.effort.clicks += 1
      copied.push(await extension.readClipboard(admin.page))
    }
    const [clientId = '', clientSecret = ''] = copied
    await inPopup(journey, async (popup) => {
      await typeIn(journey, popup, 'clientId', clientId)
      await typeIn(journey, popup, 'clientSecret', clientSecret)
      await popup.keyboard.press('Tab')
      await popup.waitForSelector('li[data-step="keys"][data-status="done"]')
    })
  },
}

/** Chooses client credentials, tests them with a data call, and hands them to SpaceIQ. */
const activateWithClientCredentialsStage: JourneyStage = {
  id: 'activate',
  run: (journey) =>
    inPopup(journey, async (popup) => {
      const { practice } = journey
      await clickIn(journey, popup, 'input[name="grant"][value="client_credentials"]')
      await clickIn(journey, popup, '[data-action="test-client-credentials"]')
      await popup.waitForSelector('[data-sign-in="success"][data-grant="client_credentials"]', {
        timeout: 20_000,
      })
      await journey.onPopup(popup)
      await typeIn(journey, popup, 'token', practice.spaceiq.token)
      await clickIn(journey, popup, '[data-action="activate"]')
      await popup.waitForSelector('[data-outcome="active"]', { timeout: 15_000 })
    }),
}

/** The stages in the manual's order, with an external client app in place of the connected app. */
export const clientCredentialsStages: readonly JourneyStage[] = [
  loginStage,
  startGuideStage,
  profileStage,
  userStage,
  fieldsStage,
  externalClientAppStage,
  pasteCredentialsStage,
  activateWithClientCredentialsStage,
]

/** Finds the one request of version 2 with exactly the org's values, or undefined. */
export const findAcceptedClientCredentials = (
  practice: PracticeOrg,
  org: FakeOrg,
): ReceivedActivation | undefined => {
  const [app] = org.externalClientApps
  const wanted = {
    integration: 'salesforce',
    version: 2,
    grant: 'client_credentials',
    clientId: app?.consumerKey,
    clientSecret: app?.consumerSecret,
    domain: `https://${org.name}.my.salesforce.com/`,
  }
  return practice.spaceiq.received.find(
    ({ body, violations }) =>
      violations.length === 0 &&
      Object.keys(body as object).length === Object.keys(wanted).length &&
      Object.entries(wanted).every(([name, value]) => (body as Record<string, unknown>)[name] === value),
  )
}
