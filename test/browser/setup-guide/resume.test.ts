/** The guide goes on where it was, whatever happens to the page and the tab. */

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
const { createOrg: newOrg, startGuide: start, withPopup: inPopup } = stage
let practice: PracticeOrg
let chromium: ExtensionDriver
let ours: Page
let ears: NetworkRecorder
/** All that must never be seen outside of Salesforce's own pages, the popup's fields and the request to SpaceIQ. */
const secrets: string[] = []

test.beforeAll(async () => {
  ;({ practice, chromium, ours } = stage)
  secrets.push(practice.spaceiq.token)
  ears = await startNetworkRecorder(chromium)
})

/** The next click of the page's mouse is a double click. */
const doubleNext = (page: Page) => {
  const click = page.mouse.click.bind(page.mouse)
  vi.spyOn(page.mouse, 'click').mockImplementationOnce((x, y) => click(x, y, { count: 2 }))
}

const posts = (org: FakeOrg, path: string) =>
  org.requests.filter((request) => request.method === 'POST' && request.path.endsWith(path)).length

describe('the guide goes on', () => {
  test('after a full reload', async () => {
    const org = newOrg()
    const { page, waitForPage: arrive } = await start(org, toRecordPath(addIntegrationProfile(org)))
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
    await page.reload()
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
    await page.goto(toOrgUrl(org, resumeStartPath))
    await arrive('setup-home', ({ state }) => state?.step === 'user')
    await page.reload()
    await arrive('setup-home', ({ state }) => state?.step === 'user')
  })

  test('after a reload in the middle of the seven fields, with the next one that is missing', async () => {
    const org = newOrg()
    addCaseFields(org, 2)
    const { page, waitForPage: arrive } = await start(org, resumeFieldListPath)
    await arrive('case-fields', ({ text }) =>
      text.includes(resolveMessage('go_case_fields', 'Team', '2', '7')),
    )
    await page.reload()
    await arrive('case-fields', ({ text }) =>
      text.includes(resolveMessage('go_case_fields', 'Team', '2', '7')),
    )
    const popup = await chromium.openPopup(page)
    expect((await readChecklist(popup)).fields).toBe('todo 2 of 7 Case fields found')
    await popup.close()
  })

  test('in a second tab, and the first one follows without a reload', async () => {
    const org = newOrg()
    const profile = addIntegrationProfile(org)
    const first = await start(org)
    await first.waitForPage('setup-home', ({ state }) => state?.step === 'profile')
    const second = createAdminDriver(await chromium.browser.newPage())
    await second.page.goto(toOrgUrl(org, toRecordPath(profile)))
    await second.waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    await first.waitForPage('setup-home', ({ state }) => state?.step === 'user')
    expect(first.effort.pageLoads).toBe(0)
    await second.page.goto(toOrgUrl(org, userListPath))
    await second.waitForPage('user-list', ({ state }) => state?.step === 'user')
  })

  test('on slow pages, with every Fill double-clicked: each field is created once', async () => {
    const org = newOrg()
    const {
      page,
      waitForPage: arrive,
      clickCardAction: card,
      clickMarkerAndNavigate: follow,
    } = await start(org, resumeFieldListPath)
    org.world.delay = 1500
    const fillTwice = async (wizardPage: string, ticks: number) => {
      doubleNext(page)
      await card('fill')
      await arrive(wizardPage, ({ text }) => (text.match(/✓/g) ?? []).length >= ticks)
    }
    await arrive('case-fields')
    await follow('2')
    await arrive('field-type')
    await fillTwice('field-type', 1)
    await follow('3')
    await arrive('field-details')
    await fillTwice('field-details', 4)
    await follow('5')
    const security = await arrive('field-security')
    await fillTwice('field-security', 1)
    await follow(security.markers.at(-1)?.number ?? '')
    await arrive('field-layouts', ({ text }) => text.includes('ExternalID'))
    await follow('2')
    await arrive('field-type', ({ text }) => text.includes('Department'))
    const created = org.fields.filter(({ developerName }) =>
      requiredCaseFields.some(({ name }) => name === developerName),
    )
    expect(created).toMatchObject([
      { developerName: 'ExternalID', label: 'ExternalID', dtype: 'S', length: 255, externalId: true },
    ])
    expect(posts(org, 'NewCustomFieldStageManager')).toBe(4)
  })

  test('Fill double-clicked on the connected app moves its scope once', async () => {
    const org = newOrg()
    const {
      page,
      waitForPage: arrive,
      clickCardAction: card,
      typeAtMarker: type,
    } = await start(org, '/app/mgmt/forceconnectedapps/forceAppEdit.apexp?retURL=%2F02u')
    await arrive('app-edit')
    await type('3', 'it@acme.example')
    doubleNext(page)
    await card('fill')
    await arrive('app-edit', ({ text }) => (text.match(/✓/g) ?? []).length >= 7)
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
    const org = newOrg()
    const { page, waitForPage: arrive } = await start(org)
    await inPopup(page, (popup) => clickPopupAction(popup, 'hide'))
    await createOverlayDriver(page).waitFor(({ state }) => state === null)
    await page.reload()
    await page.goto(toOrgUrl(org, userListPath))
    await inPopup(page, (popup) => popup.waitForSelector('[data-action="show"]'))
    expect(await createOverlayDriver(page).getState()).toBeNull()
    await inPopup(page, (popup) => clickPopupAction(popup, 'show'))
    await arrive('user-list')
  })

  test('Hide on the card, and Show me brings it back', async () => {
    const org = newOrg()
    const { page, waitForPage: arrive, clickCardAction: card } = await start(org)
    await card('hide')
    await createOverlayDriver(page).waitFor(({ state }) => state === null)
    const loaded = page.waitForNavigation()
    await inPopup(page, (popup) => clickPopupAction(popup, 'show-me', 'li[data-step="fields"]'))
    await loaded
    await arrive('case-fields', ({ state }) => state?.step === 'fields')
  })

  test('Skip and Back on the card, and what was skipped done after all', async () => {
    const org = newOrg()
    const { page, waitForPage: arrive, clickCardAction: card } = await start(org)
    await arrive('setup-home', ({ state }) => state?.step === 'profile')
    await card('skip')
    await arrive('setup-home', ({ state }) => state?.step === 'user')
    await card('skip')
    await arrive('setup-home', ({ state }) => state?.step === 'fields')
    await card('back')
    await arrive('setup-home', ({ state }) => state?.step === 'user')
    await inPopup(page, async (popup) => {
      expect(await readChecklist(popup)).toMatchObject({
        profile: 'skipped',
        user: 'current',
        fields: 'todo',
      })
      await clickPopupAction(popup, 'unskip', 'li[data-step="profile"]')
      await popup.waitForSelector('li[data-step="profile"][data-status="todo"]')
    })
    await page.reload()
    await arrive('setup-home', ({ state }) => state?.step === 'user')
  })

  test('Back to a step that is done shows what to do there', async () => {
    const org = newOrg()
    const {
      page,
      waitForPage: arrive,
      clickCardAction: card,
    } = await start(org, toRecordPath(addIntegrationProfile(org)))
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
    await page.goto(toOrgUrl(org, userListPath))
    await arrive('user-list', ({ state }) => state?.step === 'user')
    await card('back')
    await page.goto(toOrgUrl(org, resumeStartPath))
    await arrive('setup-home', ({ state, markers }) => state?.step === 'profile' && markers.length > 0)
  })

  test('Start over forgets what was seen, and sees it again', async () => {
    const org = newOrg()
    const values = setUpOrg(org)
    secrets.push(values.password, values.clientSecret)
    const { page, waitForPage: arrive } = await start(org, toRecordPath(org.profiles.at(-1) ?? { id: '' }))
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
    await sendAsExtensionPage(ours, {
      type: 'set-credential',
      org: getOrgKey(org),
      name: 'password',
      value: values.password,
    })
    await page.goto(toOrgUrl(org, resumeStartPath))
    await arrive('setup-home', ({ state }) => state?.step === 'user')
    await inPopup(page, async (popup) => {
      await clickPopupAction(popup, 'start-over')
      await clickPopupAction(popup, 'confirm-start-over')
      await popup.waitForSelector('li[data-step="profile"][data-status="current"]')
      expect((await readPopupInputs(popup)).password).toBe('')
    })
    await arrive('setup-home', ({ state }) => state?.step === 'profile')
    expect(await dumpStorage(chromium, 'session')).not.toContain(values.password)
    await page.goto(toOrgUrl(org, toRecordPath(org.profiles.at(-1) ?? { id: '' })))
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
  })

  test('Forget takes the values and leaves the progress', async () => {
    const org = newOrg()
    const values = setUpOrg(org)
    secrets.push(values.password, values.clientSecret)
    const { page, waitForPage: arrive } = await start(org)
    await storeCredentials(ours, org, values, practice.spaceiq.token)
    await page.goto(toOrgUrl(org, toRecordPath(org.profiles.at(-1) ?? { id: '' })))
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
    const popup = await chromium.openPopup(page)
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
    const session = await dumpStorage(chromium, 'session')
    for (const secret of [values.password, values.clientSecret]) expect(session).not.toContain(secret)
  })
})

