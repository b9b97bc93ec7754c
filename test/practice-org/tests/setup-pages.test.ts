import { Window } from 'happy-dom'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { connectedAppRoutes as connectedApp } from '../pages/connected-app/connected-app.ts'
import { consumerDetailsRoutes as consumerDetails } from '../pages/connected-app/consumer-details.ts'
import { appListRoutes as apps } from '../pages/connected-app/list.ts'
import { to18 } from '../pages/ids.ts'
import { profileRoutes as profiles } from '../pages/profile/profiles.ts'
import { userRoutes as users } from '../pages/user/list.ts'
import { handleSpaceIq } from '../spaceiq/endpoint.ts'
import { createOrg } from '../state.ts'
import type { FakeOrg, RequestContext, Route, RouteResponse } from '../types.ts'

// happy-dom parses whole pages, slowly on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const routes: Route[] = [...profiles, ...users, ...apps, ...connectedApp, ...consumerDetails]
let state: FakeOrg
const session = { username: 'admin@acme.example', verifiedForConsumer: false }

beforeEach(() => {
  state = createOrg('acme')
  session.verifiedForConsumer = false
})

async function visit(address: string, form?: URLSearchParams): Promise<RouteResponse> {
  const url = new URL(address, 'https://acme.my.salesforce.com')
  const method = form ? 'POST' : 'GET'
  for (const route of routes) {
    const match = url.pathname.match(route.path)
    if (!match || (route.method !== 'ANY' && route.method !== method)) continue
    const ctx: RequestContext = {
      method,
      url,
      form: form ?? new URLSearchParams(),
      body: form?.toString() ?? '',
      headers: {},
      state,
      session,
    }
    return route.handle(ctx, match)
  }
  throw new Error(`No route for ${method} ${address}`)
}

function read(answer: RouteResponse) {
  const { document } = new Window()
  document.body.innerHTML = answer.body ?? ''
  return document
}

const open = async (address: string) => read(await visit(address))

type Doc = ReturnType<typeof read>
type Control = { name: string; type: string; value: string; checked: boolean; disabled: boolean }

/** Returns what the browser would post, with these changes; null clears a checkbox. */
function formOf(document: Doc, changes: Record<string, string | null> = {}): URLSearchParams {
  const posted = new URLSearchParams()
  const controls = document.querySelectorAll(
    'form[id="editPage"] [name], form[id="appsetup:setupForm"] [name], form[id="page:console:pc_form"] [name]',
  )
  for (const element of controls) {
    const control = element as unknown as Control
    if (['submit', 'button'].includes(control.type) || control.disabled) continue
    if (control.type === 'checkbox' && !control.checked) continue
    posted.append(control.name, control.value)
  }
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) posted.delete(name)
    else posted.set(name, value)
  }
  return posted
}

const text = (document: Doc, selector: string) =>
  document.querySelector(selector)?.textContent?.trim() ?? null
const boxBeside = (document: Doc, label: string) =>
  [...document.querySelectorAll('.labelCol')]
    .find((cell) => cell.textContent.replace(/\s+/g, ' ').includes(label))
    ?.nextElementSibling?.querySelector('input[type=checkbox]')

describe('ids', () => {
  it('adds the checksum Salesforce adds', () => {
    expect(to18('00e90000001jAUX')).toBe('00e90000001jAUXAA2')
    expect(to18('00e90000001txhU')).toBe('00e90000001txhUAAQ')
  })
})

