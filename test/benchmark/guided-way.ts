/** The stages that the guided ways add to the journey of the end-to-end tests. */

import type { Page } from 'puppeteer-core'
import type { Journey, Stage } from '../browser/setup-guide/journey.ts'
import { overlay } from '../harness/overlay.ts'
import { deskOf } from './clipboard-source.ts'
import { handsOf } from './manual-input.ts'

/** Opens the popup over the admin's page. */
const popupOf = (journey: Journey): Promise<Page> => journey.chromium.openPopup(journey.admin.page)

/** Scrolls to what is to be pressed, and presses it once it can be. */
const press = async ({ admin }: Journey, popup: Page, action: string) => {
  const selector = `[data-action="${action}"]:not(:disabled)`
  await popup.waitForSelector(selector, { visible: true })
  await popup.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await handsOf(popup, admin.effort).click(selector)
}

/** Presses what leads on from the card of a step that is done. */
export const byCard: Journey['toNextStep'] = async ({ admin }) => {
  await overlay(admin.page).waitFor(({ actions }) => actions.includes('next'), 20_000)
  const loaded = admin.page.waitForNavigation({ timeout: 15_000 })
  loaded.catch(() => {})
  await admin.card('next')
  await loaded
}

/** Create the missing fields: one button makes all seven. */
export const createFields: Stage = {
  id: 'fields',
  run: async (journey) => {
    const { admin } = journey
    await journey.toNextStep(journey)
    await admin.arrive('case-fields', ({ actions }) => actions.includes('create-fields'))
    await admin.card('create-fields')
    await overlay(admin.page).waitFor(
      ({ state }) => state?.page === 'case-fields' && state.state === 'done',
      60_000,
    )
  },
}

/** Check my org, then Mend it. The browser's question for the permission counts as one more click: here it is given. */
export const checkAndMend: Stage = {
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
export const handOver: Stage = {
  id: 'activate',
  run: async (journey) => {
    const { admin, chromium, practice, org } = journey
    const desk = await deskOf(chromium.browser, practice, admin.effort)
    const password = org.mailbox.findLast((mail) => mail.password)?.password
    const wanted = { ...(password ? { password } : {}), token: practice.spaceiq.token }
    const names = Object.keys(wanted)
    for (const [name, text] of Object.entries(wanted)) {
      await desk.copy(text)
      await handsOf(admin.page, admin.effort).toFront()
      const popup = await popupOf(journey)
      const hands = handsOf(popup, admin.effort)
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
