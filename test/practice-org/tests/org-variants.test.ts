import { Window } from 'happy-dom'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import {
  type ClientResponse,
  logInClient,
  logInLightningClient,
  type OrgClient,
  requestPage,
} from '../client.ts'
import {
  addConnectedAppFixture,
  addDeletedFieldFixture,
  addFieldsFixture,
  addManagedFieldFixture,
  addProfileFixture,
  addSameLabelFieldFixture,
  addUnrelatedAppFixture,
  addUnrelatedFieldsFixture,
  addUserFixture,
  addWrongFieldFixture,
  expireSessions,
  reserveUsername,
  useUpLicences,
} from '../fixtures.ts'
import { adminPassword, startPracticeOrg } from '../index.ts'
import { findField, getFieldApiName } from '../state.ts'
import {
  defaultOrgVariant,
  type FakeOrg,
  type FixtureName,
  type OrgVariant,
  type PracticeOrg,
} from '../types.ts'

vi.setConfig({ testTimeout: 30_000 })

let practice: PracticeOrg
let made = 0
beforeAll(async () => {
  practice = await startPracticeOrg()
})
afterAll(() => practice.close())

const orgWith = (variant: Partial<OrgVariant> = {}): FakeOrg => {
  made += 1
  return practice.addOrg(`variant-${made}`, variant)
}

const read = ({ body }: Pick<ClientResponse, 'body'>) => {
  const { document } = new Window()
  document.write(body.replace(/<script(?![^>]*text\/plain)[^>]*>[\s\S]*?<\/script>/g, ''))
  return document
}

const titles = (document: ReturnType<typeof read>, selector: string): (string | null)[] =>
  [...document.querySelectorAll(selector)].map((one) => one.textContent?.trim() ?? null)

const fieldList = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
const appForm = '/app/mgmt/forceconnectedapps/forceAppEdit.apexp'
const refusal =
  "You can't create a connected app. To enable connected app creation, contact Salesforce Customer Support."

it('is today’s org when nothing is said', () => {
  expect(orgWith().variant).toEqual(defaultOrgVariant)
})

describe('connected apps', () => {
  const button = async (variant: Partial<OrgVariant>) => {
    const org = orgWith(variant)
    const visitor = await logInClient(practice, org)
    return read(await visitor.get('/02u?setupid=TabSet')).querySelector('#newAppMgmt')
  }

  it('are closed to newcomers by a button that is missing or greyed', async () => {
    expect(await button({})).not.toBeNull()
    expect(await button({ appCreation: 'button-missing' })).toBeNull()
    expect((await button({ appCreation: 'button-greyed' }))?.hasAttribute('disabled')).toBe(true)
  })

  it.each(['button-missing', 'button-greyed'] as const)(
    'with a %s answer the form’s address as told',
    async (appCreation) => {
      const open = async (directForm: OrgVariant['directFormResponse']) =>
        (await logInClient(practice, orgWith({ appCreation, directFormResponse: directForm }))).get(appForm)
      expect((await open('served')).body).toContain(':bottom:save')
      const refused = await open('refused')
      expect(read(refused).querySelector('.errorM3 .messageText')?.textContent).toContain(refusal)
      expect(refused.body).not.toContain(':bottom:save')
      const forbidden = await open('forbidden')
      expect(forbidden.status).toBe(403)
      expect(read(forbidden).querySelector('#errorTitle')?.textContent).toBe('Insufficient Privileges')
    },
  )

  it('that are there can still be edited where no new one can be made', async () => {
    const org = orgWith({ appCreation: 'button-missing', directFormResponse: 'refused', fixtures: ['app'] })
    const page = await (await logInClient(practice, org)).get(`${appForm}?applicationId=${org.apps[0]?.id}`)
    expect(page.body).toContain(':bottom:save')
  })

  it('are refused at Save in Salesforce’s words, and not made', async () => {
    const org = orgWith({ appCreation: 'refused' })
    const visitor = await logInClient(practice, org)
    expect((await visitor.get(appForm)).body).toContain(':bottom:save')
    const answer = read(
      await visitor.post(appForm, { 'appsetup:setupForm:details:detailButtons:save': 'Save' }),
    )
    expect(answer.querySelector('.messageText')?.textContent).toBe(`Error:${refusal}`)
    expect(org.apps).toEqual([])
  })

  it.each([
    ['same-tab', 'window.top.location.href ='],
    ['frame', 'navigateToUrl('],
    ['new-window', 'window.open('],
  ] as const)('open the consumer details in the %s', async (consumerOpens, script) => {
    const org = orgWith({ consumerDetailsTarget: consumerOpens })
    const app = addConnectedAppFixture(org)
    const visitor = await logInClient(practice, org)
    for (const frame of ['', '&isdtp=p1']) {
      const page = await visitor.get(
        `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${app.id}${frame}`,
      )
      expect(read(page).querySelector('[id$=":manageConsumer"]')?.getAttribute('onclick')).toContain(script)
    }
  })
})