describe('profiles', () => {
  const clone = (name: string, source = 'Standard User') => {
    const id = state.profiles.find((profile) => profile.name === source)?.id.slice(0, 15) ?? ''
    const form = new URLSearchParams({ id, newProfileName: name })
    return visit('/_ui/perms/ui/profile/ProfileClone/e', form)
  }

  it('lists every profile with Edit and Clone, drawn after the page has loaded', async () => {
    const list = await open('/00e?setupid=EnhancedProfiles')
    expect(list.querySelector('.subNav input[name=new]')).not.toBeNull()
    expect(list.querySelector('.x-grid3-col-ProfileName')).toBeNull()
    const rows = read({ body: list.querySelector('#profileGridRows')?.textContent ?? '' })
    const names = [...rows.querySelectorAll('.x-grid3-col-ProfileName a > span')].map(
      (span) => span.textContent,
    )
    expect(names).toEqual(state.profiles.map((profile) => profile.name).sort())
    expect(rows.querySelectorAll('a[href^="/_ui/perms/ui/profile/ProfileClone/e?id=00e"]').length).toBe(
      names.length,
    )
  })

  it('clones with the same licence and permissions and leads to the detail page', async () => {
    const { redirect = '' } = await clone('SpaceIQ API Only')
    const made = state.profiles.find((profile) => profile.name === 'SpaceIQ API Only')
    expect(made).toMatchObject({ custom: true, licence: 'Salesforce' })
    expect(made?.permissions.ApiEnabled).toBe(true)
    expect(text(await open(redirect), '.mainTitle')).toBe('Profile Detail')
  })

  it('refuses an empty name and one that is taken', async () => {
    expect(text(read(await clone('')), '.errorMsg')).toContain('You must enter a value')
    expect(text(read(await clone('standard user')), '.errorMsg')).toContain('already in use')
    expect(state.profiles.filter((profile) => profile.custom)).toHaveLength(0)
  })

  it('saves what is ticked, and ticks by label only: no id names the permission', async () => {
    const { redirect = '' } = await clone('SpaceIQ API Only')
    const edit = await open(`${redirect}/e`)
    expect([...edit.querySelectorAll('#editPage [id]')].filter(({ id }) => /api/i.test(id))).toEqual([])
    const box = boxBeside(edit, 'API Only User')
    await visit(`${redirect}/e`, formOf(edit, { [box?.id ?? '']: '1', crudRead___Case: '1' }))
    const made = state.profiles.find((profile) => profile.name === 'SpaceIQ API Only')
    expect(made?.permissions).toMatchObject({ ApiUserOnly: true, ApiEnabled: true })
    expect(made?.caseAccess.read).toBe(true)
    const detail = await open(redirect)
    const cell = [...detail.querySelectorAll('.labelCol')].find((one) => one.textContent === 'API Only User')
    expect(cell?.nextElementSibling?.querySelector('img')?.getAttribute('src')).toBe(
      '/img/checkbox_checked.gif',
    )
  })

  it('keeps a standard profile as it is', async () => {
    const standard = state.profiles.find((profile) => profile.name === 'Standard User')
    const address = `/${standard?.id}/e`
    const edit = await open(address)
    const box = boxBeside(edit, 'API Only User')
    expect(box?.hasAttribute('disabled')).toBe(true)
    const answer = await visit(address, new URLSearchParams({ [box?.id ?? '']: '1' }))
    expect(text(read(answer), '.errorMsg')).toContain('standard profile')
    expect(standard?.permissions.ApiUserOnly).toBeUndefined()
  })

  it('asks for confirmation in the enhanced UI and names its boxes by permission', async () => {
    state.variant.profileUi = 'enhanced'
    const { redirect = '' } = await clone('SpaceIQ API Only')
    const address = `${redirect}/e?s=SystemPermissions`
    expect(text(await open(redirect), '.pc_sectionSystem')).toContain('System Permissions')
    const edit = await open(address)
    const box = edit.querySelector('input[title="ApiUserOnly"]')
    expect(box?.getAttribute('onclick')).toContain("'ApiUserOnly'")
    const confirmation = read(await visit(address, formOf(edit, { [box?.id ?? '']: 'true' })))
    const made = () => state.profiles.find((profile) => profile.name === 'SpaceIQ API Only')
    expect(made()?.permissions.ApiUserOnly).toBeFalsy()
    await visit(address, formOf(confirmation))
    expect(made()?.permissions.ApiUserOnly).toBe(true)
  })
})

