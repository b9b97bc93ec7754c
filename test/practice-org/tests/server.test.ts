// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestPage } from '../client.ts'
import { adminPassword, startPracticeOrg } from '../index.ts'
import { findField } from '../state.ts'
import type { FakeOrg, PracticeOrg } from '../types.ts'

let org: PracticeOrg
let acme: FakeOrg

beforeAll(async () => {
  org = await startPracticeOrg()
  const found = org.orgs.get('acme')
  if (!found) throw new Error('acme always exists')
  acme = found
})
afterAll(() => org.close())

const call = (address: string, options?: Parameters<typeof requestPage>[2]) =>
  requestPage(org.port, address, options)

const base = 'https://acme.my.salesforce.com'
const wizard = `${base}/p/setup/field/NewCustomFieldStageManager`
const signIn = async () => (await call(`${base}/practice/login`)).cookie

/** Returns the form's values as a browser sends them, without buttons. */
function formOf(html: string): URLSearchParams {
  const form = new URLSearchParams()
  const start = html.indexOf('id="stageForm"')
  const inside = html.slice(start, html.indexOf('</form>', start))
  for (const [tag] of inside.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
    const type = attribute('type')
    const on = (type !== 'checkbox' && type !== 'radio') || / checked="/.test(tag)
    if (type !== 'submit' && on && !/ disabled=/.test(tag)) form.append(attribute('name'), attribute('value'))
  }
  return form
}

const press = (html: string, cookie: string, button: string, values: Record<string, string> = {}) => {
  const form = formOf(html)
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  form.set(button, button)
  return call(wizard, { form, cookie })
}

const stageOf = (html: string) => /name="currentStage"[^>]* value="(\d)"/.exec(html)?.[1]

async function toLastStage(cookie: string, name: string, values: Record<string, string> = {}, type = 'S') {
  const first = await call(`${wizard}?entity=Case&setupid=CaseFields`, { cookie })
  const second = await press(first.body, cookie, 'goNext', { dtype: type })
  const details = { MasterLabel: name, DeveloperName: name, Length: '255', ...values }
  const third = await press(second.body, cookie, 'goNext', details)
  return { second, third, fourth: await press(third.body, cookie, 'goNext') }
}

describe('sessions', () => {
  it('sends whoever is not signed in to the login page, and back after it', async () => {
    const refused = await call(`${base}/02u?setupid=TabSet`)
    expect(refused.location).toBe('/?ec=302&startURL=%2F02u%3Fsetupid%3DTabSet')
    const login = await call(base + refused.location)
    expect(login.body).toContain('id="un_hfid"')
    const form = new URLSearchParams({
      un: 'admin@acme.example',
      pw: adminPassword,
      startURL: '/02u?setupid=TabSet',
    })
    const entered = await call(`${base}/`, { form })
    expect(entered.location).toBe('/02u?setupid=TabSet')
    expect((await call(`${base}/02u`, { cookie: entered.cookie })).status).toBe(200)
  })

  it('refuses a wrong password', async () => {
    const form = new URLSearchParams({ un: 'admin@acme.example', pw: 'wrong' })
    const answer = await call(`${base}/`, { form })
    expect(answer.cookie).toBe('')
    expect(answer.body).toContain('Please check your username and password')
  })

  it('ends with a logout', async () => {
    const cookie = await signIn()
    await call(`${base}/secur/logout.jsp`, { cookie })
    expect((await call(`${base}/02u`, { cookie })).status).toBe(302)
  })

  it('are carried to the Lightning host by a token that works once', async () => {
    const cookie = await signIn()
    const page = 'https://acme.lightning.force.com/lightning/setup/ManageUsers/page?address=%2F005'
    const bounce = await call((await call(page)).location, { cookie })
    const entered = await call(bounce.location)
    expect(entered.location).toBe('/lightning/setup/ManageUsers/page?address=%2F005')
    expect((await call(page, { cookie: entered.cookie })).body).toContain(
      'src="https://acme.my.salesforce.com/005?isdtp=p1',
    )
    expect((await call(bounce.location)).cookie).toBe('')
  })

  it('enter Lightning’s frame by a nonce, once, with a cookie for that parent only', async () => {
    const { cookie } = await call(
      (
        await call((await call('https://acme.lightning.force.com/lightning/setup/x/home')).location, {
          cookie: await signIn(),
        })
      ).location,
    )
    const page = await call('https://acme.lightning.force.com/lightning/setup/x/page?address=%2F02u', {
      cookie,
    })
    const frame = /<iframe[^>]* src="([^"]+)"/.exec(page.body)?.[1]?.replace(/&#38;/g, '&') ?? ''
    const framed = await call(frame)
    expect(framed.status).toBe(200)
    expect(framed.cookie).toMatch(/^sid=00D/)
    // The nonce is used up: the whole tab is sent to the login, not the frame.
    expect((await call(frame)).body).toContain(
      'sessionEnded: "https://acme.my.salesforce.com/?ec=302&startURL="',
    )
  })

  it('are one org’s own', async () => {
    org.addOrg('acme--uat.sandbox')
    const cookie = await signIn()
    const other = await call('https://acme--uat.sandbox.my.salesforce.com/02u', { cookie })
    expect(other.status).toBe(302)
  })
})