describe('identity verification', () => {
  const start = async (variant: Partial<OrgVariant>) => {
    const org = orgWith({ ...variant, fixtures: ['app'] })
    const visitor = await logInClient(practice, org)
    const details = `/app/mgmt/forceconnectedapps/forceConsumerDetails.apexp?applicationId=${org.apps[0]?.id}`
    return { org, visitor, details, first: await visitor.get(details) }
  }

  it.each([
    ['email', 'emc', 'EmailVerificationFinishUi'],
    ['sms', 'smc', 'SmsVerificationFinishUi'],
    ['totp', 'tc', 'TotpVerificationUi'],
  ] as const)('by %s asks for a code at #%s', async (verification, field, path) => {
    const { org, visitor, details, first } = await start({ verification })
    expect(first.location).toContain(`/_ui/identity/verification/method/${path}/e?`)
    const page = read(await visitor.get(first.location))
    expect(page.querySelectorAll('#emc, #smc, #tc')).toHaveLength(1)
    expect(page.querySelector(`#editPage input#${field}[name=${field}] ~ *`)).not.toBeNull()
    const wrong = await visitor.post(first.location, { [field]: 'x', save: 'Verify' })
    expect(read(wrong).querySelector(`#${field}-error.errorMsg`)).not.toBeNull()
    const code = org.mailbox.at(-1)?.code ?? ''
    expect((await visitor.post(first.location, { [field]: code, save: 'Verify' })).location).toBe(details)
    expect((await visitor.get(details)).body).toContain(org.apps[0]?.consumerSecret)
  })

  it('by a push has no field, and lets in after some requests', async () => {
    const { org, visitor, details, first } = await start({
      verification: 'authenticator',
      pollsUntilApproved: 2,
    })
    const page = await visitor.get(first.location)
    expect(read(page).querySelectorAll('#editPage input:not([type=hidden])')).toHaveLength(0)
    expect((await visitor.get(details)).location).toContain('/_ui/identity/verification/')
    const status = /fetch\("([^"]+)"\)/.exec(page.body)?.[1] ?? ''
    expect((await visitor.get(status)).body).toBe('waiting')
    expect((await visitor.get(status)).body).toBe('approved')
    expect((await visitor.get(details)).body).toContain(org.apps[0]?.consumerSecret)
  })

  it('is left out when the org asks for none', async () => {
    const { org, first } = await start({ verification: 'none' })
    expect(first.body).toContain(org.apps[0]?.consumerSecret)
  })

  it('stays in Lightning’s frame', async () => {
    const { org, visitor, details } = await start({})
    const first = await visitor.get(`${details}&isdtp=p1`)
    expect(first.location).toContain('isdtp=p1')
    const page = await visitor.get(first.location)
    expect(page.body).toContain('name="isdtp"')
    const code = org.mailbox.at(-1)?.code ?? ''
    const done = await visitor.post(first.location, { emc: code, isdtp: 'p1' })
    expect(done.location).toContain('isdtp=p1')
    expect((await visitor.get(done.location)).body).not.toContain('setupNavTree')
  })
})

