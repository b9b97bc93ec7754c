/** The guide goes on where it was, whatever happens to the page and the tab. */

import type { Page } from 'puppeteer-core'
import { describe, expect, vi } from 'vitest'
import { caseFields } from '../../../src/required-setup.ts'
import {
  addApp,
  addProfile,
  addUser,
  hold,
  keyOf,
  setUp,
  stored,
  tell,
} from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { Chromium } from '../../harness/launch.ts'
import { domOf, type Ears, listen, nodesIn } from '../../harness/network-recorder.ts'
import { overlay } from '../../harness/overlay.ts'
import type { OrgState, PracticeOrg } from '../../practice-org/types.ts'
import { said } from '../../support/texts.ts'
import { adminOf } from './admin.ts'
import {
  addFields,
  at,
  caseFieldList,
  checklist,
  expectUnseen,
  idOf,
  inputs,
  press,
  resumeStage,
  setupHome,
  userList,
} from './resume-fixtures.ts'

const activate = '[data-action="activate"]'

const stage = resumeStage()
const { newOrg, start, inPopup } = stage
let practice: PracticeOrg
let chromium: Chromium
let ours: Page
let ears: Ears
/** All that must never be seen outside of Salesforce's own pages, the popup's fields and the request to SpaceIQ. */
const secrets: string[] = []

test.beforeAll(async () => {
  ;({ practice, chromium, ours } = stage)
  secrets.push(practice.spaceiq.token)
  ears = await listen(chromium)
})

/** The next click of the page's mouse is a double click. */
const doubleNext = (page: Page) => {
  const click = page.mouse.click.bind(page.mouse)
  vi.spyOn(page.mouse, 'click').mockImplementationOnce((x, y) => click(x, y, { count: 2 }))
}

const posts = (org: OrgState, path: string) =>
  org.requests.filter((request) => request.method === 'POST' && request.path.endsWith(path)).length