describe('users', () => {
  const fill = async (changes: Record<string, string | null> = {}) => {
    const edit = await open('/005/e')
    const profile = state.profiles.find((one) => one.name === 'Standard User')?.id.slice(0, 15) ?? ''
    return visit(
      '/005/e',
      formOf(edit, {
        name_lastName: 'SpaceIQ Integration',
        Alias: 'spaceiq',
        Email: 'it@acme.example',
        Username: 'spaceiq@acme.example',
        CommunityNickname: 'spaceiq.integration',
        Profile: profile,
        ...changes,
      }),
    )
  }

  it('makes an active user, takes a licence and mails a password', async () => {
    const licence = state.licences.find(({ name }) => name === 'Salesforce')
    const free = licence?.free ?? 0
    const { redirect = '' } = await fill()
    expect(redirect).toMatch(/^\/005\w{12}\?noredirect=1&isUserEntityOverride=1$/)
    const user = state.users.at(-1)
    expect(user).toMatchObject({ username: 'spaceiq@acme.example', active: true })
    expect(licence?.free).toBe(free - 1)
    expect(state.mailbox.at(-1)).toMatchObject({ to: 'it@acme.example', password: user?.password })
    expect((await open(redirect)).querySelector('#active_chkbox')?.getAttribute('src')).toContain('_checked')
  })

  it('refuses as Salesforce does', async () => {
    expect(text(read(await fill({ name_lastName: '' })), '.errorMsg')).toContain('You must enter a value')
    const taken = await fill({ Username: 'admin@acme.example' })
    expect(taken.body).toContain('Duplicate Username.<br>The username already exists in this or another')
    expect(text(read(await fill({ Email: 'nobody' })), '.errorMsg')).toContain('Invalid Email')
    for (const licence of state.licences) licence.free = 0
    expect((await fill()).body).toContain('License Limit Exceeded')
    expect(state.users).toHaveLength(1)
  })

  it('has its buttons twice and the list its New User twice', async () => {
    const edit = await open('/005/e')
    for (const row of ['#topButtonRow', '#bottomButtonRow']) {
      const names = [...(edit.querySelector(row)?.children ?? [])].map((one) => one.getAttribute('name'))
      expect(names).toEqual(['save', 'save_new', 'cancel'])
    }
    const list = await open('/005?isUserEntityOverride=1&setupid=ManageUsers')
    expect(list.querySelectorAll('#ResetForm input[name=new]')).toHaveLength(2)
  })
})