describe('what is refused', () => {
  it('is Insufficient Privileges for the paths named, with their query', async () => {
    const visitor = await logInClient(
      practice,
      orgWith({ forbiddenPaths: ['/p/setup/layout/LayoutFieldList?type=Case', '/00e'] }),
    )
    for (const address of [fieldList, '/00e?setupid=EnhancedProfiles', `${fieldList}&isdtp=p1`]) {
      const answer = await visitor.get(address)
      expect(answer.status).toBe(403)
      const page = read(answer)
      expect(page.querySelector('#errorTitle')?.textContent).toBe('Insufficient Privileges')
      expect(page.querySelector('#errorDesc')?.textContent).toContain('level of access necessary')
    }
    expect((await visitor.get('/p/setup/layout/LayoutFieldList?type=Campaign')).status).toBe(200)
  })

  it('is the licence, when none is left, and the name that another org has', async () => {
    const org = orgWith()
    addProfileFixture(org)
    reserveUsername(org, 'Taken@acme.example')
    const visitor = await logInClient(practice, org)
    const licence = org.licences.find(({ name }) => name === 'Salesforce')
    const profile = org.profiles.at(-1)?.id.slice(0, 15) ?? ''
    const save = (changes: Record<string, string>) =>
      visitor.post('/005/e', {
        name_lastName: 'SpaceIQ Integration',
        Alias: 'spaceiq',
        Email: 'it@acme.example',
        Username: 'spaceiq@acme.example',
        CommunityNickname: 'spaceiq',
        user_license_id: licence?.id ?? '',
        Profile: profile,
        active: '1',
        save: 'Save',
        ...changes,
      })
    expect((await save({ Username: 'taken@acme.example' })).body).toContain('Duplicate Username.')
    useUpLicences(org)
    expect((await save({})).body).toContain('License Limit Exceeded')
    expect(org.users).toHaveLength(1)
    expect((await save({ active: '' })).status).toBe(200)
  })

  it('waits at Save only', async () => {
    const visitor = await logInClient(practice, orgWith({ saveDelay: 1500 }))
    const times = (posts: readonly (readonly [address: string, form: Record<string, string>])[]) =>
      Promise.all(
        posts.map(async ([address, form]) => {
          const begin = performance.now()
          await visitor.post(address, form)
          return performance.now() - begin
        }),
      )
    const wizard = '/p/setup/field/NewCustomFieldStageManager'
    const saves = await times([
      ['/005/e', { save: 'Save' }],
      [appForm, { 'a:bottom:save': 'Save' }],
      ['/00e1/e', { 'page:console:pc_form:button_pc_save': 'Save' }],
      [wizard, { currentStage: '3', save_new: 'Save & New' }],
    ])
    expect(Math.min(...saves)).toBeGreaterThan(1400)
    const [next = 0] = await times([[wizard, { currentStage: '0', goNext: 'Next' }]])
    expect(next).toBeLessThan(Math.min(...saves))
  })
})

describe('a session', () => {
  it('that has ended leads to the login page with ec=302, and back after it', async () => {
    const org = orgWith()
    const visitor = await logInClient(practice, org)
    expect((await visitor.get(fieldList)).status).toBe(200)
    expireSessions(org)
    const { location } = await visitor.get(fieldList)
    expect(location).toBe(`/?ec=302&startURL=${encodeURIComponent(fieldList)}`)
    const login = read(await visitor.get(location))
    const startURL = login.querySelector('#login_startUrl')?.getAttribute('value') ?? ''
    const entered = await visitor.post('/', { un: 'admin@acme.example', pw: adminPassword, startURL })
    expect(entered.location).toBe(fieldList)
  })

  it('that has ended in Lightning’s frame takes the whole tab along', async () => {
    const org = orgWith()
    const visitor = await logInClient(practice, org)
    expireSessions(org)
    const { status, body } = await visitor.get(`${fieldList}&isdtp=p1`)
    expect(status).toBe(200)
    expect(body).toContain(
      `postMessage({ sessionEnded: "https://${org.name}.my.salesforce.com/?ec=302&startURL=" }`,
    )
  })

  it('begins by way of the maintenance page, once', async () => {
    const org = orgWith({ maintenance: true })
    const base = `https://${org.name}.my.salesforce.com`
    const login = () =>
      requestPage(practice.port, `${base}/`, {
        form: new URLSearchParams({ un: 'admin@acme.example', pw: adminPassword, startURL: fieldList }),
      })
    const first = await login()
    expect(first.location).toMatch(/^\/msg\/maintenanceandavailable\.jsp\?startURL=/)
    const page = await requestPage(practice.port, base + first.location, { cookie: first.cookie })
    expect(read(page).querySelector('a.continue')?.getAttribute('href')).toBe(fieldList)
    expect((await login()).location).toBe(fieldList)
  })
})

