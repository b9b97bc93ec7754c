/** Goes through the manual's journey with the extension's buttons and Salesforce's controls. */

import type { Page } from 'puppeteer-core'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import type { ControlId } from '../../../src/salesforce/control-ids.ts'
import { waitUntil } from '../../harness/driver.ts'
import { getOrgKey } from '../../harness/extension-fixtures.ts'
import { listStartPatterns } from '../../harness/host-access.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import type { OverlayView } from '../../harness/overlay.ts'
import { chooseTabFor } from '../../harness/popup-tabs.ts'
import { getBasicInfoIds, getSecretCheckboxIds } from '../../practice-org/pages/connected-app/ids.ts'
import { userPermissions } from '../../practice-org/pages/profile/permissions.ts'
import { findField } from '../../practice-org/state.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'
import { type AdminDriver, createAdminDriver, findLightningFrame } from './admin.ts'

export interface JourneyStage {
  readonly id: string
  run(journey: Journey): Promise<void>
}

export interface Journey {
  readonly admin: AdminDriver
  readonly extension: ExtensionDriver
  readonly practice: PracticeOrg
  readonly org: FakeOrg
  /** Controls that the card could not locate, in order, before the admin pointed at them. */
  readonly missingControls: string[]
  /** Called with the popup before it closes. */
  onPopup: (popup: Page) => Promise<void>
  /** Leads the admin to the start of the next step. */
  goToNextStep: (journey: Journey) => Promise<void>
}

export const acmeUrl = 'https://acme.my.salesforce.com'
const boxOf = (name: string) => userPermissions.find(({ apiName }) => apiName === name)?.boxId ?? ''
const email = 'it@acme.example'

/** Opens the popup, acts in it, shows it to `onPopup`, and closes it. */
export const inPopup = async (journey: Journey, act: (popup: Page) => Promise<void>) => {
  const popup = await journey.extension.openPopup(journey.admin.page)
  try {
    await act(popup)
    if (!popup.isClosed()) await journey.onPopup(popup).catch(() => {})
  } finally {
    await popup.close().catch(() => {})
  }
}

/** Clicks in the popup, and counts the click. */
export const clickIn = async ({ admin }: Journey, popup: Page, selector: string) => {
  if (await chooseTabFor(popup, selector)) admin.effort.clicks += 1
  const element = await popup.waitForSelector(selector, { visible: true })
  admin.effort.clicks += 1
  await element?.click().catch((error: unknown) => {
    // Some buttons close the popup, sometimes before the mouse button is released.
    if (!popup.isClosed()) throw error
  })
}

/** Types into an input of the popup, and counts the keystrokes. */
export const typeIn = async ({ admin }: Journey, popup: Page, name: string, text: string) => {
  const selector = `input[name="${name}"]`
  if (await chooseTabFor(popup, selector)) admin.effort.clicks += 1
  const input = await popup.waitForSelector(selector, { visible: true })
  admin.effort.clicks += 1
  admin.effort.keystrokes += text.length
  await input?.click()
  await popup.keyboard.type(text)
}

/** Clicks Go to page in the popup and waits for the page it opens. */
const showMe = async (journey: Journey) => {
  const popup = await journey.extension.openPopup(journey.admin.page)
  await popup.waitForSelector('[data-action="show-me"]', { visible: true })
  await journey.onPopup(popup)
  const loaded = journey.admin.page.waitForNavigation({ timeout: 15_000 })
  await clickIn(journey, popup, '[data-action="show-me"]')
  await loaded
  await popup.close().catch(() => {})
}

/**
 * Points at a control that the card cannot locate, and opens the page again, where it is located.
 * In a form of several stages `again` leads back to its stage.
 */
const pointAt = async (
  { admin, missingControls: lost }: Journey,
  page: string,
  control: ControlId,
  selector: string,
  again: () => Promise<unknown> = async () => {},
) => {
  const isFound = (view: OverlayView) => !isLost(view, control)
  lost.push(resolveMessage(`control_${control}`))
  await admin.pickControl(selector)
  await admin.waitForPage(page, isFound)
  await admin.page.reload()
  await again()
  await admin.waitForPage(page, isFound)
}

