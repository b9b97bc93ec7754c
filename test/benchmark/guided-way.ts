/** The stages that the guided ways add to the journey of the end-to-end tests. */

import type { Page } from 'puppeteer-core'
import type { Journey, JourneyStage } from '../browser/setup-guide/journey.ts'
import { createOverlayDriver } from '../harness/overlay.ts'
import { openClipboardSource } from './clipboard-source.ts'
import { createManualInput } from './manual-input.ts'

/** Opens the popup over the admin's page. */
const popupOf = (journey: Journey): Promise<Page> => journey.chromium.openPopup(journey.admin.page)

/** Scrolls to what is to be pressed, and presses it once it can be. */
const press = async ({ admin }: Journey, popup: Page, action: string) => {
  const selector = `[data-action="${action}"]:not(:disabled)`
  await popup.waitForSelector(selector, { visible: true })
  await popup.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await createManualInput(popup, admin.effort).click(selector)
}

/** Presses what leads on from the card of a step that is done. */
export const goToNextStepByCard: Journey['goToNextStep'] = async ({ admin }) => {
  await createOverlayDriver(admin.page).waitFor(({ actions }) => actions.includes('next'), 20_000)
  const loaded = admin.page.waitForNavigation({ timeout: 15_000 })
  loaded.catch(() => {})
  await admin.clickCardAction('next')
  await loaded
}

/** Create the missing fields: one button makes all seven. */
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

/** Check my org, then Mend it. The browser's question for the permission counts as one more click: here it is given. */
export const checkAndRepairStage: JourneyStage = {
  id: 'mend',
  run: async (journey) => {
    const popup = await popupOf(journey)
    await press(journey, popup, 'check-org')
    journey.admin.effort.clicks += 1
    await popup.waitForSelector('[data-check="done"]')
    await press(journey, popup, 'mend')
    await press(journey, popup, 'confirm-mend')
    await popup.waitForSelector('[data-mend="done"]', { timeout: 20_000 })
    // The popup is still open, and leads to what is left.
    const loaded = journey.admin.page.waitForNavigation({ timeout: 15_000 })
    loaded.catch(() => {})
    await press(journey, popup, 'show-me')
    await loaded
    await popup.close().catch(() => {})
  },
}

/** Brings the password, where the popup has none, and the token over from another tab, and activates. */
export const enterCredentialsStage: JourneyStage = {
  id: 'activate',
  run: async (journey) => {
    const { admin, chromium, practice, org } = journey
    const desk = await openClipboardSource(chromium.browser, practice, admin.effort)
    const password = org.mailbox.findLast((mail) => mail.password)?.password
    const wanted = { ...(password ? { password } : {}), token: practice.spaceiq.token }
    const names = Object.keys(wanted)
    for (const [name, text] of Object.entries(wanted)) {
      await desk.copy(text)
      await createManualInput(admin.page, admin.effort).switchToTab()
      const popup = await popupOf(journey)
      const hands = createManualInput(popup, admin.effort)
      await hands.click(`input[name="${name}"]`)
      await hands.paste()
      // The popup goes as soon as the next value is fetched.
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