describe('the looks of Classic', () => {
  it('have Setup in the header, or in the user menu in older ones', async () => {
    const look = async (header: OrgVariant['header']) => {
      const page = read(await (await logInClient(practice, orgWith({ header }))).get('/home/home.jsp'))
      return [
        page.querySelectorAll('#setupLink').length,
        titles(page, '#userNav-menuItems a').filter((text) => text === 'Setup').length,
      ]
    }
    expect(await look('new')).toEqual([1, 0])
    expect(await look('old')).toEqual([0, 1])
  })

  it('list users in one order or another', async () => {
    const look = async (usersList: OrgVariant['usersList']) =>
      read(await (await logInClient(practice, orgWith({ usersList }))).get('/005?setupid=ManageUsers'))
    const [standard, other] = [await look('standard'), await look('other-columns')]
    const heads = (page: typeof standard) => titles(page, '#ResetForm tr.headerRow th').slice(1)
    expect(heads(standard)).toEqual(['Full Name', 'Alias', 'Username', 'Active', 'Profile'])
    expect(heads(other)).toEqual(['Active', 'Email', 'Profile', 'Alias', 'Full Name', 'Username', 'Role'])
    for (const page of [standard, other]) {
      expect(page.querySelector('tr.dataRow th[scope=row]')?.textContent).toBe('Admin, Alex')
      expect(page.querySelectorAll('tr.dataRow > *')).toHaveLength(heads(page).length + 1)
    }
    expect(standard.querySelectorAll('.pbHeader input[name=new]')).toHaveLength(1)
    expect(other.querySelectorAll('.pbHeader input[name=new]')).toHaveLength(0)
    expect(other.querySelectorAll('input[name=new]')).toHaveLength(1)
    expect(other.querySelectorAll('#fcf option').length).toBeGreaterThan(1)
  })

  it('choose a role from a select or by a look-up', async () => {
    const look = async (roleField: OrgVariant['roleField']) =>
      read(await (await logInClient(practice, orgWith({ roleField }))).get('/005/e')).querySelector('#role')
    expect((await look('select'))?.tagName).toBe('SELECT')
    const lookup = await look('lookup')
    expect(lookup?.tagName).toBe('INPUT')
    expect(lookup?.nextElementSibling?.getAttribute('onclick')).toContain('ParentRolePickerPage')
  })

  it.each(['preloaded', 'late'] as const)('bring a licence’s profiles %s', async (licenceProfiles) => {
    const org = orgWith({ licenceProfiles })
    const { body } = await (await logInClient(practice, org)).get('/005/e')
    const document = read({ body })
    const source = [...body.matchAll(/<script>([\s\S]*?)<\/script>/g)].find(([, text]) =>
      text?.includes('licenceChanged'),
    )?.[1]
    // happy-dom has no `Option`.
    function Option(text: string, value: string) {
      const option = document.createElement('option')
      option.textContent = text
      option.setAttribute('value', value)
      return option
    }
    const licenceChanged = new Function('document', 'Option', `${source}; return licenceChanged`)(
      document,
      Option,
    ) as (select: { value: string }) => void
    const profiles = () => document.querySelectorAll('#Profile option').length
    vi.useFakeTimers()
    try {
      licenceChanged({ value: org.licences.find(({ name }) => name === 'Salesforce Platform')?.id ?? '' })
      expect(profiles()).toBe(licenceProfiles === 'late' ? 1 : 2)
      vi.advanceTimersByTime(800)
      expect(profiles()).toBe(2)
    } finally {
      vi.useRealTimers()
    }
  })

  it('list profiles in a grid or a table', async () => {
    const look = async (profileList: OrgVariant['profileList']) =>
      (await (await logInClient(practice, orgWith({ profileList }))).get('/00e?setupid=EnhancedProfiles'))
        .body
    expect(await look('enhanced')).toContain('profileGridRows')
    const plain = await look('original')
    expect(plain).not.toContain('x-grid3')
    expect(plain).toContain('id="ProfileList"')
  })

  it('greet in the enhanced profile interface when told to', async () => {
    const look = async (profileWelcome: boolean) => {
      const org = orgWith({ profileUi: 'enhanced', profileWelcome })
      return read(await (await logInClient(practice, org)).get(`/${org.profiles[0]?.id}`))
    }
    expect((await look(false)).querySelector('#profileWelcome')).toBeNull()
    const dialog = (await look(true)).querySelector('#profileWelcome')
    expect(dialog?.textContent).toContain('Welcome to the Enhanced Profile User Interface')
    expect(dialog?.querySelector('input[title="No Thanks"]')).not.toBeNull()
  })
})