describe('two orgs', () => {
  test('in two tabs never mix progress, values and target', async () => {
    const production = practice.orgs.get('acme')
    if (!production) throw new Error('No acme')
    const sandbox = newOrg({ verification: 'none' }, 'acme--uat.sandbox')
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

    const one = await start(production, toRecordPath(production.profiles.at(-1) ?? { id: '' }))
    await one.waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    const two = await start(sandbox)
    await two.waitForPage('setup-home', ({ state }) => state?.step === 'profile')
    await one.page.goto(toOrgUrl(production, resumeStartPath))
    await one.waitForPage('setup-home', ({ state }) => state?.step === 'user')
    await two.waitForPage('setup-home', ({ state }) => state?.step === 'profile')

    // Values of the one are not offered in the other, whichever tab the popup is over.
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
    await inPopup(two.page, async (popup) => {
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

    // Show me leads the sandbox's own tab; key and secret of its app are its own.
    const loaded = two.page.waitForNavigation()
    await inPopup(two.page, (popup) => clickPopupAction(popup, 'show-me', 'li[data-step="keys"]'))
    await loaded
    expect(new URL(two.page.url()).host).toBe(getOrgKey(sandbox))
    expect(one.page.url()).toBe(toOrgUrl(production, resumeStartPath))
    await two.page.goto(
      toOrgUrl(sandbox, `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${app.id}`),
    )
    await two.waitForPage('app-detail', ({ markers }) => markers.length > 0)
    await two.clickMarkerAndNavigate('2')
    await two.waitForPage('consumer-details')
    await inPopup(two.page, async (popup) => {
      await popup.waitForFunction(
        () => document.querySelector<HTMLInputElement>('[name="clientSecret"]')?.value !== '',
      )
      expect(await readPopupInputs(popup)).toMatchObject({
        clientSecret: others.clientSecret,
        clientId: others.clientId,
        password: '',
      })
    })
    // On the page that shows them, they are in Salesforce's own part of it only.
    const [host] = filterNodes(await getPageDom(two.page), ({ name }) => name === 'spaceiq-guide')
    expect(JSON.stringify(host)).toContain('data-action')
    for (const secret of [others.clientSecret, others.clientId])
      expect(JSON.stringify(host)).not.toContain(secret)

    // Each is activated with its own.
    practice.spaceiq.received.length = 0
    await inPopup(one.page, async (popup) => {
      expect(await readPopupInputs(popup)).toMatchObject(values)
      await clickPopupAction(popup, 'activate')
      await popup.waitForSelector('[data-outcome="active"]')
    })
    expect(practice.spaceiq.received.map(({ body }) => body)).toMatchObject([values])
    await inPopup(two.page, async (popup) => {
      // What is over in the one org is not over in the other.
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
    await inPopup(two.page, async (popup) => {
      expect(await readPopupInputs(popup)).toMatchObject(others)
      await clickPopupAction(popup, 'activate')
      await popup.waitForSelector('[data-outcome="active"]')
    })
    expect(practice.spaceiq.received.map(({ body }) => body)).toMatchObject([values, others])
    // Nothing more to do in the first, and its tab shows nothing any more.
    await createOverlayDriver(one.page).waitFor(({ state }) => state === null)
  })
})

describe('where the guide cannot go on by itself', () => {
  test('a control that is not on the page is said to be lost, until it is there', async () => {
    const org = newOrg()
    const { page, waitForPage: arrive } = await start(org, userListPath)
    const { markers } = await arrive('user-list', ({ state }) => state?.state === 'guiding')
    expect(markers).toHaveLength(1)
    await page.evaluate(() => {
      for (const button of document.querySelectorAll('input[name="new"]')) button.remove()
    })
    const lost = await arrive('user-list', ({ state }) => state?.state === 'lost')
    expect(lost.text).toContain(resolveMessage('problem_lost', resolveMessage('control_newUser')))
    expect(lost.markers).toEqual([])
    await page.reload()
    await arrive('user-list', ({ state }) => state?.state === 'guiding')
  })

  test('a Lightning page offers the ways to Classic, which lead there', async () => {
    const org = newOrg()
    const { page, waitForPage: arrive } = await start(org)
    const lightning = `https://${org.name}.lightning.force.com/lightning/setup/SetupOneHome/home`
    await page.goto(lightning)
    const view = await arrive('lightning', ({ actions }) => actions.includes('switch-classic'))
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
      'open-classic': toOrgUrl(org, '/setup/forcecomHomepage.apexp?setupid=ForceCom'),
    })
    const opened = page.waitForNavigation()
    await createOverlayDriver(page).clickAction('open-classic')
    await opened
    await arrive('setup-home')
    await page.goto(lightning)
    await arrive('lightning', ({ actions }) => actions.includes('switch-classic'))
    const switched = page.waitForNavigation()
    await createOverlayDriver(page).clickAction('switch-classic')
    await switched
    await arrive('setup-home', ({ state }) => state?.step === 'profile')
  })
})

test('no secret was in storage on disk, a console, an address or a page other than Salesforce’s own', async () => {
  expect(secrets.length).toBeGreaterThan(4)
  await expectSecretsNotLeaked(chromium, ears, secrets)
  expect(ears.getRecording()).toContain('forceConsumerDetails')
})
