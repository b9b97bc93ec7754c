/** The guide resumes, whatever happens to page and tab. */

import type { Page } from 'puppeteer-core'
import { describe, expect, vi } from 'vitest'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import {
  addConnectedApp,
  addIntegrationProfile,
  addIntegrationUser,
  dumpStorage,
  getOrgKey,
  sendAsExtensionPage,
  setUpOrg,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import {
  filterNodes,
  getPageDom,
  type NetworkRecorder,
  startNetworkRecorder,
} from '../../harness/network-recorder.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'
import { createAdminDriver } from './admin.ts'
import {
  addCaseFields,
  clickPopupAction,
  expectSecretsNotLeaked,
  readChecklist,
  readPopupInputs,
  resumeFieldListPath,
  resumeStartPath,
  toOrgUrl,
  toRecordPath,
  useResumeFixture,
  userListPath,
} from './resume-fixtures.ts'

const activate = '[data-action="activate"]'

const stage = useResumeFixture()
const { createOrg, startGuide, withPopup } = stage
let practice: PracticeOrg
let extension: ExtensionDriver
let ours: Page
let recorder: NetworkRecorder
/**
 * Secrets that may be only in Salesforce's pages, the popup's inputs and the request to SpaceIQ.
 */
const secrets: string[] = []

test.beforeAll(async () => {
  ;({ practice, extension, ours } = stage)
  secrets.push(practice.spaceiq.token)
  recorder = await startNetworkRecorder(extension)
})

/** Makes the next mouse click on the page a double click. */
const doubleNext = (page: Page) => {
  const click = page.mouse.click.bind(page.mouse)
  vi.spyOn(page.mouse, 'click').mockImplementationOnce((x, y) => click(x, y, { count: 2 }))
}

const posts = (org: FakeOrg, path: string) =>
  org.requests.filter((request) => request.method === 'POST' && request.path.endsWith(path)).length

describe('the guide goes on', () => {
  test('after a full reload', async () => {
    const org = createOrg()
    const { page, waitForPage } = await startGuide(org, toRecordPath(addIntegrationProfile(org)))
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    await page.reload()
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    await page.goto(toOrgUrl(org, resumeStartPath))
    await waitForPage('setup-home', ({ state }) => state?.step === 'user')
    await page.reload()
    await waitForPage('setup-home', ({ state }) => state?.step === 'user')
  })

  test('after a reload in the middle of the seven fields, with the next one that is missing', async () => {
    const org = createOrg()
    addCaseFields(org, 2)
    const { page, waitForPage } = await startGuide(org, resumeFieldListPath)
    await waitForPage('case-fields', ({ text }) =>
      text.includes(resolveMessage('go_case_fields', 'Team', '2', '7')),
    )
    await page.reload()
    await waitForPage('case-fields', ({ text }) =>
      text.includes(resolveMessage('go_case_fields', 'Team', '2', '7')),
    )
    const popup = await extension.openPopup(page)
    expect((await readChecklist(popup)).fields).toBe('todo 2 of 7 Case fields found')
    await popup.close()
  })

  test('in a second tab, and the first one follows without a reload', async () => {
    const org = createOrg()
    const profile = addIntegrationProfile(org)
    const first = await startGuide(org)
    await first.waitForPage('setup-home', ({ state }) => state?.step === 'profile')
    const second = createAdminDriver(await extension.browser.newPage())
    await second.page.goto(toOrgUrl(org, toRecordPath(profile)))
    await second.waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    await first.waitForPage('setup-home', ({ state }) => state?.step === 'user')
    expect(first.effort.pageLoads).toBe(0)
    await second.page.goto(toOrgUrl(org, userListPath))
    await second.waitForPage('user-list', ({ state }) => state?.step === 'user')
  })

  test('on slow pages, with every Fill double-clicked: each field is created once', async () => {
    const org = createOrg()
    const { page, waitForPage, clickCardAction, clickMarkerAndNavigate } = await startGuide(
      org,
      resumeFieldListPath,
    )
    org.variant.delay = 1500
    const fillTwice = async (wizardPage: string, ticks: number) => {
      doubleNext(page)
      await clickCardAction('fill')
      await waitForPage(wizardPage, ({ text }) => (text.match(/✓/g) ?? []).length >= ticks)
    }
    await waitForPage('case-fields')
    await clickMarkerAndNavigate('2')
    await waitForPage('field-type')
    await fillTwice('field-type', 1)
    await clickMarkerAndNavigate('2')
    await waitForPage('field-details')
    await fillTwice('field-details', 4)
    await clickMarkerAndNavigate('5')
    const security = await waitForPage('field-security')
    await fillTwice('field-security', 1)
    await clickMarkerAndNavigate(security.markers.at(-1)?.number ?? '')
    await waitForPage('field-layouts', ({ text }) => text.includes('ExternalID'))
    await clickMarkerAndNavigate('1')
    await waitForPage('field-type', ({ text }) => text.includes('Department'))
    const created = org.fields.filter(({ developerName }) =>
      requiredCaseFields.some(({ name }) => name === developerName),
    )
    expect(created).toMatchObject([
      { developerName: 'ExternalID', label: 'ExternalID', dtype: 'S', length: 255, externalId: true },
    ])
    expect(posts(org, 'NewCustomFieldStageManager')).toBe(4)
  })

  test('Fill double-clicked on the connected app moves its scope once', async () => {
    const org = createOrg()
    const { page, waitForPage, clickCardAction, typeAtMarker } = await startGuide(
      org,
      '/app/mgmt/forceconnectedapps/forceAppEdit.apexp?retURL=%2F02u',
    )
    await waitForPage('app-edit')
    await typeAtMarker('3', 'it@acme.example')
    doubleNext(page)
    await clickCardAction('fill')
    await waitForPage('app-edit', ({ text }) => (text.match(/✓/g) ?? []).length >= 7)
    const scopes = await page.$$eval('select', (lists) =>
      lists.map(({ options }) => [...options].filter((option) => option.text.includes('(full)')).length),
    )
    expect(scopes.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(posts(org, 'forceAppEdit.apexp')).toBeLessThanOrEqual(1)
    expect(org.apps).toEqual([])
  })
})

describe('the admin steers', () => {
  test('Hide and Show again from the popup', async () => {
    const org = createOrg()
    const { page, waitForPage } = await startGuide(org)
    await withPopup(page, (popup) => clickPopupAction(popup, 'hide'))
    await createOverlayDriver(page).waitFor(({ state }) => state === null)
    await page.reload()
    await page.goto(toOrgUrl(org, userListPath))
    await withPopup(page, (popup) => popup.waitForSelector('[data-action="show"]'))
    expect(await createOverlayDriver(page).getState()).toBeNull()
    await withPopup(page, (popup) => clickPopupAction(popup, 'show'))
    await waitForPage('user-list')
  })

  test('Hide on the card, and Go to page brings it back', async () => {
    const org = createOrg()
    const { page, waitForPage, clickCardAction } = await startGuide(org)
    await clickCardAction('hide')
    await createOverlayDriver(page).waitFor(({ state }) => state === null)
    const loaded = page.waitForNavigation()
    await withPopup(page, (popup) => clickPopupAction(popup, 'show-me', 'li[data-step="fields"]'))
    await loaded
    await waitForPage('case-fields', ({ state }) => state?.step === 'fields')
  })

  test('Skip and Back on the card, and what was skipped done after all', async () => {
    const org = createOrg()
    const { page, waitForPage, clickCardAction } = await startGuide(org)
    await waitForPage('setup-home', ({ state }) => state?.step === 'profile')
    await clickCardAction('skip')
    await waitForPage('setup-home', ({ state }) => state?.step === 'user')
    await clickCardAction('skip')
    await waitForPage('setup-home', ({ state }) => state?.step === 'fields')
    await clickCardAction('back')
    await waitForPage('setup-home', ({ state }) => state?.step === 'user')
    await withPopup(page, async (popup) => {
      expect(await readChecklist(popup)).toMatchObject({
        profile: 'skipped',
        user: 'current',
        fields: 'todo',
      })
      await clickPopupAction(popup, 'unskip', 'li[data-step="profile"]')
      await popup.waitForSelector('li[data-step="profile"][data-status="todo"]')
    })
    await page.reload()
    await waitForPage('setup-home', ({ state }) => state?.step === 'user')
  })

  test('Back to a step that is done shows what to do there', async () => {
    const org = createOrg()
    const { page, waitForPage, clickCardAction } = await startGuide(
      org,
      toRecordPath(addIntegrationProfile(org)),
    )
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    await page.goto(toOrgUrl(org, userListPath))
    await waitForPage('user-list', ({ state }) => state?.step === 'user')
    await clickCardAction('back')
    await page.goto(toOrgUrl(org, resumeStartPath))
    await waitForPage('setup-home', ({ state, markers }) => state?.step === 'profile' && markers.length > 0)
  })

  test('Start over forgets what was seen, and sees it again', async () => {
    const org = createOrg()
    const values = setUpOrg(org)
    secrets.push(values.password, values.clientSecret)
    const { page, waitForPage } = await startGuide(org, toRecordPath(org.profiles.at(-1) ?? { id: '' }))
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    await sendAsExtensionPage(ours, {
      type: 'set-credential',
      org: getOrgKey(org),
      name: 'password',
      value: values.password,
    })
    await page.goto(toOrgUrl(org, resumeStartPath))
    await waitForPage('setup-home', ({ state }) => state?.step === 'user')
    await withPopup(page, async (popup) => {
      await clickPopupAction(popup, 'start-over')
      await clickPopupAction(popup, 'confirm-start-over')
      await popup.waitForSelector('li[data-step="profile"][data-status="current"]')
      expect((await readPopupInputs(popup)).password).toBe('')
    })
    await waitForPage('setup-home', ({ state }) => state?.step === 'profile')
    expect(await dumpStorage(extension, 'session')).not.toContain(values.password)
    await page.goto(toOrgUrl(org, toRecordPath(org.profiles.at(-1) ?? { id: '' })))
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
  })

  test('Clear takes the values and leaves the progress', async () => {
    const org = createOrg()
    const values = setUpOrg(org)
    secrets.push(values.password, values.clientSecret)
    const { page, waitForPage } = await startGuide(org)
    await storeCredentials(ours, org, values, practice.spaceiq.token)
    await page.goto(toOrgUrl(org, toRecordPath(org.profiles.at(-1) ?? { id: '' })))
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    const popup = await extension.openPopup(page)
    expect((await readChecklist(popup)).keys).toMatch(/^done/)
    await clickPopupAction(popup, 'forget')
    await popup.waitForSelector('li[data-step="keys"]:not([data-status="done"])')
    expect(await readChecklist(popup)).toMatchObject({
      profile: 'done “SpaceIQ API Only” is API-only',
      user: 'current',
    })
    expect(await readPopupInputs(popup)).toMatchObject({
      password: '',
      clientSecret: '',
      clientId: '',
      token: '',
    })
    await popup.close()
    const session = await dumpStorage(extension, 'session')
    for (const secret of [values.password, values.clientSecret]) expect(session).not.toContain(secret)
  })
})

describe('two orgs', () => {
  test('in two tabs never mix progress, values and target', async () => {
    const production = practice.orgs.get('acme')
    if (!production) throw new Error('No acme')
    const sandbox = createOrg({ verification: 'none' }, 'acme--uat.sandbox')
    const values = setUpOrg(production)
    const profile = addIntegrationProfile(sandbox)
    const user = addIntegrationUser(sandbox, profile.id)
    const app = addConnectedApp(sandbox)
    const others = {
      username: user.username,
      password: user.password,
      clientSecret: app.consumerSecret,
      clientId: app.consumerKey,
      domain: 'https://acme--uat.sandbox.my.salesforce.com/',
    }
    secrets.push(values.password, values.clientSecret, others.password, others.clientSecret)

    const one = await startGuide(production, toRecordPath(production.profiles.at(-1) ?? { id: '' }))
    await one.waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    const two = await startGuide(sandbox)
    await two.waitForPage('setup-home', ({ state }) => state?.step === 'profile')
    await one.page.goto(toOrgUrl(production, resumeStartPath))
    await one.waitForPage('setup-home', ({ state }) => state?.step === 'user')
    await two.waitForPage('setup-home', ({ state }) => state?.step === 'profile')

    // Values of one org are not offered in the other, whichever tab is active.
    for (const [name, value] of Object.entries(values)) {
      if (name === 'domain') continue
      await sendAsExtensionPage(ours, {
        type: 'set-credential',
        org: getOrgKey(production),
        name: name as keyof typeof values,
        value,
      })
    }
    await sendAsExtensionPage(ours, {
      type: 'set-token',
      org: getOrgKey(production),
      token: practice.spaceiq.token,
    })
    await withPopup(two.page, async (popup) => {
      expect(await readPopupInputs(popup)).toEqual({
        username: '',
        password: '',
        clientSecret: '',
        clientId: '',
        domain: others.domain,
        token: '',
      })
      expect((await readChecklist(popup)).profile).toBe('current')
    })

    // Go to page navigates the sandbox's own tab; key and secret are its own app's.
    const loaded = two.page.waitForNavigation()
    await withPopup(two.page, (popup) => clickPopupAction(popup, 'show-me', 'li[data-step="keys"]'))
    await loaded
    expect(new URL(two.page.url()).host).toBe(getOrgKey(sandbox))
    expect(one.page.url()).toBe(toOrgUrl(production, resumeStartPath))
    await two.page.goto(
      toOrgUrl(sandbox, `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${app.id}`),
    )
    await two.waitForPage('app-detail', ({ markers }) => markers.length > 0)
    await two.clickMarkerAndNavigate('1')
    await two.waitForPage('consumer-details')
    await withPopup(two.page, async (popup) => {
      await popup.waitForFunction(
        () => document.querySelector<HTMLInputElement>('[name="clientSecret"]')?.value !== '',
      )
      expect(await readPopupInputs(popup)).toMatchObject({
        clientSecret: others.clientSecret,
        clientId: others.clientId,
        password: '',
      })
    })
    // On the page that shows them, they are only in Salesforce's part.
    const [host] = filterNodes(await getPageDom(two.page), ({ name }) => name === 'spaceiq-guide')
    expect(JSON.stringify(host)).toContain('data-action')
    for (const secret of [others.clientSecret, others.clientId])
      expect(JSON.stringify(host)).not.toContain(secret)

    // Each org is activated with its own values.
    practice.spaceiq.received.length = 0
    await withPopup(one.page, async (popup) => {
      expect(await readPopupInputs(popup)).toMatchObject(values)
      await clickPopupAction(popup, 'activate')
      await popup.waitForSelector('[data-outcome="active"]')
    })
    expect(practice.spaceiq.received.map(({ body }) => body)).toMatchObject([values])
    await withPopup(two.page, async (popup) => {
      // Completing one org does not complete the other.
      await popup.waitForSelector(activate)
      await sendAsExtensionPage(ours, {
        type: 'set-credential',
        org: getOrgKey(sandbox),
        name: 'username',
        value: others.username,
      })
      await sendAsExtensionPage(ours, {
        type: 'set-credential',
        org: getOrgKey(sandbox),
        name: 'password',
        value: others.password,
      })
      await sendAsExtensionPage(ours, {
        type: 'set-token',
        org: getOrgKey(sandbox),
        token: practice.spaceiq.token,
      })
    })
    await withPopup(two.page, async (popup) => {
      expect(await readPopupInputs(popup)).toMatchObject(others)
      await clickPopupAction(popup, 'activate')
      await popup.waitForSelector('[data-outcome="active"]')
    })
    expect(practice.spaceiq.received.map(({ body }) => body)).toMatchObject([values, others])
    // Nothing is left to do in the first, and its tab shows nothing.
    await createOverlayDriver(one.page).waitFor(({ state }) => state === null)
  })
})

describe('where the guide cannot go on by itself', () => {
  test('a control that is not on the page is said to be lost, until it is there', async () => {
    const org = createOrg()
    const { page, waitForPage } = await startGuide(org, userListPath)
    const { markers } = await waitForPage('user-list', ({ state }) => state?.state === 'guiding')
    expect(markers).toHaveLength(1)
    await page.evaluate(() => {
      for (const button of document.querySelectorAll('input[name="new"]')) button.remove()
    })
    const lost = await waitForPage('user-list', ({ state }) => state?.state === 'lost')
    expect(lost.text).toContain(resolveMessage('problem_lost', resolveMessage('control_newUser')))
    expect(lost.markers).toEqual([])
    await page.reload()
    await waitForPage('user-list', ({ state }) => state?.state === 'guiding')
  })

  test('a Lightning page offers the ways to Classic, which lead there', async () => {
    const org = createOrg()
    const { page, waitForPage } = await startGuide(org)
    const lightning = `https://${org.name}.lightning.force.com/lightning/setup/SetupOneHome/home`
    await page.goto(lightning)
    const view = await waitForPage('lightning', ({ actions }) => actions.includes('switch-classic'))
    expect(view.state?.state).toBe('blocked')
    expect(view.text).toContain(resolveMessage('card_switch_classic'))
    expect(view.text).toContain(resolveMessage('card_open_classic'))
    const links = filterNodes(
      await getPageDom(page),
      ({ name, attributes }) => name === 'a' && 'data-action' in attributes,
    )
    expect(
      Object.fromEntries(links.map(({ attributes }) => [attributes['data-action'], attributes.href])),
    ).toEqual({
      'switch-classic': toOrgUrl(org, '/ltng/switcher?destination=classic'),
      'open-classic': toOrgUrl(org, '/00e?setupid=EnhancedProfiles'),
    })
    const opened = page.waitForNavigation()
    await createOverlayDriver(page).clickAction('open-classic')
    await opened
    await waitForPage('profile-list')
    await page.goto(lightning)
    await waitForPage('lightning', ({ actions }) => actions.includes('switch-classic'))
    const switched = page.waitForNavigation()
    await createOverlayDriver(page).clickAction('switch-classic')
    await switched
    await waitForPage('setup-home', ({ state }) => state?.step === 'profile')
  })
})

test('no secret was in storage on disk, a console, an address or a page other than Salesforce’s own', async () => {
  expect(secrets.length).toBeGreaterThan(4)
  await expectSecretsNotLeaked(extension, recorder, secrets)
  expect(recorder.getRecording()).toContain('forceConsumerDetails')
})
