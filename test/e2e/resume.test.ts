/** The guide goes on where it was, whatever happens to the page, the tab, the worker and the browser. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { caseFields } from '../../src/blueprint.ts'
import type { OrgState, OrgWorld, PracticeOrg } from '../org/contract.ts'
import { startPracticeOrg } from '../org/index.ts'
import { said } from '../texts.ts'
import { type Chromium, launchChromium } from './harness/launch.ts'
import { domOf, type Ears, listen, nodesIn } from './harness/leaks.ts'
import { overlay } from './harness/overlay.ts'
import { searchFolder } from './harness/profile-folder.ts'
import {
  addApp,
  addProfile,
  addUser,
  hold,
  keyOf,
  oursOf,
  setUp,
  signIn,
  stored,
  tell,
} from './harness/seed.ts'
import { type Admin, adminOf } from './journey/admin.ts'

const setupHome = '/setup/forcecomHomepage.apexp?setupid=ForceCom'
const caseFieldList = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
const userList = '/005?isUserEntityOverride=1&setupid=ManageUsers'
const activate = '[data-action="activate"]'

let practice: PracticeOrg
let chromium: Chromium
let ours: Page
let ears: Ears
/** All that must never be seen outside of Salesforce's own pages, the popup's fields and the request to SpaceIQ. */
const secrets: string[] = []
let orgs = 0

beforeAll(async () => {
  practice = await startPracticeOrg()
  practice.spaceiq.token = 'siq-token-fedcba9876543210'
  secrets.push(practice.spaceiq.token)
  chromium = await launchChromium({ port: practice.port })
  ears = await listen(chromium)
  ours = await oursOf(chromium)
})

afterAll(async () => {
  await chromium?.close()
  await practice?.close()
})

/** An org of the test's own, so that no test sees another's progress. */
const newOrg = (world: Partial<OrgWorld> = {}, name?: string): OrgState => {
  orgs += 1
  return practice.addOrg(name ?? `resume${orgs}`, world)
}

const idOf = ({ id }: { id: string }) => `/${id}`
const at = (org: OrgState, path: string) => `https://${keyOf(org)}${path}`

/** Seven as the manual wants them, or the first few. */
const addFields = (org: OrgState, count: number = caseFields.length) => {
  for (const [index, field] of caseFields.slice(0, count).entries()) {
    org.fields.push({
      id: `00N5g0000077${index}QxAAA`,
      label: field.name,
      developerName: field.name,
      dtype: field.type === 'Text' ? 'S' : 'J',
      length: field.length,
      externalId: field.externalId,
      visibleLines: field.visibleLines ?? null,
      description: '',
      security: {},
      layouts: [],
      namespace: '',
    })
  }
}

/** A tab of the org in which the guide was started from the real popup. */
const start = async (org: OrgState, path = setupHome, within = chromium): Promise<Admin> => {
  const page = await within.browser.newPage()
  await signIn(page, org, path)
  await inPopup(page, (popup) => press(popup, 'start'), within)
  await overlay(page).waitFor(({ state }) => state !== null, 10_000)
  return adminOf(page)
}

const inPopup = async <T>(page: Page, act: (popup: Page) => Promise<T>, within = chromium): Promise<T> => {
  const popup = await within.openPopup(page)
  try {
    return await act(popup)
  } finally {
    // Some buttons close it.
    await popup.close().catch(() => {})
  }
}

const press = async (popup: Page, action: string, within = '') => {
  const selector = `${within} [data-action="${action}"]`.trim()
  await popup.waitForSelector(selector, { visible: true })
  await popup.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await popup.locator(selector).setTimeout(5_000).click()
}

/** The checklist: each step's status and evidence. */
const checklist = (popup: Page): Promise<Record<string, string>> =>
  popup
    .waitForSelector('li[data-step]')
    .then(() =>
      popup.$$eval('li[data-step]', (rows) =>
        Object.fromEntries(
          rows.map((row) => [
            (row as HTMLElement).dataset.step,
            `${(row as HTMLElement).dataset.status} ${row.querySelector('.evidence')?.textContent ?? ''}`.trim(),
          ]),
        ),
      ),
    )