describe('Lightning', () => {
  let visitor: OrgClient
  let org: FakeOrg
  beforeEach(async () => {
    org = orgWith({ fixtures: ['wrong-field', 'app'] })
    visitor = await logInLightningClient(practice, org)
  })
  const inFrame = (page: ReturnType<typeof read>) =>
    page.querySelector('iframe[name^=vfFrameId]')?.getAttribute('src') ?? ''

  it('draws an object’s fields by itself, later, and opens the wizard in a frame', async () => {
    const page = read(await visitor.get('/lightning/setup/ObjectManager/Case/FieldsAndRelationships/view'))
    expect(inFrame(page)).toBe('')
    expect(page.querySelector('#CustomFieldRelatedList, form, table')).toBeNull()
    const rows = read({ body: page.querySelector('#auraRows')?.textContent ?? '' })
    expect(rows.body.textContent).toContain('ExternalID__c')
    const start = rows.querySelector('[title="Custom Field"]')?.getAttribute('href') ?? ''
    expect(inFrame(read(await visitor.get(start)))).toContain(
      '/p/setup/field/NewCustomFieldStageManager?entity=Case',
    )
  })

  it('shows the App Manager, with New as the org allows it', async () => {
    const rows = async () =>
      read({
        body:
          read(await visitor.get('/lightning/setup/NavigationMenus/home')).querySelector('#auraRows')
            ?.textContent ?? '',
      })
    const open = await rows()
    expect(open.body.textContent).toContain('SpaceIQ')
    const address = open.querySelector('a[title="New Connected App"]')?.getAttribute('href') ?? ''
    expect(inFrame(read(await visitor.get(address)))).toContain(appForm)
    org.variant.appCreation = 'button-missing'
    expect((await rows()).querySelector('[title="New Connected App"]')).toBeNull()
    org.variant.appCreation = 'button-greyed'
    expect((await rows()).querySelector('[title="New Connected App"]')?.hasAttribute('disabled')).toBe(true)
  })

  it.each([
    ['ManageUsers', '/005?'],
    ['EnhancedProfiles', '/00e?'],
    ['ConnectedApplication', 'forceInstalledConnectedAppList.apexp'],
  ])('opens %s as a Classic page in its frame', async (node, address) => {
    expect(inFrame(read(await visitor.get(`/lightning/setup/${node}/home`)))).toContain(address)
  })

  it('shows a forbidden page in the frame, or Page not found without one', async () => {
    org.variant.forbiddenPaths = ['/005', '/lightning/setup/ObjectManager']
    const users = () =>
      visitor.get('/lightning/setup/ManageUsers/page?address=%2F005%3Fsetupid%3DManageUsers')
    expect(inFrame(read(await users()))).toContain('/005')
    org.variant.lightningForbiddenView = 'page-not-found'
    for (const answer of [
      await users(),
      await visitor.get('/lightning/setup/ObjectManager/Case/FieldsAndRelationships/view'),
    ]) {
      const page = read(answer)
      expect(page.querySelector('h1')?.textContent).toBe('Page not found')
      expect(page.querySelector('iframe')).toBeNull()
    }
  })
})