/** Returns true if the card says that it cannot locate this control. */
const isLost = ({ text }: OverlayView, control: ControlId): boolean =>
  (['problem_lost', 'problem_several'] as const).some((key) =>
    text.includes(resolveMessage(key, resolveMessage(`control_${control}`))),
  )

/** Controls of a profile's page located by label only, in the card's order. */
const permissionBoxes = [
  ['apiOnly', 'ApiUserOnly'],
  ['apiEnabled', 'ApiEnabled'],
  ['passwordNeverExpires', 'PasswordNeverExpires'],
] as const

export const loginStage: JourneyStage = {
  id: 'sign-in',
  run: async ({ admin, org }) => {
    await admin.page.goto(
      `https://${getOrgKey(org)}/practice/login?startURL=${encodeURIComponent('/setup/forcecomHomepage.apexp?setupid=ForceCom')}`,
    )
  },
}

export const startGuideStage: JourneyStage = {
  id: 'start',
  run: async (journey) => {
    await journey.extension.allowHosts(listStartPatterns(journey.org))
    await inPopup(journey, async (popup) => {
      await popup.waitForSelector('[data-action="start"]', { visible: true })
      await journey.onPopup(popup)
      await clickIn(journey, popup, '[data-action="start"]')
      // Allow, in the browser's question, which the harness answers.
      journey.admin.effort.clicks += 1
      // The popup closes if that shows the page.
      await popup.waitForSelector('[data-action="show-me"]').catch(() => {})
    })
    await journey.admin.waitForPage('setup-home')
  },
}

export const profileStage: JourneyStage = {
  id: 'profile',
  run: async (journey) => {
    const { admin, org } = journey
    await admin.clickMarker('1')
    await admin.clickMarkerAndNavigate('2')
    await admin.waitForPage('profile-list')
    await admin.clickMarkerAndNavigate('1')
    await admin.waitForPage('profile-clone')
    await admin.clickCardAction('fill')
    const filled = await admin.waitForPage('profile-clone', ({ text }) => text.includes('✓'))
    // Names of standard profiles are translated: the admin knows which one it is.
    const standard = org.profiles.find(({ name }) => name === 'Standard User')?.id ?? ''
    if (filled.text.includes(resolveMessage('fill_no_option', resolveMessage('control_profileToClone'))))
      await admin.selectAtMarker('1', standard.slice(0, 15))
    await admin.clickMarkerAndNavigate('3')
    await admin.waitForPage('profile-detail')
    await admin.clickMarkerAndNavigate('1')
    // The enhanced interface first shows the section, with its own Edit,
    if (org.variant.profileUi === 'enhanced') {
      await admin.waitForPage('profile-detail')
      await admin.clickMarkerAndNavigate('1')
    }
    const edit = await admin.waitForPage('profile-edit')
    for (const [control, apiName] of permissionBoxes.filter(([one]) => isLost(edit, one)))
      await pointAt(journey, 'profile-edit', control, `[id="${boxOf(apiName)}"]`)
    await admin.clickCardAction('fill')
    await admin.waitForPage('profile-edit', ({ text }) => text.includes(resolveMessage('card_changed', '')))
    // The enhanced interface has the access to cases in another section,
    const isEnhanced = org.variant.profileUi === 'enhanced'
    await admin.clickMarkerAndNavigate(isEnhanced ? '4' : '7')
    // and asks to confirm changes, where nothing but Save is left to mark.
    if (isEnhanced) {
      await admin.waitForPage('profile-edit', ({ markers }) => markers.length === 1)
      await admin.clickMarkerAndNavigate('1')
    }
    await admin.waitForPage('profile-detail', ({ state }) => state?.state === 'done')
  },
}