describe('the guide goes on', () => {
  test('after a full reload', async () => {
    const org = newOrg()
    const { page, arrive } = await start(org, idOf(addProfile(org)))
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
    await page.reload()
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
    await page.goto(at(org, setupHome))
    await arrive('setup-home', ({ state }) => state?.step === 'user')
    await page.reload()
    await arrive('setup-home', ({ state }) => state?.step === 'user')
  })

  test('after a reload in the middle of the seven fields, with the next one that is missing', async () => {
    const org = newOrg()
    addFields(org, 2)
    const { page, arrive } = await start(org, caseFieldList)
    await arrive('case-fields', ({ text }) => text.includes(said('go_case_fields', 'Team', '2', '7')))
    await page.reload()
    await arrive('case-fields', ({ text }) => text.includes(said('go_case_fields', 'Team', '2', '7')))
    const popup = await chromium.openPopup(page)
    expect((await checklist(popup)).fields).toBe('todo 2 of 7 Case fields found')
    await popup.close()
  })

  test('in a second tab, and the first one follows without a reload', async () => {
    const org = newOrg()
    const profile = addProfile(org)
    const first = await start(org)
    await first.arrive('setup-home', ({ state }) => state?.step === 'profile')
    const second = adminOf(await chromium.browser.newPage())
    await second.page.goto(at(org, idOf(profile)))
    await second.arrive('profile-detail', ({ state }) => state?.state === 'done')
    await first.arrive('setup-home', ({ state }) => state?.step === 'user')
    expect(first.effort.pageLoads).toBe(0)
    await second.page.goto(at(org, userList))
    await second.arrive('user-list', ({ state }) => state?.step === 'user')
  })

  test('on slow pages, with every Fill double-clicked: each field is created once', async () => {
    const org = newOrg()
    const { page, arrive, card, follow } = await start(org, caseFieldList)
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
      caseFields.some(({ name }) => name === developerName),
    )
    expect(created).toMatchObject([
      { developerName: 'ExternalID', label: 'ExternalID', dtype: 'S', length: 255, externalId: true },
    ])
    expect(posts(org, 'NewCustomFieldStageManager')).toBe(4)
  })

  test('Fill double-clicked on the connected app moves its scope once', async () => {
    const org = newOrg()
    const { page, arrive, card, type } = await start(
      org,
      '/app/mgmt/forceconnectedapps/forceAppEdit.apexp?retURL=%2F02u',
    )
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
    const { page, arrive } = await start(org)
    await inPopup(page, (popup) => press(popup, 'hide'))
    await overlay(page).waitFor(({ state }) => state === null)
    await page.reload()
    await page.goto(at(org, userList))
    await inPopup(page, (popup) => popup.waitForSelector('[data-action="show"]'))
    expect(await overlay(page).state()).toBeNull()
    await inPopup(page, (popup) => press(popup, 'show'))
    await arrive('user-list')
  })

  test('Hide on the card, and Show me brings it back', async () => {
    const org = newOrg()
    const { page, arrive, card } = await start(org)
    await card('hide')
    await overlay(page).waitFor(({ state }) => state === null)
    const loaded = page.waitForNavigation()
    await inPopup(page, (popup) => press(popup, 'show-me', 'li[data-step="fields"]'))
    await loaded
    await arrive('case-fields', ({ state }) => state?.step === 'fields')
  })

  test('Skip and Back on the card, and what was skipped done after all', async () => {
    const org = newOrg()
    const { page, arrive, card } = await start(org)
    await arrive('setup-home', ({ state }) => state?.step === 'profile')
    await card('skip')
    await arrive('setup-home', ({ state }) => state?.step === 'user')
    await card('skip')
    await arrive('setup-home', ({ state }) => state?.step === 'fields')
    await card('back')
    await arrive('setup-home', ({ state }) => state?.step === 'user')
    await inPopup(page, async (popup) => {
      expect(await checklist(popup)).toMatchObject({ profile: 'skipped', user: 'current', fields: 'todo' })
      await press(popup, 'unskip', 'li[data-step="profile"]')
      await popup.waitForSelector('li[data-step="profile"][data-status="todo"]')
    })
    await page.reload()
    await arrive('setup-home', ({ state }) => state?.step === 'user')
  })

  test('Back to a step that is done shows what to do there', async () => {
    const org = newOrg()
    const { page, arrive, card } = await start(org, idOf(addProfile(org)))
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
    await page.goto(at(org, userList))
    await arrive('user-list', ({ state }) => state?.step === 'user')
    await card('back')
    await page.goto(at(org, setupHome))
    await arrive('setup-home', ({ state, markers }) => state?.step === 'profile' && markers.length > 0)
  })

  test('Start over forgets what was seen, and sees it again', async () => {
    const org = newOrg()
    const values = setUp(org)
    secrets.push(values.password, values.clientSecret)
    const { page, arrive } = await start(org, idOf(org.profiles.at(-1) ?? { id: '' }))
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
    await tell(ours, { type: 'set-value', org: keyOf(org), name: 'password', value: values.password })
    await page.goto(at(org, setupHome))
    await arrive('setup-home', ({ state }) => state?.step === 'user')
    await inPopup(page, async (popup) => {
      await press(popup, 'start-over')
      await press(popup, 'confirm-start-over')
      await popup.waitForSelector('li[data-step="profile"][data-status="current"]')
      expect((await inputs(popup)).password).toBe('')
    })
    await arrive('setup-home', ({ state }) => state?.step === 'profile')
    expect(await stored(chromium, 'session')).not.toContain(values.password)
    await page.goto(at(org, idOf(org.profiles.at(-1) ?? { id: '' })))
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
  })

  test('Forget takes the values and leaves the progress', async () => {
    const org = newOrg()
    const values = setUp(org)
    secrets.push(values.password, values.clientSecret)
    const { page, arrive } = await start(org)
    await hold(ours, org, values, practice.spaceiq.token)
    await page.goto(at(org, idOf(org.profiles.at(-1) ?? { id: '' })))
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
    const popup = await chromium.openPopup(page)
    expect((await checklist(popup)).keys).toMatch(/^done/)
    await press(popup, 'forget')
    await popup.waitForSelector('li[data-step="keys"]:not([data-status="done"])')
    expect(await checklist(popup)).toMatchObject({
      profile: 'done “SpaceIQ API Only” is API-only',
      user: 'current',
    })
    expect(await inputs(popup)).toMatchObject({ password: '', clientSecret: '', clientId: '', token: '' })
    await popup.close()
    const session = await stored(chromium, 'session')
    for (const secret of [values.password, values.clientSecret]) expect(session).not.toContain(secret)
  })
})