describe('what was there before', () => {
  const names = async (org: FakeOrg) => {
    const page = read(await (await logInClient(practice, org)).get(fieldList))
    const rows = [...page.querySelectorAll('#CustomFieldRelatedList_body tr.dataRow')]
    return rows.map((row) => {
      const label = row.querySelector('th')
      return `${label?.textContent} ${label?.nextElementSibling?.textContent}`
    })
  }

  it('is fields, right or wrong, packaged, renamed', async () => {
    const org = orgWith()
    addFieldsFixture(org, { names: ['Team', 'EmployeeNotes'] })
    addWrongFieldFixture(org, 'Department', { length: 40 })
    addManagedFieldFixture(org, 'pkg', 'NewSeat')
    addSameLabelFieldFixture(org, 'CurrentSeat', 'Seat_Now')
    expect(await names(org)).toEqual(
      expect.arrayContaining([
        'Team Team__c',
        'EmployeeNotes EmployeeNotes__c',
        'Department Department__c',
        'NewSeat pkg__NewSeat__c',
        'CurrentSeat Seat_Now__c',
      ]),
    )
    expect(findField(org, 'Department')?.length).toBe(40)
    expect(findField(org, 'NewSeat')).toBeUndefined()
    expect(findField(org, 'EmployeeNotes')).toMatchObject({ dtype: 'J', length: 1024, visibleLines: 2 })
  })

  it('is all seven fields as the manual wants them', () => {
    const org = orgWith({ fixtures: ['fields'] })
    for (const { name, length, externalId } of requiredCaseFields)
      expect(findField(org, name)).toMatchObject({ length, externalId })
  })

  it('is a deleted field, on another page and with its name free', async () => {
    const org = orgWith()
    addDeletedFieldFixture(org, 'Team')
    const visitor = await logInClient(practice, org)
    const list = await visitor.get(fieldList)
    expect(list.body).not.toContain('Team__c')
    const link = read(list).querySelector('a[href*="CustomFieldDeletedList"]')?.getAttribute('href') ?? ''
    expect((await visitor.get(link)).body).toContain('Team_del__c')
    const [again] = addFieldsFixture(org, { names: ['Team'] })
    expect(again && getFieldApiName(again)).toBe('Team__c')
    const removed = await visitor.get(`/setup/own/deleteredirect.jsp?delID=${again?.id}`)
    expect(removed.location).toContain('LayoutFieldList')
    expect(org.deletedFields).toHaveLength(2)
  })

  it('is a thousand fields, each with an id of its own', async () => {
    const org = orgWith()
    addUnrelatedFieldsFixture(org, 1000)
    addFieldsFixture(org)
    expect(new Set(org.fields.map(({ id }) => id)).size).toBe(1009)
    expect(org.fields.every(({ id }) => /^00N\w{15}$/.test(id))).toBe(true)
    expect((await names(org)).length).toBe(1009)
  })

  it('is apps: SpaceIQ’s by callback or name, right or wrong, and others’', async () => {
    const org = orgWith()
    addConnectedAppFixture(org, { scopes: ['api'], secretForWebServer: true })
    addUnrelatedAppFixture(org)
    const page = read(await (await logInClient(practice, org)).get('/02u'))
    const list = page.querySelector('[id="ConnectedAppList_body"]')
    expect([...(list?.querySelectorAll('th[scope=row]') ?? [])].map((one) => one.textContent)).toEqual([
      'Data Loader Bridge',
      'SpaceIQ',
    ])
    expect(org.apps[0]).toMatchObject({ callbackUrl: 'https://api.spaceiq.com', scopes: ['api'] })
    expect(org.apps[1]?.callbackUrl).not.toContain('spaceiq')
  })

  it('is a user, who takes a licence and can sign in nowhere', async () => {
    const org = orgWith()
    const free = () => org.licences.find(({ name }) => name === 'Salesforce')?.free
    const before = free() ?? 0
    const user = addUserFixture(org)
    expect(free()).toBe(before - 1)
    expect(org.profiles.find(({ id }) => id === user.profileId)?.permissions).toMatchObject({
      ApiUserOnly: true,
    })
    const visitor = await logInClient(practice, org)
    expect((await visitor.get(`/${user.id}`)).body).toContain('SpaceIQ Integration')
    const login = await visitor.post('/', { un: user.username, pw: user.password })
    expect(login.location).toBe('')
  })

  it.each([
    'fields',
    'wrong-field',
    'managed-field',
    'deleted-field',
    'field-under-other-name',
    'many-fields',
    'profile',
    'wrong-profile',
    'user',
    'inactive-user',
    'app',
    'app-by-callback',
    'app-by-name',
    'app-wrong',
    'other-app',
    'no-licence',
  ] as const satisfies readonly FixtureName[])('can be asked of a world by name: %s', (one) => {
    const bare = (org: FakeOrg) =>
      JSON.stringify([
        org.fields,
        org.deletedFields,
        org.profiles,
        org.users.slice(1),
        org.apps,
        org.licences,
      ])
    expect(bare(orgWith({ fixtures: [one] }))).not.toBe(bare(orgWith()))
  })
})