const inputs = (popup: Page): Promise<Record<string, string>> =>
  popup
    .waitForSelector('input[name="password"]')
    .then(() =>
      popup.$$eval('input[name]', (all) =>
        Object.fromEntries(
          all.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
        ),
      ),
    )

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

  test('after the service worker was stopped: cards, evidence and the popup wake it', async () => {
    const org = newOrg()
    const { page, arrive, card } = await start(org)
    await chromium.stopWorker()
    await card('skip')
    await arrive('setup-home', ({ state }) => state?.step === 'user')
    await chromium.stopWorker()
    await page.reload()
    await arrive('setup-home', ({ state }) => state?.step === 'user')
    addFields(org)
    await chromium.stopWorker()
    await page.goto(at(org, caseFieldList))
    await arrive('case-fields', ({ state }) => state?.state === 'done')
    await chromium.stopWorker()
    const popup = await chromium.openPopup(page)
    expect(await checklist(popup)).toMatchObject({
      profile: 'skipped',
      user: 'current',
      fields: 'done 7 of 7 Case fields found',
    })
    await popup.close()
  })

  test('with Save & New pressed while the background slept: the field counts, and the next one is named', async () => {
    const org = newOrg()
    const { page, arrive, card, follow } = await start(org)
    await page.goto(at(org, caseFieldList))
    await arrive('case-fields', ({ actions }) => actions.includes('create-fields'))
    await follow('2')
    await arrive('field-type', ({ actions }) => actions.includes('fill'))
    await card('fill')
    await arrive('field-type', ({ text }) => text.includes('✓'))
    await follow('3')
    await arrive('field-details', ({ actions }) => actions.includes('fill'))
    await card('fill')
    await arrive('field-details', ({ text }) => (text.match(/✓/g) ?? []).length === 4)
    await follow('5')
    await arrive('field-security')
    await follow('2')
    await arrive('field-layouts', ({ text }) => text.includes('ExternalID'))
    await chromium.stopWorker()
    const save = await page.waitForSelector('input[name="save_new"]')
    await save?.hover()
    // As long as a hand takes from there to the press.
    await new Promise((go) => setTimeout(go, 500))
    await Promise.all([page.waitForNavigation(), save?.click()])
    await arrive('field-type', ({ text }) => text.includes('Department'))
  })

  test('with the values held when the worker was stopped', async () => {
    const org = newOrg()
    const values = setUp(org)
    secrets.push(values.password, values.clientSecret)
    const { page } = await start(org)
    await hold(ours, org, values, practice.spaceiq.token)
    await chromium.stopWorker()
    const popup = await chromium.openPopup(page)
    expect(await inputs(popup)).toMatchObject(values)
    practice.spaceiq.received.length = 0
    await press(popup, 'activate')
    await popup.waitForSelector('[data-outcome="active"]')
    expect(practice.spaceiq.received.map(({ body }) => body)).toMatchObject([values])
    await popup.close()
  })

  test('after a restart of the browser: progress is there, secrets are gone and never were on disk', async () => {
    const userDataDir = await mkdtemp(join(tmpdir(), 'restart-'))
    const org = newOrg()
    const values = setUp(org)
    secrets.push(values.password, values.clientSecret)
    const profileId = org.profiles.at(-1)?.id ?? ''
    const launch = () => launchChromium({ port: practice.port, userDataDir })
    try {
      const before = await launch()
      const first = await start(org, `/${profileId}`, before)
      await first.arrive('profile-detail', ({ state }) => state?.state === 'done')
      await hold(await oursOf(before), org, values, practice.spaceiq.token)
      await first.page.reload()
      await first.arrive('profile-detail', ({ state }) => state?.state === 'done')
      expect(await stored(before, 'session')).toContain(values.clientSecret)
      expect(await stored(before, 'local')).toContain('"keys"')
      const { extensionId } = before
      await before.close()

      const after = await launch()
      try {
        expect(after.extensionId).toBe(extensionId)
        const page = await after.browser.newPage()
        await signIn(page, org, setupHome)
        await adminOf(page).arrive('setup-home', ({ state }) => state?.step === 'user')
        const popup = await after.openPopup(page)
        expect(await checklist(popup)).toMatchObject({
          profile: 'done “SpaceIQ API Only” is API-only',
          user: 'current',
          keys: 'todo',
        })
        expect(await inputs(popup)).toMatchObject({ password: '', clientSecret: '', clientId: '', token: '' })
        await popup.close()
        const session = await stored(after, 'session')
        const local = await stored(after, 'local')
        for (const secret of secrets) expect(session + local).not.toContain(secret)
      } finally {
        await after.close()
      }

      const { found } = await searchFolder(userDataDir, secrets)
      expect(found).toEqual([])
    } finally {
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 })
    }
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
  expect(secrets.length).toBeGreaterThan(8)
  const local = await stored(chromium, 'local')
  for (const secret of secrets) {
    expect(local).not.toContain(secret)
    expect(ears.heard()).not.toContain(secret)
  }
  for (const page of await chromium.browser.pages()) {
    if (page.url().includes('forceConsumerDetails')) continue
    const dom = JSON.stringify(await domOf(page))
    for (const secret of secrets) expect(dom).not.toContain(secret)
  }
  expect(ears.heard()).toContain('forceConsumerDetails')
})
