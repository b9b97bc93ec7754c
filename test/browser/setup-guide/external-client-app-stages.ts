/** What an admin does where the way goes through an external client app: in the popup and the tab. */

import type { Page } from 'puppeteer-core'
import type { StepId } from '../../../src/setup-guide/ids.ts'
import { addExternalClientAppFixture } from '../../practice-org/fixtures.ts'
import type { OrgExternalClientApp, OrgVariant } from '../../practice-org/types.ts'
import type { Journey } from './journey.ts'

/** An org of Summer ’26, without the password flow, with all but the app. */
export const orgWithoutApp: Partial<OrgVariant> = {
  era: 'summer-26',
  fixtures: ['profile', 'user', 'fields'],
}

/** Opens the popup as a tab, acts in it, and closes it. */
const inPopup = async <T>({ extension, admin }: Journey, act: (popup: Page) => Promise<T>): Promise<T> => {
  const popup = await extension.openPopup(admin.page)
  try {
    return await act(popup)
  } finally {
    await popup.close().catch(() => undefined)
  }
}

/** Clicks Check my org, and waits for its end. */
export const checkOrg = (journey: Journey): Promise<void> =>
  inPopup(journey, async (popup) => {
    const button = await popup.waitForSelector('[data-action="check-org"]', { visible: true })
    await button?.click()
    // The report of an earlier check stands until this one has ended.
    await popup.waitForSelector('[data-action="check-org"]:disabled')
    await popup.waitForSelector('[data-action="check-org"]:not(:disabled)', { timeout: 20_000 })
    await popup.waitForSelector('[data-check="done"]')
  })

/** Returns the state of a step in the popup's checklist, and what is said of it. */
export const readStep = (journey: Journey, step: StepId): Promise<{ status: string; text: string }> =>
  inPopup(journey, async (popup) => {
    const row = await popup.waitForSelector(`li[data-step="${step}"]`)
    return (
      (await row?.evaluate((one) => ({
        status: (one as HTMLElement).dataset.status ?? '',
        text: (one as HTMLElement).innerText,
      }))) ?? { status: '', text: '' }
    )
  })

/** Clicks Go to page of the current step, and waits for the page it opens. */
export const showCurrentStep = async (journey: Journey): Promise<void> => {
  const popup = await journey.extension.openPopup(journey.admin.page)
  const button = await popup.waitForSelector('.next [data-action="show-me"]', { visible: true })
  const loaded = journey.admin.page.waitForNavigation({ timeout: 15_000 })
  await button?.click().catch((error: unknown) => {
    if (!popup.isClosed()) throw error
  })
  await loaded
  await popup.close().catch(() => undefined)
}

/** Creates the app as the card says, in the org itself. */
export const createApp = ({ org }: Journey): OrgExternalClientApp => addExternalClientAppFixture(org)

/** Types key and secret into the popup's fields, as pasting does. */
export const enterKeyAndSecret = (journey: Journey, app: OrgExternalClientApp): Promise<void> =>
  inPopup(journey, async (popup) => {
    const values = { clientId: app.consumerKey, clientSecret: app.consumerSecret }
    for (const [name, value] of Object.entries(values)) {
      const input = await popup.waitForSelector(`input[name="${name}"]`, { visible: true })
      await input?.click()
      await popup.keyboard.type(value)
      await popup.keyboard.press('Tab')
    }
    await popup.waitForSelector('li[data-step="keys"][data-status="done"]')
  })