describe('connected app', () => {
  const form = '/app/mgmt/forceconnectedapps/forceAppEdit.apexp'
  const oauth = 'appsetup:setupForm:details:consumersection:oauthSection'
  const prefix = 'appsetup:setupForm:details:appsection'

  async function fill(changes: Record<string, string | null> = {}): Promise<RouteResponse> {
    const blank = await open(form)
    const isOauth = 'appsetup:setupForm:details:consumersection:oauth:isOauth'
    const ticked = formOf(blank, { [isOauth]: 'on' })
    const section = await visit(form, new URLSearchParams([...ticked, ['AJAXREQUEST', '_viewRoot']]))
    const holder = blank.getElementById('appsetup:setupForm:details:consumersection')
    if (holder) holder.outerHTML = section.body ?? ''
    const apiName = boxOfLabel(blank, 'API Name')
    const full = [
      ...blank.querySelectorAll(`[id="${oauth}:scopesSection:scopes:duelingListBox:backingList_a"] option`),
    ].find((option) => option.textContent.includes('(full)'))
    return visit(
      form,
      formOf(blank, {
        [`${prefix}:nameSection:name`]: 'SpaceIQ',
        [apiName]: 'SpaceIQ',
        [`${prefix}:emailSection:contactEmail`]: 'it@acme.example',
        [`${oauth}:multiCallbackUrlSection:callbackUrl`]: 'https://api.spaceiq.com',
        [`${oauth}:scopesSection:scopes:duelingListBox:selection`]: full?.getAttribute('value') ?? '',
        [boxBeside(blank, 'Require Secret for Web Server Flow')?.getAttribute('name') ?? '']: null,
        ...changes,
      }),
    )
  }
  const boxOfLabel = (document: Doc, label: string) =>
    [...document.querySelectorAll('label')].find((one) => one.textContent === label)?.getAttribute('for') ??
    ''

  it.each(['2019', '2021', '2025'] as const)(
    'is made with the form of %s, by way of Continue',
    async (era) => {
      state.variant.appForm = era
      const saved = read(await fill())
      expect(saved.querySelector(`[id="${prefix}:nameSection:name"]`)).toBeNull()
      const goOn = saved.querySelector('#bodyCell input[type=submit]')
      expect(goOn?.getAttribute('title')).toBe('Continue')
      expect(state.apps[0]).toMatchObject({
        name: 'SpaceIQ',
        apiName: 'SpaceIQ',
        scopes: ['full'],
        callbackUrl: 'https://api.spaceiq.com',
        secretForWebServer: false,
        secretForRefreshToken: true,
        pkce: false,
      })
      const { redirect } = await visit(form, formOf(saved))
      expect(redirect).toContain('/forceAppDetail.apexp?applicationId=06P')
    },
  )

  it('keeps the form and makes nothing when something is missing', async () => {
    for (const missing of [
      `${prefix}:nameSection:name`,
      `${prefix}:emailSection:contactEmail`,
      `${oauth}:multiCallbackUrlSection:callbackUrl`,
      `${oauth}:scopesSection:scopes:duelingListBox:selection`,
    ]) {
      const answer = read(await fill({ [missing]: '' }))
      expect(answer.querySelector('.errorMsg')).not.toBeNull()
      expect(answer.querySelector('[id$="bottom:save"]')).not.toBeNull()
    }
    expect(state.apps).toHaveLength(0)
  })

  it('shows each way creation can be closed', async () => {
    state.variant.appCreation = 'button-missing'
    expect((await open('/02u?setupid=TabSet')).querySelector('#newAppMgmt')).toBeNull()
    state.variant.appCreation = 'button-greyed'
    expect(
      (await open('/02u?setupid=TabSet')).querySelector('#newAppMgmt.btnDisabled[disabled]'),
    ).not.toBeNull()
    state.variant.appCreation = 'refused'
    expect((await fill()).body).toContain(
      'To enable connected app creation, contact Salesforce Customer Support.',
    )
    expect(state.apps).toHaveLength(0)
  })

  it('gives key and secret only after the code, and rotates only when told to', async () => {
    await fill()
    const [app] = state.apps
    const details = `/app/mgmt/forceconnectedapps/forceConsumerDetails.apexp?applicationId=${app?.id}`
    const appPage = await open(`/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${app?.id}`)
    expect(appPage.querySelector('[id$=":manageConsumerKeySecretSection:manageConsumer"]')).not.toBeNull()
    expect(appPage.body.innerHTML).not.toContain(app?.consumerSecret)

    const { redirect = '' } = await visit(details)
    const code = state.mailbox.at(-1)?.code ?? ''
    const page = await open(redirect)
    const wrong = await visit(redirect, formOf(page, { emc: code === '000000' ? '000001' : '000000' }))
    expect(read(wrong).querySelector('.errorMsg#emc-error')).not.toBeNull()
    expect((await visit(redirect, formOf(page, { emc: code }))).redirect).toBe(details)

    const shown = await open(details)
    const secret =
      'appsetup:setupForm:consumerDetails:oauthConsumerSection:consumerSecretSection:consumerSecret'
    expect(shown.getElementById(secret)?.textContent).toBe(app?.consumerSecret)
    expect(text(shown, '[id$=":consumerDetails:oauthConsumerSection:consumerKeySection:consumerKey"]')).toBe(
      app?.consumerKey,
    )

    const before = app?.consumerSecret
    const press = (title: string, from: Doc) =>
      visit(
        details,
        formOf(from, { [from.querySelector(`input[title=${title}]`)?.getAttribute('name') ?? '']: '1' }),
      )
    await press('Generate', shown)
    expect(app?.consumerSecret).toBe(before)
    await press('Apply', await open(details))
    expect(app?.consumerSecret).not.toBe(before)
  })

  it('hides the secret behind a link in older orgs', async () => {
    state.variant.consumerDisplay = 'reveal'
    await fill()
    const page = await open(
      `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${state.apps[0]?.id}`,
    )
    expect(text(page, '[id$=":consumerKeySection:consumerKey"]')).toBe(state.apps[0]?.consumerKey)
    expect(page.querySelector('[id^=ctrDiv]')?.getAttribute('style')).toContain('none')
  })
})

