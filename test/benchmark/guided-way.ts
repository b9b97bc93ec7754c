/** Stages that the guided scenarios add to the journey of the browser tests. */

import type { Page } from 'puppeteer-core'
import type { Journey, JourneyStage } from '../browser/setup-guide/journey.ts'
import { createOverlayDriver } from '../harness/overlay.ts'
import { chooseTabFor } from '../harness/popup-tabs.ts'
import { openClipboardSource } from './clipboard-source.ts'
import { createManualInput } from './manual-input.ts'

/** Opens the popup over the admin's page. */
const popupOf = (journey: Journey): Promise<Page> => journey.extension.openPopup(journey.admin.page)

/** Scrolls to an element and clicks it once it is enabled. */
const press = async ({ admin }: Journey, popup: Page, action: string) => {
  const selector = `[data-action="${action}"]:not(:disabled)`
  if (await chooseTabFor(popup, selector)) admin.effort.clicks += 1
  await popup.waitForSelector(selector, { visible: true })
  await popup.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await createManualInput(popup, admin.effort).click(selector)
}

/** Clicks the button for the next step on the card of a completed step. */
export const goToNextStepByCard: Journey['goToNextStep'] = async ({ admin }) => {
  await createOverlayDriver(admin.page).waitFor(({ actions }) => actions.includes('next'), 20_000)
  const loaded = admin.page.waitForNavigation({ timeout: 15_000 })
  loaded.catch(() => {})
  await admin.clickCardAction('next')
  await loaded
}

/** Creates all seven fields with *Create the missing fields*. */
export const createFieldsStage: JourneyStage = {
  id: 'fields',
  run: async (journey) => {
    const { admin } = journey
    await journey.goToNextStep(journey)
    await admin.waitForPage('case-fields', ({ actions }) => actions.includes('create-fields'))
    await admin.clickCardAction('create-fields')
    await createOverlayDriver(admin.page).waitFor(
      ({ state }) => state?.page === 'case-fields' && state.state === 'done',
      60_000,
    )
  },
}

/** Runs *Check my org*, then *Review fixes*. The session's permission needs no question. */
export const checkAndRepairStage: JourneyStage = {
  id: 'mend',
  run: async (journey) => {
    const popup = await popupOf(journey)
    await press(journey, popup, 'check-org')
    // The proposed changes are shown with the check's result.
    await popup.waitForSelector('[data-mend="preview"]')
    await press(journey, popup, 'confirm-mend')
    await popup.waitForSelector('[data-mend="done"]', { timeout: 20_000 })
    // The popup is still open and shows the next step.
    const loaded = journey.admin.page.waitForNavigation({ timeout: 15_000 })
    loaded.catch(() => {})
    await press(journey, popup, 'show-me')
    await loaded
    await popup.close().catch(() => {})
  },
}

/** Pastes the token, and the password if the popup has none, from another tab, and activates. */
export const enterCredentialsStage: JourneyStage = {
  id: 'activate',
  run: async (journey) => {
    const { admin, extension, practice, org } = journey
    const clipboard = await openClipboardSource(extension.browser, practice, admin.effort)
    const password = org.mailbox.findLast((mail) => mail.password)?.password
    const wanted = { ...(password ? { password } : {}), token: practice.spaceiq.token }
    const names = Object.keys(wanted)
    for (const [name, text] of Object.entries(wanted)) {
      await clipboard.copy(text)
      await createManualInput(admin.page, admin.effort).switchToTab()
      const popup = await popupOf(journey)
      const input = createManualInput(popup, admin.effort)
      await input.click(`input[name="${name}"]`)
      await input.paste()
      // The popup closes when the admin switches tabs for the next value.
      if (name !== names.at(-1)) {
        await popup.close()
        continue
      }
      await press(journey, popup, 'activate')
      await popup.waitForSelector('[data-outcome]', { timeout: 15_000 })
      await popup.close().catch(() => {})
    }
  },
}
