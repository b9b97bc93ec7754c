/** Brings the popup into each main state, in an org of its own. */

import type { Page } from 'puppeteer-core'
import {
  addConnectedApp,
  getOrgKey,
  sendAsExtensionPage,
  setUpOrg,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { writePersistentStore } from '../../harness/persistent-store.ts'
import type { OrgVariant } from '../../practice-org/types.ts'
import { createStoredOrg } from '../../support/version-0.1.0.ts'
import {
  type AccessibilityFixture,
  activationToken,
  getOrgUrl,
  openGuidedOrg,
  openNewOrg,
  setupPagePaths,
} from './fixtures.ts'

/** Presses a button by keyboard once it is enabled. */
export const activateByKeyboard = async (popup: Page, selector: string): Promise<void> => {
  const button = await popup.waitForSelector(`${selector}:not(:disabled)`, { visible: true })
  await button?.focus()
  await popup.keyboard.press('Enter')
}

const shown = async (stage: AccessibilityFixture, selector: string): Promise<Page> => {
  const popup = await stage.extension.openPopup(stage.page)
  await popup.waitForSelector(selector, { visible: true })
  return popup
}

const activate = '[data-action="activate"]'

/** Adds an org that is set up, with all values stored. */
const ready = async (stage: AccessibilityFixture): Promise<Page> => {
  const org = await openNewOrg(stage)
  await storeCredentials(stage.ours, org, setUpOrg(org), activationToken)
  return shown(stage, activate)
}

const answered = async (
  stage: AccessibilityFixture,
  failureMode: AccessibilityFixture['practice']['spaceiq']['failureMode'],
): Promise<Page> => {
  stage.practice.spaceiq.failureMode = failureMode
  stage.practice.spaceiq.retryAfter = 90
  const popup = await ready(stage)
  await activateByKeyboard(popup, activate)
  await popup.waitForSelector('[data-outcome]', { timeout: 15_000 })
  return popup
}

const checked = async (stage: AccessibilityFixture, variant?: Partial<OrgVariant>): Promise<Page> => {
  await openGuidedOrg(stage, variant)
  const popup = await shown(stage, '[data-action="check-org"]')
  await activateByKeyboard(popup, '[data-action="check-org"]')
  await popup.waitForSelector('[data-check="done"]', { timeout: 15_000 })
  return popup
}

/** Opens the popup in the state, by name. */
export const popupStates: Readonly<Record<string, (stage: AccessibilityFixture) => Promise<Page>>> = {
  'no org': async (stage) => {
    await stage.page.goto('about:blank')
    return shown(stage, '[data-action="start"]')
  },
  'before Start': async (stage) => {
    await openNewOrg(stage)
    return shown(stage, '[data-action="start"]')
  },
  guiding: async (stage) => {
    await openGuidedOrg(stage)
    return shown(stage, '[data-action="show-me"]')
  },
  'stored by version 0.1.0': async (stage) => {
    const org = await openGuidedOrg(stage)
    await writePersistentStore(stage.ours, { [`unconfirmed:${getOrgKey(org)}`]: createStoredOrg() })
    return shown(stage, '[data-unconfirmed]')
  },
  'fields found, some of them wrong': async (stage) => {
    const org = await openGuidedOrg(stage, { fixtures: ['wrong-field'] })
    await stage.page.goto(getOrgUrl(org, setupPagePaths['case-fields']))
    await createOverlayDriver(stage.page).waitFor(({ state }) => state?.page === 'case-fields')
    return shown(stage, '[data-action="show-me"]')
  },
  'asked whether to start over': async (stage) => {
    await openGuidedOrg(stage)
    const popup = await shown(stage, '[data-action="start-over"]')
    await activateByKeyboard(popup, '[data-action="start-over"]')
    await popup.waitForSelector('[data-action="confirm-start-over"]')
    return popup
  },
  'everything unfolded': async (stage) => {
    await openGuidedOrg(stage)
    const popup = await shown(stage, '[data-action="show-me"]')
    await popup.$$eval('details', (all) => {
      for (const one of all) one.open = true
    })
    return popup
  },
  'ready to activate': ready,
  'values missing': async (stage) => {
    const org = await openNewOrg(stage)
    await storeCredentials(stage.ours, org, {}, '')
    const popup = await shown(stage, activate)
    await activateByKeyboard(popup, activate)
    await popup.waitForSelector('.activate .error')
    return popup
  },
  'SpaceIQ: invalid': (stage) => answered(stage, 'invalid'),
  'SpaceIQ: unauthorized': (stage) => answered(stage, 'unauthorized'),
  'SpaceIQ: rate limited': (stage) => answered(stage, 'rate-limited'),
  'SpaceIQ: server error': (stage) => answered(stage, 'server-error'),
  'SpaceIQ: pending': (stage) => answered(stage, 'pending'),
  'SpaceIQ: active': (stage) => answered(stage, 'accept'),
  'check table': async (stage) => {
    const popup = await checked(stage)
    await popup.$$eval('.check details', (all) => {
      for (const one of all) one.open = true
    })
    return popup
  },
  'an external client app to create': (stage) =>
    checked(stage, { era: 'summer-26', fixtures: ['profile', 'user', 'fields'] }),
  'client credentials chosen': async (stage) => {
    const popup = await ready(stage)
    await activateByKeyboard(popup, 'input[name="grant"][value="client_credentials"]')
    await popup.keyboard.press(' ')
    await popup.waitForSelector('[data-way][data-flow="settled"]')
    return popup
  },
  'mend preview': async (stage) => {
    const popup = await checked(stage)
    await activateByKeyboard(popup, '[data-action="mend"]')
    await popup.waitForSelector('[data-mend="preview"]')
    return popup
  },
  mended: async (stage) => {
    const popup = await checked(stage)
    await activateByKeyboard(popup, '[data-action="mend"]')
    await activateByKeyboard(popup, '[data-action="confirm-mend"]')
    await popup.waitForSelector('[data-mend="done"]', { timeout: 15_000 })
    return popup
  },
  'sign-in tested': async (stage) => {
    const org = await openNewOrg(stage)
    const values = setUpOrg(org)
    await storeCredentials(stage.ours, org, { ...values, clientSecret: 'wrong' }, activationToken)
    const popup = await shown(stage, activate)
    await activateByKeyboard(popup, '[data-action="test-sign-in"]')
    await popup.waitForSelector('[data-sign-in]', { timeout: 15_000 })
    return popup
  },
  'a new app is waited for': async (stage) => {
    const org = await openGuidedOrg(stage)
    const app = addConnectedApp(org)
    await stage.page.goto(
      getOrgUrl(org, `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${app.id}`),
    )
    await createOverlayDriver(stage.page).waitFor(({ state }) => state !== null)
    return shown(stage, '[data-action="show-me"]')
  },
  'a connected app cannot be created': async (stage) => {
    const org = await openGuidedOrg(stage, { appCreation: 'button-missing', directFormResponse: 'refused' })
    await sendAsExtensionPage(stage.ours, { type: 'show-step', org: getOrgKey(org), step: 'app' })
    await createOverlayDriver(stage.page).waitFor(({ state }) => state?.state === 'blocked', 15_000)
    return shown(stage, '[data-action="show-me"]')
  },
}