describe('SpaceIQ', () => {
  const setUp = () => {
    const admin = state.users[0]
    state.apps.push({
      id: '06P5g0000000001AAA',
      policyId: '0H45g0000000001AAA',
      name: 'SpaceIQ',
      apiName: 'SpaceIQ',
      contactEmail: 'it@acme.example',
      oauth: true,
      callbackUrl: 'https://api.spaceiq.com',
      scopes: ['full'],
      secretForWebServer: false,
      secretForRefreshToken: true,
      pkce: false,
      consumerKey: 'key',
      consumerSecret: 'secret',
      savedAt: 0,
    })
    const spaceiq: Parameters<typeof handleSpaceIq>[1] = {
      failureMode: 'accept',
      retryAfter: 3,
      token: 'token',
      received: [],
      saved: [],
    }
    const body = {
      integration: 'salesforce',
      version: 1,
      username: admin?.username,
      password: admin?.password,
      clientSecret: 'secret',
      clientId: 'key',
      domain: 'https://acme.my.salesforce.com/',
    }
    const send = (
      changes: object = {},
      headers: Record<string, string> = {},
      key = crypto.randomUUID() as string,
    ) =>
      handleSpaceIq(
        {
          method: 'POST',
          url: new URL('https://api.spaceiq.com/integrations/salesforce/activate'),
          headers: {
            'content-type': 'application/json',
            authorization: 'Bearer token',
            'idempotency-key': key,
            ...headers,
          },
          body: JSON.stringify({ ...body, ...changes }),
        },
        spaceiq,
        new Map([['acme', state]]),
      )
    const status = async (answer: ReturnType<typeof send>) => {
      const got = await answer
      return typeof got === 'string' ? got : got.status
    }
    return { spaceiq, send, status }
  }

  it('accepts the contract, and the same attempt again with the same answer', async () => {
    const { spaceiq, send } = setUp()
    const key = crypto.randomUUID()
    const first = await send({}, {}, key)
    expect(first).toMatchObject({ status: 200 })
    expect(await send({}, {}, key)).toEqual(first)
    expect(spaceiq.received.map(({ violations }) => violations)).toEqual([[], []])
  })

  it('refuses what is not the contract or not the org', async () => {
    const { spaceiq, send, status } = setUp()
    expect(await status(send({ extra: 1 }))).toBe(400)
    expect(await status(send({}, { 'content-type': 'text/plain' }))).toBe(400)
    expect(await status(send({}, {}, 'again'))).toBe(400)
    expect(await status(send({}, { authorization: 'Bearer other' }))).toBe(401)
    for (const field of ['username', 'password', 'clientId', 'clientSecret', 'domain']) {
      const answer = await send({ [field]: 'wrong' })
      expect(answer).toMatchObject({ status: 422, headers: { 'content-type': 'application/problem+json' } })
      expect(JSON.parse(typeof answer === 'string' ? '' : answer.body).errors[0].field).toBe(field)
    }
    expect(spaceiq.received.slice(0, 4).every(({ violations }) => violations.length > 0)).toBe(true)
  })

  it('takes version 2 with its own members alone, and no password', async () => {
    const { spaceiq, send, status } = setUp()
    const version2 = { version: 2, grant: 'client_credentials', username: undefined, password: undefined }
    expect(await status(send(version2))).toBe(200)
    expect(spaceiq.received.at(-1)?.violations).toEqual([])
    for (const wrong of [
      { password: 'p' },
      { username: 'u' },
      { grant: undefined },
      { grant: 'password' },
      { version: 1 },
      { version: 3 },
    ])
      expect(await status(send({ ...version2, ...wrong })), JSON.stringify(wrong)).toBe(400)
    for (const field of ['clientId', 'clientSecret', 'domain']) {
      const answer = await send({ ...version2, [field]: 'wrong' })
      expect(JSON.parse(typeof answer === 'string' ? '' : answer.body).errors[0].field).toBe(field)
    }
  })

  it('has its moods', async () => {
    const { spaceiq, send, status } = setUp()
    for (const [mode, code, field] of [
      ['version-refused', 422, 'version'],
      ['grant-refused', 400, 'grant'],
    ] as const) {
      spaceiq.failureMode = mode
      const answer = await send()
      expect(answer).toMatchObject({ status: code })
      expect(JSON.parse(typeof answer === 'string' ? '' : answer.body).errors[0].field).toBe(field)
    }
    spaceiq.failureMode = 'flaky'
    expect([await status(send()), await status(send()), await status(send())]).toEqual([503, 503, 200])
    spaceiq.failureMode = 'rate-limited'
    expect(await send()).toMatchObject({ status: 429, headers: { 'retry-after': '3' } })
    spaceiq.failureMode = 'hang'
    expect(await send()).toBe('hang')
    spaceiq.failureMode = 'redirect'
    expect(await status(send())).toBe(302)
  })
})