export const userStage: JourneyStage = {
  id: 'user',
  run: async (journey) => {
    const { admin } = journey
    await journey.goToNextStep(journey)
    await admin.waitForPage('user-list')
    await admin.clickMarkerAndNavigate('1')
    await admin.waitForPage('user-edit')
    await admin.typeAtMarker('3', email)
    await admin.clickCardAction('fill')
    await admin.waitForPage('user-edit', ({ text }) => (text.match(/✓/g) ?? []).length >= 8)
    await admin.clickMarkerAndNavigate('9')
    await admin.waitForPage('user-detail', ({ state }) => state?.state === 'done')
  },
}

const countTicks = ({ text }: OverlayView): number => (text.match(/✓/g) ?? []).length

/** Lists the fields that the org lacks, in the manual's order. */
const missingIn = (org: FakeOrg) => requiredCaseFields.filter(({ name }) => !findField(org, name))

export const fieldsStage: JourneyStage = {
  id: 'fields',
  run: async (journey) => {
    const { admin, org } = journey
    await journey.goToNextStep(journey)
    const missing = missingIn(org)
    await admin.waitForPage('case-fields', ({ state, actions }) =>
      missing.length > 0 ? actions.includes('create-fields') : state?.state === 'done',
    )
    if (missing.length > 0) await admin.clickMarkerAndNavigate('2')
    for (const { name } of missing) {
      await admin.waitForPage('field-type', ({ text }) => text.includes(name))
      await admin.clickCardAction('fill')
      await admin.waitForPage('field-type', ({ text }) => text.includes('✓'))
      await admin.clickMarkerAndNavigate('2')
      await admin.waitForPage('field-details', ({ text }) => text.includes(name))
      await admin.clickCardAction('fill')
      await admin.waitForPage('field-details', ({ text }) => (text.match(/✓/g) ?? []).length === 4)
      await admin.clickMarkerAndNavigate('5')
      // Salesforce proposes Visible for all: where the boxes are right there is nothing to fill.
      const security = await admin.waitForPage('field-security', ({ text }) => text.includes(name))
      if (countTicks(security) < 2) await admin.clickCardAction('fill')
      await admin.waitForPage('field-security', (view) => countTicks(view) === 2)
      await admin.clickMarkerAndNavigate('3')
      await admin.waitForPage('field-layouts', ({ text }) => text.includes(name))
      await admin.clickMarkerAndNavigate('1')
    }
    await admin.waitForPage('case-fields', ({ state }) => state?.state === 'done')
  },
}

/** Types the e-mail address if only the admin knows it, and fills the rest of the form. */
const fillApp = async ({ admin }: Journey) => {
  const { text } = await admin.waitForPage('app-edit', ({ state }) => state?.state === 'guiding')
  if (!/\S@\S/.test(text)) await admin.typeAtMarker('3', email)
  await admin.clickCardAction('fill')
}

export const connectedAppStage: JourneyStage = {
  id: 'app',
  run: async (journey) => {
    const { admin } = journey
    await journey.goToNextStep(journey)
    await admin.waitForPage('apps')
    await admin.clickMarkerAndNavigate('2')
    await appFormStage.run(journey)
  },
}

/** From the new app's form to the app's page. */
export const appFormStage: JourneyStage = {
  id: 'app-form',
  run: async (journey) => {
    const { admin, org } = journey
    const form = await admin.waitForPage('app-edit')
    if (form.state?.state === 'lost')
      await pointAt(journey, 'app-edit', 'appApiName', `[id="${getBasicInfoIds(org).apiName}"]`)
    await fillApp(journey)
    // The secret's checkbox appears with the OAuth settings; in an unknown language the admin
    // points at it too.
    const filled = await admin.waitForPage('app-edit', ({ text }) => /not found|(✓[^✓]*){8}/.test(text))
    if (filled.state?.state === 'lost') {
      const box = `[id="${getSecretCheckboxIds(org).secretForWebServer}"]`
      await pointAt(journey, 'app-edit', 'requireSecret', box, () => fillApp(journey))
    }
    await admin.waitForPage('app-edit', ({ text }) => (text.match(/✓/g) ?? []).length >= 9)
    await admin.clickMarker('10')
    await admin.waitForPage('app-saved')
    await admin.clickMarkerAndNavigate('1')
    await admin.waitForPage('app-detail')
  },
}

