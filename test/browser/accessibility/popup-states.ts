/** The popup in every main state, each with an org of its own. */

import type { Page } from 'puppeteer-core'
import { addApp, hold, keyOf, setUp, tell } from '../../harness/extension-fixtures.ts'
import { overlay } from '../../harness/overlay.ts'
import { at, enterOrg, guidedOrg, paths, type Stage, token } from './fixtures.ts'

/** A press by keyboard, on what can be pressed by then. */
export const press = async (popup: Page, selector: string): Promise<void> => {
  const button = await popup.waitForSelector(`${selector}:not(:disabled)`, { visible: true })
  await button?.focus()
  await popup.keyboard.press('Enter')
}

const shown = async (stage: Stage, selector: string): Promise<Page> => {
  const popup = await stage.chromium.openPopup(stage.page)
  await popup.waitForSelector(selector, { visible: true })
  return popup
}

const activate = '[data-action="activate"]'

/** With everything set up and held. */
const ready = async (stage: Stage): Promise<Page> => {
  const org = await enterOrg(stage)
  await hold(stage.ours, org, setUp(org), token)
  return shown(stage, activate)
}

const answered = async (stage: Stage, mood: Stage['practice']['spaceiq']['mood']): Promise<Page> => {
  stage.practice.spaceiq.mood = mood
  stage.practice.spaceiq.retryAfter = 90
  const popup = await ready(stage)
  await press(popup, activate)
  await popup.waitForSelector('[data-outcome]', { timeout: 15_000 })
  return popup
}

const checked = async (stage: Stage): Promise<Page> => {
  await guidedOrg(stage)
  const popup = await shown(stage, '[data-action="check-org"]')
  await press(popup, '[data-action="check-org"]')
  await popup.waitForSelector('[data-check="done"]', { timeout: 15_000 })
  return popup
}

/** The popup as it is then, by the name of the situation. */
export const situations: Readonly<Record<string, (stage: Stage) => Promise<Page>>> = {
  'no org': async (stage) => {
    await stage.page.goto('about:blank')
    return shown(stage, '[data-action="start"]')
  },
  'before Start': async (stage) => {
    await enterOrg(stage)
    return shown(stage, '[data-action="start"]')
  },
  guiding: async (stage) => {
    await guidedOrg(stage)
    return shown(stage, '[data-action="show-me"]')
  },
  'fields found, some of them wrong': async (stage) => {
    const org = await guidedOrg(stage, { existing: ['wrong-field'] })
    await stage.page.goto(at(org, paths['case-fields']))
    await overlay(stage.page).waitFor(({ state }) => state?.page === 'case-fields')
    return shown(stage, '[data-action="show-me"]')
  },
  'asked whether to start over': async (stage) => {
    await guidedOrg(stage)
    const popup = await shown(stage, '[data-action="start-over"]')
    await press(popup, '[data-action="start-over"]')
    await popup.waitForSelector('[data-action="confirm-start-over"]')
    return popup
  },
  'everything unfolded': async (stage) => {
    await guidedOrg(stage)
    const popup = await shown(stage, '[data-action="show-me"]')
    await popup.$$eval('details', (all) => {
      for (const one of all) one.open = true
    })
    return popup
  },
  'ready to activate': ready,
  'values missing': async (stage) => {
    const org = await enterOrg(stage)
    await hold(stage.ours, org, {}, '')
    const popup = await shown(stage, activate)
    await press(popup, activate)
    await popup.waitForSelector('.activate .error')
    return popup
  },
  'SpaceIQ: invalid': (stage) => answered(stage, 'invalid'),
  'SpaceIQ: unauthorized': (stage) => answered(stage, 'unauthorized'),
  'SpaceIQ: rate limited': (stage) => answered(stage, 'rate-limited'),
  'SpaceIQ: server error': (stage) => answered(stage, 'server-error'),
  'SpaceIQ: pending': (stage) => answered(stage, 'pending'),
  'SpaceIQ: active': (stage) => answered(stage, 'accept'),
  'check table': checked,
  'mend preview': async (stage) => {
    const popup = await checked(stage)
    await press(popup, '[data-action="mend"]')
    await popup.waitForSelector('[data-mend="preview"]')
    return popup
  },
  mended: async (stage) => {
    const popup = await checked(stage)
    await press(popup, '[data-action="mend"]')
    await press(popup, '[data-action="confirm-mend"]')
    await popup.waitForSelector('[data-mend="done"]', { timeout: 15_000 })
    return popup
  },
  'sign-in tested': async (stage) => {
    const org = await enterOrg(stage)
    const values = setUp(org)
    await hold(stage.ours, org, { ...values, clientSecret: 'wrong' }, token)
    const popup = await shown(stage, activate)
    await press(popup, '[data-action="test-sign-in"]')
    await popup.waitForSelector('[data-sign-in]', { timeout: 15_000 })
    return popup
  },
  'a new app is waited for': async (stage) => {
    const org = await guidedOrg(stage)
    const app = addApp(org)
    await stage.page.goto(
      at(org, `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${app.id}`),
    )
    await overlay(stage.page).waitFor(({ state }) => state !== null)
    return shown(stage, '[data-action="show-me"]')
  },
  'a connected app cannot be created': async (stage) => {
    const org = await guidedOrg(stage, { appCreation: 'button-missing', directForm: 'refused' })
    await tell(stage.ours, { type: 'show-me', org: keyOf(org), step: 'app' })
    await overlay(stage.page).waitFor(({ state }) => state?.state === 'blocked', 15_000)
    return shown(stage, '[data-action="show-me"]')
  },
}