describe('two orgs', () => {
  test('in two tabs never mix progress, values and target', async () => {
    const production = practice.orgs.get('acme')
    if (!production) throw new Error('No acme')
    const sandbox = newOrg({ verification: 'none' }, 'acme--uat.sandbox')
    const values = setUp(production)
    const profile = addProfile(sandbox)
    const user = addUser(sandbox, profile.id)
    const app = addApp(sandbox)
    const others = {
      username: user.username,
      password: user.password,
      clientSecret: app.consumerSecret,
      clientId: app.consumerKey,
      domain: 'https://acme--uat.sandbox.my.salesforce.com/',
    }
    secrets.push(values.password, values.clientSecret, others.password, others.clientSecret)

    const one = await start(production, idOf(production.profiles.at(-1) ?? { id: '' }))
    await one.arrive('profile-detail', ({ state }) => state?.state === 'done')
    const two = await start(sandbox)
    await two.arrive('setup-home', ({ state }) => state?.step === 'profile')
    await one.page.goto(at(production, setupHome))
    await one.arrive('setup-home', ({ state }) => state?.step === 'user')
    await two.arrive('setup-home', ({ state }) => state?.step === 'profile')

    // Values of the one are not offered in the other, whichever tab the popup is over.
    for (const [name, value] of Object.entries(values)) {
      if (name === 'domain') continue
      await tell(ours, {
        type: 'set-value',
        org: keyOf(production),
        name: name as keyof typeof values,
        value,
      })
    }
    await tell(ours, { type: 'set-token', org: keyOf(production), token: practice.spaceiq.token })
    await inPopup(two.page, async (popup) => {
      expect(await inputs(popup)).toEqual({
        username: '',
        password: '',
        clientSecret: '',
        clientId: '',
        domain: others.domain,
        token: '',
      })
      expect((await checklist(popup)).profile).toBe('current')
    })

    // Show me leads the sandbox's own tab; key and secret of its app are its own.
    const loaded = two.page.waitForNavigation()
    await inPopup(two.page, (popup) => press(popup, 'show-me', 'li[data-step="keys"]'))
    await loaded
    expect(new URL(two.page.url()).host).toBe(keyOf(sandbox))
    expect(one.page.url()).toBe(at(production, setupHome))
    await two.page.goto(
      at(sandbox, `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${app.id}`),
    )
    await two.arrive('app-detail', ({ markers }) => markers.length > 0)
    await two.follow('2')
    await two.arrive('consumer-details')
    await inPopup(two.page, async (popup) => {
      await popup.waitForFunction(
        () => document.querySelector<HTMLInputElement>('[name="clientSecret"]')?.value !== '',
      )
      expect(await inputs(popup)).toMatchObject({
        clientSecret: others.clientSecret,
        clientId: others.clientId,
        password: '',
      })
    })
    // On the page that shows them, they are in Salesforce's own part of it only.
    const [host] = nodesIn(await domOf(two.page), ({ name }) => name === 'spaceiq-guide')
    expect(JSON.stringify(host)).toContain('data-action')
    for (const secret of [others.clientSecret, others.clientId])
      expect(JSON.stringify(host)).not.toContain(secret)

    // Each is activated with its own.
    practice.spaceiq.received.length = 0
    await inPopup(one.page, async (popup) => {
      expect(await inputs(popup)).toMatchObject(values)
      await press(popup, 'activate')
      await popup.waitForSelector('[data-outcome="active"]')
    })
    expect(practice.spaceiq.received.map(({ body }) => body)).toMatchObject([values])
    await inPopup(two.page, async (popup) => {
      // What is over in the one org is not over in the other.
      await popup.waitForSelector(activate)
      await tell(ours, { type: 'set-value', org: keyOf(sandbox), name: 'username', value: others.username })
      await tell(ours, { type: 'set-value', org: keyOf(sandbox), name: 'password', value: others.password })
      await tell(ours, { type: 'set-token', org: keyOf(sandbox), token: practice.spaceiq.token })
    })
    await inPopup(two.page, async (popup) => {
      expect(await inputs(popup)).toMatchObject(others)
      await press(popup, 'activate')
      await popup.waitForSelector('[data-outcome="active"]')
    })
    expect(practice.spaceiq.received.map(({ body }) => body)).toMatchObject([values, others])
    // Nothing more to do in the first, and its tab shows nothing any more.
    await overlay(one.page).waitFor(({ state }) => state === null)
  })
})

describe('where the guide cannot go on by itself', () => {
  test('a control that is not on the page is said to be lost, until it is there', async () => {
    const org = newOrg()
    const { page, arrive } = await start(org, userList)
    const { markers } = await arrive('user-list', ({ state }) => state?.state === 'guiding')
    expect(markers).toHaveLength(1)
    await page.evaluate(() => {
      for (const button of document.querySelectorAll('input[name="new"]')) button.remove()
    })
    const lost = await arrive('user-list', ({ state }) => state?.state === 'lost')
    expect(lost.text).toContain(said('problem_lost', said('control_newUser')))
    expect(lost.markers).toEqual([])
    await page.reload()
    await arrive('user-list', ({ state }) => state?.state === 'guiding')
  })

  test('a Lightning page offers the ways to Classic, which lead there', async () => {
    const org = newOrg()
    const { page, arrive } = await start(org)
    const lightning = `https://${org.name}.lightning.force.com/lightning/setup/SetupOneHome/home`
    await page.goto(lightning)
    const view = await arrive('lightning', ({ actions }) => actions.includes('switch-classic'))
    expect(view.state?.state).toBe('blocked')
    expect(view.text).toContain(said('card_switch_classic'))
    expect(view.text).toContain(said('card_open_classic'))
    const links = nodesIn(
      await domOf(page),
      ({ name, attributes }) => name === 'a' && 'data-action' in attributes,
    )
    expect(
      Object.fromEntries(links.map(({ attributes }) => [attributes['data-action'], attributes.href])),
    ).toEqual({
      'switch-classic': at(org, '/ltng/switcher?destination=classic'),
      'open-classic': at(org, '/setup/forcecomHomepage.apexp?setupid=ForceCom'),
    })
    const opened = page.waitForNavigation()
    await overlay(page).click('open-classic')
    await opened
    await arrive('setup-home')
    await page.goto(lightning)
    await arrive('lightning', ({ actions }) => actions.includes('switch-classic'))
    const switched = page.waitForNavigation()
    await overlay(page).click('switch-classic')
    await switched
    await arrive('setup-home', ({ state }) => state?.step === 'profile')
  })
})

test('no secret was in storage on disk, a console, an address or a page other than Salesforce’s own', async () => {
  expect(secrets.length).toBeGreaterThan(4)
  await expectUnseen(chromium, ears, secrets)
  expect(ears.heard()).toContain('forceConsumerDetails')
})