describe('the field wizard', () => {
  it('creates a text field with its security and its layouts', async () => {
    const cookie = await signIn()
    const { third, fourth } = await toLastStage(cookie, 'Department', { IsExternalIdentifier: '1' })
    expect([stageOf(third.body), stageOf(fourth.body)]).toEqual(['2', '3'])
    const saved = await press(fourth.body, cookie, 'save')
    expect(saved.location).toBe('/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields')
    expect(findField(acme, 'department')).toMatchObject({
      label: 'Department',
      developerName: 'Department',
      dtype: 'S',
      length: 255,
      externalId: true,
      layouts: acme.layouts.map(({ id }) => id),
    })
    const security = Object.values(findField(acme, 'Department')?.security ?? {})
    expect(security).toHaveLength(acme.profiles.length)
    expect(security.every(({ visible, readOnly }) => visible && !readOnly)).toBe(true)
    const list = await call(base + saved.location, { cookie })
    expect(list.body).toContain('Department__c</td><td class=" dataCell  ">Text(255)  (External ID)</td>')
  })

  it('keeps what was unticked unticked', async () => {
    const cookie = await signIn()
    const { third } = await toLastStage(cookie, 'Hidden')
    const form = formOf(third.body)
    const [first] = acme.profiles
    form.delete(`d${first?.id}`)
    form.set('goNext', 'Next')
    const fourth = formOf((await call(wizard, { form, cookie })).body)
    fourth.delete('LayoutNameids')
    fourth.set('save', 'Save')
    await call(wizard, { form: fourth, cookie })
    const field = findField(acme, 'Hidden')
    expect(field?.security[first?.id ?? '']).toEqual({ visible: false, readOnly: false })
    expect(field?.layouts).toEqual([])
  })

  it('asks for visible lines, and no External ID, of a long text area', async () => {
    const cookie = await signIn()
    const { second, fourth } = await toLastStage(cookie, 'Notes', { Length: '1024', Precision: '2' }, 'J')
    expect(second.body).toContain('id="Precision"')
    expect(second.body).not.toContain('IsExternalIdentifier')
    const next = await press(fourth.body, cookie, 'save_new')
    expect(next.location).toBe('/p/setup/field/NewCustomFieldStageManager?entity=Case&setupid=CaseFields')
    expect(findField(acme, 'Notes')).toMatchObject({ dtype: 'J', length: 1024, visibleLines: 2 })
  })

  it('refuses a name that is taken, and stays', async () => {
    const cookie = await signIn()
    const { third } = await toLastStage(cookie, 'engineeringreqnumber')
    expect(stageOf(third.body)).toBe('1')
    expect(third.body).toContain('There is already a field named engineeringreqnumber on Case.')
    expect(third.body).toContain('<input class="error" id="DeveloperName"')
    expect(third.body).toContain('id="errorDiv_ep" style="display: none"')
  })

  it('creates once when the same Save comes twice', async () => {
    const cookie = await signIn()
    const { fourth } = await toLastStage(cookie, 'Twice')
    const answers = await Promise.all([
      press(fourth.body, cookie, 'save'),
      press(fourth.body, cookie, 'save'),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 302])
    expect(acme.fields.filter(({ developerName }) => developerName === 'Twice')).toHaveLength(1)
  })

  it.each([
    ['no label', { MasterLabel: '' }, 'MasterLabel'],
    ['no length', { Length: '' }, 'Length'],
    ['a length out of range', { Length: '256' }, 'Length'],
    ['a name with a space', { DeveloperName: 'Two words' }, 'DeveloperName'],
  ])('refuses %s', async (_, values, id) => {
    const { third } = await toLastStage(await signIn(), 'Refused', values)
    expect(stageOf(third.body)).toBe('1')
    expect(third.body).toMatch(
      new RegExp(`<input class="error" id="${id}"[^>]*><div class="errorMsg"><strong>Error:</strong> `),
    )
    expect(findField(acme, 'Refused')).toBeUndefined()
  })

  it('wants a type first, and goes back without losing what was typed', async () => {
    const cookie = await signIn()
    const first = await call(`${wizard}?entity=Case&setupid=CaseFields`, { cookie })
    const none = await press(first.body, cookie, 'goNext')
    expect(stageOf(none.body)).toBe('0')
    expect(none.body).toMatch(/<td class="last labelCol">.*<div class="errorMsg">/)
    const { third } = await toLastStage(cookie, 'Kept')
    const back = await press(third.body, cookie, 'goPrevious')
    expect(formOf(back.body).getAll('DeveloperName')).toEqual(['Kept'])
  })
})

describe('the org', () => {
  it('serves an override for exactly its address', async () => {
    org.overrides.set('acme.my.salesforce.com/005?x=1', '<p>mine</p>')
    expect((await call(`${base}/005?x=1`)).body).toBe('<p>mine</p>')
    expect((await call(`${base}/005?x=2`)).status).toBe(302)
  })

  it('shows no English label in another language', async () => {
    const pseudo = org.addOrg('pseudo', { language: 'pseudo' })
    const there = 'https://pseudo.my.salesforce.com'
    const { cookie } = await call(`${there}/practice/login`)
    const list = await call(`${there}/p/setup/layout/LayoutFieldList?type=Case`, { cookie })
    for (const word of ['>Field Label<', 'value=" New "', '>Manage Users<', '>Setup<', '>Help<'])
      expect(list.body).not.toContain(word)
    expect(list.body).toContain('name="new_field"')
    expect(pseudo.requests.map(({ path }) => path)).toEqual([
      '/practice/login',
      '/p/setup/layout/LayoutFieldList',
    ])
  })

  it('leaves header and tree out inside the Lightning frame, and stays in it', async () => {
    const cookie = await signIn()
    const framed = await call(`${wizard}?entity=Case&setupid=CaseFields&isdtp=p1`, { cookie })
    expect(framed.body).not.toContain('setupNavTree')
    expect(framed.body).not.toContain('contentWrapper')
    const next = await press(framed.body, cookie, 'goNext', { dtype: 'S' })
    expect(next.body).toContain('<input type="hidden" name="isdtp" id="isdtp" value="p1">')
    const left = await press(framed.body, cookie, 'cancel')
    expect(left.location).toContain('isdtp=p1')
  })
})