/** Passes the org's identity verification, if it has one. */
export const verify = async (admin: AdminDriver, { variant, mailbox }: FakeOrg) => {
  if (variant.verification === 'none') return
  await admin.waitForPage('verify-identity')
  // A push is approved on the phone: the page has no input and continues by itself.
  if (variant.verification === 'authenticator') return
  const code = mailbox.findLast((mail) => mail.code)?.code ?? ''
  // The guide puts the cursor into the input.
  await waitUntil('the focus', () =>
    findLightningFrame(admin.page).evaluate(() => document.activeElement?.localName === 'input'),
  )
  admin.effort.keystrokes += code.length
  await admin.page.keyboard.type(code)
  await admin.clickMarkerAndNavigate('2')
}

/** Clicks a control that opens a window, and returns the same admin there. */
const opened = async ({ admin, extension }: Journey, marker: string): Promise<AdminDriver> => {
  const before = await extension.browser.pages()
  await admin.clickMarker(marker)
  const page = await waitUntil(
    'a new window',
    async () => (await extension.browser.pages()).find((one) => !before.includes(one)),
    30_000,
  )
  return createAdminDriver(page, admin.effort)
}

export const consumerCredentialsStage: JourneyStage = {
  id: 'keys',
  run: async (journey) => {
    const { admin, org } = journey
    await admin.waitForPage(
      'app-detail',
      ({ state, markers }) => state?.step === 'keys' && markers.length > 0,
    )
    if (org.variant.consumerDisplay === 'reveal') {
      await admin.clickMarker('2')
      await admin.waitForPage('app-detail', ({ state }) => state?.state === 'done')
      return
    }
    if (org.variant.consumerDetailsTarget === 'new-window') {
      const other = await opened(journey, '1')
      await verify(other, org)
      await other.waitForPage('consumer-details', ({ state }) => state?.state === 'done')
      // The opener follows.
      await admin.waitForPage('app-detail', ({ state }) => state?.state === 'done')
      return
    }
    await admin.clickMarkerAndNavigate('1')
    await verify(admin, org)
    await admin.waitForPage('consumer-details', ({ state }) => state?.state === 'done')
  },
}

export const activationStage: JourneyStage = {
  id: 'activate',
  run: async (journey) => {
    const { practice, org } = journey
    const before = practice.spaceiq.received.length
    await inPopup(journey, async (popup) => {
      await popup.waitForSelector('[data-action="activate"]')
      await typeIn(journey, popup, 'password', org.mailbox.findLast((mail) => mail.password)?.password ?? '')
      await typeIn(journey, popup, 'token', practice.spaceiq.token)
      await journey.onPopup(popup)
      await clickIn(journey, popup, '[data-action="activate"]')
      const end = Date.now() + 15_000
      while (practice.spaceiq.received.length === before && Date.now() < end) {
        await new Promise((go) => setTimeout(go, 50))
      }
      await popup.waitForFunction(() => document.querySelector('[data-outcome]') !== null, {
        timeout: 10_000,
      })
    })
  },
}

/** The stages in the manual's order. */
export const journeyStages: readonly JourneyStage[] = [
  loginStage,
  startGuideStage,
  profileStage,
  userStage,
  fieldsStage,
  connectedAppStage,
  consumerCredentialsStage,
  activationStage,
]

/** Creates a journey through a practice org, by default `acme`, in a new tab by default. */
export const createJourney = async (
  extension: ExtensionDriver,
  practice: PracticeOrg,
  org = practice.orgs.get('acme'),
  on?: Page,
): Promise<Journey> => {
  if (!org) throw new Error('The practice org has no acme')
  // A new tab: Firefox's driver may list tabs that closed with the previous file.
  const page = on ?? (await extension.browser.newPage())
  return {
    admin: createAdminDriver(page),
    extension,
    practice,
    org,
    missingControls: [],
    onPopup: async () => {},
    goToNextStep: showMe,
  }
}
