// @vitest-environment happy-dom
/** What the guide makes of a page of Salesforce, by what stands on it. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { renderGuide, stubVisibility } from '../../../test/support/render-guide.ts'
import { observePage } from '../observe/observe-page.ts'
import { startPath } from '../start-path.ts'
import {
  createConsumerCredentialsMessage,
  extractPageReport,
  extractSaveReport,
  isSaveButton,
} from './extract-page.ts'

beforeEach(stubVisibility)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const apps = '/app/mgmt/forceconnectedapps'
const appId = '06P3i0000000001'

describe('the callbacks of a connected app', () => {
  const detail = (callback: string, more = '') =>
    `<div class="bPageTitle"><h1>Connected App</h1><h2>SpaceIQ</h2></div><table>
      <tr><td class="labelCol">Callback URL</td><td class="dataCol">${callback}</td></tr>${more}</table>`
  const info =
    '<tr><td class="labelCol">Info URL</td><td class="dataCol">https://acme.example/about</td></tr>'

  test.each([
    ['sfdc://oauth/success', false],
    ['com.acme.app:/cb<br>https://api.spaceiq.com', true],
    ['https://api.spaceiq.com', true],
    ['', null],
  ])('%s: with a scheme of their own they are callbacks as well', (callback, has) => {
    const path = `${apps}/forceAppDetail.apexp?applicationId=${appId}`
    expect(renderGuide(path, detail(callback)).setup.connectedApp?.callback).toBe(has)
    if (callback) expect(renderGuide(path, detail(callback, info)).setup.connectedApp?.callback).toBe(has)
  })
})

describe('an app’s page come to from Lightning, where it has another id', () => {
  const id = '0H43i0000000001SA2'
  const path = `${apps}/forceAppDetail.apexp?retURL=%2Fsetup%2FNavigationMenus%2Fhome&connectedAppId=${id}&appLayout=setup`
  const body = `<div class="bPageTitle"><h2>SpaceIQ</h2></div><table>
    <tr><td class="dataCol">https://api.spaceiq.com</td><td class="dataCol">Full access (full)</td></tr></table>
    <input type="submit" id="a:manageConsumer" value="Manage Consumer Details">`

  test('tells of it as well, and it is led to by that id', () => {
    const { setup: evidence, view } = renderGuide(path, body)
    expect(evidence.connectedApp).toMatchObject({ applicationId: id, callback: true, fullScope: true })
    expect(view).toMatchObject({ step: 'keys', choice: null })
    expect(startPath('keys', evidence, 'connected-app')).toBe(
      `${apps}/forceAppDetail.apexp?connectedAppId=${id}`,
    )
    const again = renderGuide(`${apps}/forceAppDetail.apexp?applicationId=${appId}`, body, evidence)
    expect(again.setup.connectedApp?.applicationId).toBe(appId)
    expect(again.view?.choice).toBeNull()
  })
})

describe('an app chosen by another name', () => {
  const known = {
    connectedApp: { ...spaceIq, name: 'Ticketing', applicationId: `${appId}AAC`, fullScope: true },
  }

  test('is the same by its short id and by its long one', () => {
    const detail = `<div class="bPageTitle"><h2>Tickets</h2></div><table><tr><td class="dataCol">https://acme.example/cb</td></tr></table>`
    const { setup: evidence } = renderGuide(
      `${apps}/forceAppDetail.apexp?applicationId=${appId}`,
      detail,
      known,
    )
    expect(evidence.connectedApp).toMatchObject({ name: 'Tickets', callback: false })
    const list = `<a href="${apps}/forceAppDetail.apexp?applicationId=${appId}">Tickets</a>`
    const { view } = renderGuide('/02u', list, known)
    expect(view?.markers.map(({ element }) => element?.textContent)).toEqual(['Tickets'])
  })
})

describe('an app by SpaceIQ’s name', () => {
  const path = `${apps}/forceAppDetail.apexp?applicationId=${appId}`
  const detail = (more = '') =>
    `<div class="bPageTitle"><h2>SpaceIQ</h2></div><table><tr><td class="labelCol">Version</td>
      <td class="dataCol">1.0</td></tr>${more}</table><input type="button" name="edit">`

  test('without OAuth is not right: it has no scope, and no keys', () => {
    const { setup: evidence, view } = renderGuide(path, detail())
    expect(evidence.connectedApp).toMatchObject({ name: 'SpaceIQ', fullScope: false })
    expect(view).toMatchObject({ step: 'app', state: 'guiding', instruction: 'go_app_detail_wrong SpaceIQ' })
    expect(view?.warning).toBe('difference_scope')
  })

  test.each([
    '<tr><td class="dataCol"><input type="submit" id="a:manageConsumer" value="Manage Consumer Details"></td></tr>',
    '<tr><td class="dataCol" hidden><a onclick="show(\'ctrDiv1\')">Click to reveal</a></td></tr>',
  ])('with OAuth, whose page does not tell of it, is not called wrong: %s', (more) => {
    expect(renderGuide(path, detail(more)).setup.connectedApp?.fullScope).toBeNull()
  })
})

const button = (name: string) => `<input type="submit" name="${name}" value="${name}">`
const spaceIq = {
  applicationId: appId,
  name: 'SpaceIQ',
  callback: true,
  fullScope: false,
  secretNotRequired: true,
}

describe('the form of a connected app', () => {
  const form = (said = '') =>
    `<form id="appsetup:setupForm">${said && `<div class="errorM3"><span class="messageText">${said}</span></div>`}
      <input type="text" id="appsetup:setupForm:details:nameSection:name" value="Office Hub">
      <textarea id="appsetup:setupForm:details:callbackUrlSection:callbackUrl"></textarea>
      ${button('save')}</form>`
  const edit = (query = '') => `${apps}/forceAppEdit.apexp${query}`
  const other = '06P3i0000000009AAA'

  test.each([
    ['none is known', {}, `?applicationId=${other}`],
    ['another is SpaceIQ’s', { connectedApp: spaceIq }, `?retURL=%2F02u&applicationId=${other}`],
    [
      'of two in the address one is another',
      { connectedApp: spaceIq },
      `?applicationId=${appId}&applicationId=${other}`,
    ],
  ])('of another app marks and fills nothing, and leads to that app’s page: %s', (_, known, query) => {
    const { page, view } = renderGuide(edit(query), form(), known)
    expect(page).toBe('app-edit')
    expect(view).toMatchObject({
      state: 'blocked',
      instruction: `blocked_app_edit applicationId=${other}`,
      markers: [],
      fillable: false,
    })
    expect(view?.links[0]).toMatchObject({ action: 'other-app' })
    expect(new URL(view?.links[0]?.href ?? '').pathname).toBe(`${apps}/forceAppDetail.apexp`)
    expect(new URL(view?.links[0]?.href ?? '').search).toBe(`?applicationId=${other}`)
  })

  const ofLightning = (id: string) =>
    `?connectedAppId=${id}&appLayout=setup&noS1Redirect=true&id=0Ci3i0000000001`

  test.each([{}, { connectedApp: spaceIq }])(
    'of another app, come to from Lightning, is no form of a new one',
    (known) => {
      const id = '0H43i0000000009SA2'
      const { view } = renderGuide(edit(ofLightning(id)), form(), known)
      expect(view).toMatchObject({ state: 'blocked', markers: [], fillable: false })
      expect(new URL(view?.links[0]?.href ?? '').search).toBe(`?connectedAppId=${id}`)
      const own = { connectedApp: { ...spaceIq, applicationId: id } }
      expect(renderGuide(edit(ofLightning(id)), form(), own).view?.fillable).toBe(true)
    },
  )

  test.each([
    ['of a new app', '?retURL=%2F02u', {}],
    ['of SpaceIQ’s', `?applicationId=${appId}`, { connectedApp: spaceIq }],
    ['of SpaceIQ’s, by its long id', `?applicationId=${appId}AAC&retURL=%2F02u`, { connectedApp: spaceIq }],
  ])('%s is filled', (_, query, known) => {
    const { view } = renderGuide(edit(query), form(), known)
    expect(view).toMatchObject({ instruction: 'go_app_edit', fillable: true })
    expect(view?.markers.length).toBeGreaterThan(1)
  })

  test('whose controls have other ids is still the form, and never the page after its Save', () => {
    const renamed = form().replaceAll('nameSection:name', 'j_id5:j_id7')
    const { page, setup: evidence, view } = renderGuide(edit(), renamed)
    expect([page, evidence]).toEqual(['app-edit', {}])
    expect(view?.state).toBe('lost')
    expect(view?.problems[0]?.text).toBe('problem_lost control_appName')
    const saved = `<form id="appsetup:setupForm">${button('j_id82')}${button('j_id84')}</form>`
    expect(renderGuide(edit(), saved)).toMatchObject({
      page: 'app-saved',
      setup: { connectedAppSavedAt: 0 },
    })
  })

  test.each([
    "You can't create a connected app. To enable connected app creation, contact Salesforce Customer Support.",
    'You can’t create a connected app. To enable connected app creation, contact Salesforce Customer Support.',
    "Error: You Can't Create a Connected App",
  ])('that refuses says that creation is closed, however it is written: %s', (said) => {
    expect(renderGuide(edit(), form(said)).view?.instruction).toBe('closed_app')
    const refused = `<div class="errorMsg">${said}</div>`
    const { page, setup: evidence, view } = renderGuide(edit(), refused)
    expect([page, evidence]).toEqual(['app-refused', { connectedAppCreationClosed: true }])
    expect(view?.instruction).toBe('closed_app_surely')
  })

  const errorPage = (title: string) =>
    `<span id="errorTitle">${title}</span><div id="errorDesc">What it is about.</div>`

  test('that is not shown for another reason says that reason, and is not sure that creation is closed', () => {
    const { page, setup: evidence, view } = renderGuide(edit(), errorPage('Insufficient Privileges'))
    expect([page, evidence]).toEqual(['app-refused', {}])
    expect(view).toMatchObject({ state: 'blocked', instruction: 'closed_app_unsure' })
    expect(view?.problems[0]?.text).toBe('problem_refused Insufficient Privileges')
    expect(view?.links.map(({ action }) => action)).toEqual(['apps'])
    expect(view?.letter).not.toBe('')
  })

  test.each([{}, { connectedApp: spaceIq }])('of an app that is gone tells nothing of creation', (known) => {
    const said = "Data Not Available: You can't create a connected app"
    const { setup: evidence, view } = renderGuide(edit(`?applicationId=${appId}`), errorPage(said), known)
    expect(evidence.connectedAppCreationClosed).toBeUndefined()
    expect(view).toMatchObject({
      state: 'blocked',
      instruction: `blocked_error applicationId=${appId}`,
      letter: '',
    })
  })
})

test('the Save of a new user tells the username alone, and the form that it is there', () => {
  const { page, plan } = renderGuide(
    '/005/e',
    '<form><input id="name_lastName" value="Doe"><input id="Username" value=" a@b.example "></form>',
  )
  expect(page && extractSaveReport(page, document, plan)).toEqual({ kind: 'user-named', name: 'a@b.example' })
  expect(page && extractPageReport(page, document, plan)).toEqual({ kind: 'user-edit', values: {} })
})

describe('the Save of a profile', () => {
  const id = '00e3i000001abcd'
  const permissions = { apiOnly: false, apiEnabled: true, passwordNeverExpires: true }
  const known = { profile: { id, name: 'SpaceIQ API Only', licence: 'Salesforce', ...permissions } }
  const box = '<input type="checkbox" title="ApiUserOnly" checked>'

  test.each([
    ['the original interface', '/e', '<input type="submit" name="save" id="saved">'],
    [
      'the enhanced interface',
      '/e?s=SystemPermissions',
      '<input type="submit" id="page:console:pc_form:button_pc_save" name="page:console:pc_form:button_pc_save">',
    ],
  ])('in %s tells what was ticked, until the profile’s own page confirms it', (_, path, save) => {
    const { page, plan } = renderGuide(
      `/${id}${path}`,
      `<form>${box}${save}<input type="submit" name="cancel"></form>`,
      known,
    )
    const [pressed, cancel] = document.querySelectorAll('[type="submit"]')
    expect([isSaveButton(pressed ?? null), isSaveButton(cancel ?? null)]).toEqual([true, false])
    const reading = page && extractSaveReport(page, document, plan)
    const url = new URL(`https://acme.my.salesforce.com/${id}${path}`)
    const saved = { ...known, ...(reading && observePage(reading, url, known, 0)) }
    expect(saved.profile).toMatchObject({ apiOnly: false, unconfirmed: { apiOnly: true } })
    const title = '<div class="bPageTitle"><h1>Profile</h1><h2>SpaceIQ API Only</h2></div>'
    expect(renderGuide(`/${id}`, title, saved).setup.profile?.apiOnly).toBe(true)
  })
})

describe('the list of profiles', () => {
  const list = `<input type="button" name="new" value="New Profile"><a href="/00e?setupid=Profiles&amp;page=2"><img src="/s.gif"
    class="next"></a><a href="/00e3i000001abcd">SpaceIQ API Only</a>`
  const marked = (known = {}) => renderGuide('/00e?setupid=Profiles', list, known).view?.markers

  test('has the profile marked once it is known, and before that nothing in its place', () => {
    expect(marked()?.map(({ element }) => element?.getAttribute('name'))).toEqual(['new'])
    const permissions = { apiOnly: false, apiEnabled: true, passwordNeverExpires: true }
    const profile = { id: '', name: 'SpaceIQ API Only', licence: '', ...permissions }
    expect(marked({ profile })?.[0]?.element?.textContent).toBe('SpaceIQ API Only')
  })
})

describe('Edit on a profile’s page', () => {
  const path = '/00e3i000001abcd'
  const known = {
    profile: {
      id: path.slice(1),
      name: 'SpaceIQ API Only',
      licence: 'Salesforce',
      apiOnly: false,
      apiEnabled: true,
      passwordNeverExpires: true,
    },
  }
  const edit = (href: string) => `<a class="btn pc_buttonLink" id="edit" href="${href}">Edit</a>`
  const system = (href = `${path}?s=SystemPermissions`) =>
    `<a id="system" href="${href}">System Permissions</a>`
  const framed = (address: string) => `javascript:srcUp('${encodeURIComponent(`${address}&isdtp=p1`)}')`

  test.each([
    ['its overview', '', system(), 'system'],
    [
      'its overview with buttons of that kind',
      '',
      `<a class="pc_buttonLink" href="#">Clone</a>${system()}`,
      'system',
    ],
    ['System Permissions', '?s=SystemPermissions', edit(`${path}/e?s=SystemPermissions`) + system(), 'edit'],
    ['System Permissions', '?s=SystemPermissions', edit('javascript:void(0)'), 'edit'],
    ['another section', '?s=ObjectsAndTabs', edit(`${path}/e?s=ObjectsAndTabs`) + system(), 'system'],
    ['another section', '?s=ObjectsAndTabs', edit(`${path}/e?s=ObjectsAndTabs`), undefined],
    [
      'another section in Lightning',
      '?s=LoginHours',
      edit(framed(`${path}/e?s=LoginHours`)) + system(framed(`${path}?s=SystemPermissions`)),
      'system',
    ],
    [
      'the original interface',
      '',
      `<div id="topButtonRow"><input type="button" name="edit" id="edit"></div>`,
      'edit',
    ],
  ])('leads to System Permissions: on %s %s', (_, query, body, id) => {
    const title = '<div class="bPageTitle"><h2>SpaceIQ API Only</h2></div>'
    const { view } = renderGuide(path + query, title + body, known)
    expect(view?.markers.map(({ element }) => element?.id)).toEqual([id])
  })
})

describe('what was saved of a profile in the enhanced interface, and has still to be confirmed', () => {
  const id = '00e3i000001abcd'
  const ticked = { apiOnly: true, apiEnabled: true, passwordNeverExpires: true }
  const profile = {
    id,
    name: 'SpaceIQ API Only',
    licence: '',
    ...ticked,
    apiOnly: false,
    unconfirmed: ticked,
  }
  const title =
    '<div class="bPageTitle"><h2>SpaceIQ API Only</h2></div><div class="pc_find"><input type="text"></div>'
  const seen = (query: string, known = profile) =>
    renderGuide(`/${id}${query}`, title, { profile: known }).setup.profile

  test('is not done for the profile’s other pages, which do not show it', () => {
    for (const query of ['', '?s=ObjectsAndTabs']) expect(seen(query)).toEqual(profile)
  })

  test('is done where the page comes up that follows it', () => {
    expect(seen('?isdtp=p1&s=SystemPermissions')).toMatchObject({ apiOnly: true })
    expect(seen('?s=SystemPermissions')).not.toHaveProperty('unconfirmed')
  })
})

describe('the list of apps', () => {
  const list = (more: string) =>
    `<div class="bRelatedList"><h3>Apps</h3><input type="button" name="new" value="New"></div>
     <div class="bRelatedList"><h3>Connected Apps</h3>${more}<table><tr><td>
       <input type="button" value="Edit" onclick="go('/app/mgmt/forceconnectedapps/forceAppEdit.apexp?applicationId=${appId}')">
       </td></tr></table></div>`

  test.each([
    '<input type="button" id="newAppMgmt" value="New">',
    `<input type="button" value="New" onclick="navigateToUrl('/app/mgmt/forceconnectedapps/forceAppEdit.apexp?retURL=%2F02u',null,'x');">`,
  ])('has a New button that leads to the form, with and without its id: %s', (more) => {
    const { view } = renderGuide('/02u?setupid=TabSet', list(more))
    expect(view?.state).toBe('guiding')
    const isNew = view?.markers.find(({ marker }) => marker.control === 'newApp')
    expect(isNew?.element?.getAttribute('value')).toBe('New')
    expect(isNew?.element?.closest('.bRelatedList')?.textContent).toContain('Connected Apps')
  })

  test('without any is closed', () => {
    expect(renderGuide('/02u?setupid=TabSet', list('')).view).toMatchObject({
      state: 'blocked',
      instruction: 'closed_app',
    })
  })
})

describe('the list of another object’s fields', () => {
  const row = (name: string, type: string) =>
    `<tr class="dataRow"><td></td><th>${name}</th><td>${name}</td><td>${type}</td><td class="booleanColumn"></td></tr>`
  const list = `<div id="CustomFieldRelatedList"><table>${row('ExternalID__c', 'Text(255) (External ID)')}
    ${row('Team__c', 'Text(80)')}</table></div>`
  const at = (query: string) => `/p/setup/layout/LayoutFieldList?${query}`

  test.each(['type=Account&setupid=AccountFields', 'setupid=CaseFields&type=01I3i000001abcd'])(
    'tells nothing of Case’s, whatever it has: %s',
    (query) => {
      const before = renderGuide(at('type=Case'), list.replace('Text(80)', 'Text(255)')).setup
      expect(before.fields?.Team).toEqual({ status: 'found' })
      const { setup: evidence, view } = renderGuide(at(query), list, before)
      expect(evidence).toEqual(before)
      expect(renderGuide(at(query), list).setup).toEqual({})
      expect(view).toMatchObject({ state: 'blocked', markers: [] })
    },
  )
})

/** The API-only profile has been seen, and no user yet. */
const withProfile = {
  profile: {
    id: '00e3i000001abcd',
    name: 'SpaceIQ API Only',
    licence: 'Salesforce',
    apiOnly: true,
    apiEnabled: true,
    passwordNeverExpires: true,
  },
}

describe('the list of users', () => {
  const box = (on: boolean) =>
    `<td class="dataCell booleanColumn"><img src="/img/checkbox_${on ? '' : 'un'}checked.gif"></td>`
  const cells = {
    username: (name: string) =>
      `<td class="dataCell"><a href="/0053i000001abcd?noredirect=1">${name}</a></td>`,
    email: (mail: string) => `<td class="dataCell"><a href="mailto:${mail}">${mail}</a></td>`,
    plain: (text: string) => `<td class="dataCell">${text}</td>`,
  }
  const profileCell = '<td class="dataCell"><a href="/00e3i000001abcd">SpaceIQ API Only</a></td>'
  const row = (...inside: string[]) =>
    `<tr class="dataRow"><td class="actionColumn"><a class="actionLink" href="/0053i000001abcd/e">Edit</a></td>${inside.join('')}${profileCell}</tr>`
  const seen = (...rows: string[]) =>
    renderGuide('/005?isUserEntityOverride=1', `<table class="list">${rows.join('')}</table>`, withProfile)
      .setup.user
  const { username, email, plain } = cells

  test.each([
    ['behind a link', [email('it@acme.example'), username('robot@acme.example')]],
    ['as text', [plain('it@acme.example'), username('robot@acme.example')]],
    ['when the name has no link', [email('it@acme.example'), plain('robot@acme.example')]],
  ])('tells the user name where the e-mail address comes first %s', (_, inside) => {
    expect(seen(row(box(true), ...inside))?.username).toBe('robot@acme.example')
  })
})

describe('whether the user of the list can sign in', () => {
  const row = (name: string, boxes: string) =>
    `<tr class="dataRow"><td class="dataCell"><a href="/0053i000001abcd">${name}@acme.example</a></td>
     ${Array.from(boxes, (box) => `<td class="booleanColumn"><img src="/img/checkbox_${box === 'x' ? '' : 'un'}checked.gif"></td>`).join('')}
     <td class="dataCell"><a href="/00e3i000001abcd">SpaceIQ API Only</a></td></tr>`

  test.each<[string, boolean | null, Record<string, string>]>([
    ['robot', true, { robot: 'x' }],
    ['robot', false, { robot: '-' }],
    ['robot', true, { old: '-', robot: 'x' }],
    // Which of the columns is that of active users nothing tells: one may be of a licence for a feature.
    ['robot', null, { robot: 'x-' }],
    ['robot', null, { robot: '-x' }],
    ['robot', false, { robot: '--' }],
    ['robot', true, { old: '--', robot: 'xx' }],
    ['robot', null, { robot: '' }],
  ])('is read for %s as %s from the boxes %o', (name, active, rows) => {
    const body = Object.entries(rows).map((one) => row(...one))
    const { user } = renderGuide('/005', `<table class="list">${body.join('')}</table>`, withProfile).setup
    expect(user).toMatchObject({ username: `${name}@acme.example`, active })
  })
})

describe('a page that Salesforce does not show', () => {
  const instead = (title: string) => `<span id="errorTitle">${title}</span><div id="errorDesc">Why.</div>`

  test.each([
    ['Insufficient Privileges', 'blocked_privileges'],
    ['INSUFFICIENT PRIVILEGES', 'blocked_privileges'],
    ['Record deleted', 'blocked_error'],
    ['Data Not Available', 'blocked_error'],
    ['Keine ausreichenden Rechte', 'blocked_error'],
  ])('%s: names missing rights only where Salesforce does, and leads on', (title, instruction) => {
    const { page, view } = renderGuide('/p/setup/layout/LayoutFieldList?type=Case', instead(title))
    expect(page).toBeNull()
    expect(view).toMatchObject({ state: 'blocked', instruction })
    expect(view?.problems.map(({ text }) => text)).toEqual([
      `problem_refused ${title}`,
      'problem_refused Why.',
    ])
    expect(view?.links[0]?.href).toMatch(/^https:\/\/acme\.my\.salesforce\.com\/setup\/forcecomHomepage/)
  })
})

describe('the details of another app than SpaceIQ’s', () => {
  const details = (name: string) =>
    `<div class="bPageTitle"><h2>${name}</h2></div><i id="a:consumerDetails:b"></i>`
  const path = `${apps}/forceConsumerDetails.apexp?applicationId=${appId}`

  test('are said to be so with both names, whatever stands in a name', () => {
    const own = 'SpaceIQ (EU) [a.b]*\\'
    const known = { connectedApp: { ...spaceIq, name: own } }
    expect(renderGuide(path, details(own), known).view?.instruction).toBe('go_consumer_details')
    for (const name of [`${own}*`, 'SpaceIQ (EU) a', 'SpaceIQ'])
      expect(renderGuide(path, details(name), known).view).toMatchObject({
        state: 'blocked',
        instruction: `blocked_app ${name} ${own}`,
      })
  })

  test('are not those of SpaceIQ’s own that the source breaks over lines', () => {
    const known = { connectedApp: { ...spaceIq, name: 'SpaceIQ for tickets' } }
    const broken = details('SpaceIQ\n   for\u00a0tickets')
    expect(renderGuide(path, broken, known).view?.instruction).toBe('go_consumer_details')
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ name: location.href } as PerformanceEntry])
    document.body.innerHTML += '<span id="a:consumerKeySection:consumerKey">3MVG9example</span>'
    expect(createConsumerCredentialsMessage('consumer-details', document)).toMatchObject({
      appName: 'SpaceIQ for tickets',
    })
  })
})

describe('the last stages of the wizard for a new field', () => {
  const wizard = '/p/setup/field/NewCustomFieldStageManager'
  const hidden = (name: string, value: string) =>
    `<input type="hidden" id="${name}" name="${name}" value="${value}">`
  const summary = (label: string, name: string) =>
    ['Field Label', label, 'Data Type', 'Text', 'Field Name', name, 'Description', '']
      .map((text, index) => `${index % 2 ? '' : '<tr>'}<td>${text}</td>`)
      .join('')
  const stages = {
    'field-security': `<input type="checkbox" id="d000000000000000">${button('goNext')}`,
    'field-layouts': `<input type="checkbox" name="LayoutNameids">${button('save_new')}${button('save')}`,
  }
  const stage = (page: keyof typeof stages, label: string, name: string, carried = '') =>
    `<form id="stageForm">${hidden('entity', 'Case')}${hidden('dtype', 'S')}${carried}
      <table>${summary(label, name)}</table>${stages[page]}</form>`
  const both = Object.keys(stages) as (keyof typeof stages)[]

  test.each(both)('%s is about the field it names, not about its label', (page) => {
    const body = stage(page, 'NewSeat', 'Team')
    expect(renderGuide(wizard, body).view?.instruction).toMatch(/ Team$/)
    const typo = stage(page, 'ExternalID', 'ExternlID', hidden('DeveloperName', 'ExternlID'))
    expect(renderGuide(wizard, typo).view?.instruction).toBe('blocked_field_name')
    if (page === 'field-layouts') {
      const saved = extractSaveReport(page, document, renderGuide(wizard, typo).plan)
      expect(saved).toEqual({ kind: 'field-saved', name: '' })
    }
  })

  test.each(both.flatMap((page) => ['ExternlID', 'Severity'].map((name) => [page, name] as const)))(
    '%s of %s takes it for none of the seven',
    (page, name) => {
      const { view } = renderGuide(wizard, stage(page, name, name))
      expect(view).toMatchObject({
        state: 'blocked',
        instruction: 'blocked_field_name',
        markers: [],
        fillable: false,
      })
    },
  )

  const boxes = (...ids: string[]) =>
    ids.map(
      (id) =>
        `<table><tr><th>SpaceIQ Integration</th><td><input type="checkbox" id="d${id}"></td>
         <td><input type="checkbox" id="r${id}"></td></tr></table>`,
    )
  const set = '0PS3i000001abcdEAA'

  test.each([
    ['with boxes for all', boxes('000000000000000', set)],
    ['without', boxes(set)],
  ])('ask for permission sets in some orgs: that of the integration user is meant (%s)', (_, inputs) => {
    const carried = hidden('DeveloperName', 'Team')
    const body = `<form id="stageForm">${hidden('entity', 'Case')}${hidden('dtype', 'S')}${carried}
      ${inputs.join('')}${button('goNext')}</form>`
    const { page, view } = renderGuide(wizard, body)
    expect(page).toBe('field-security-sets')
    expect(view).toMatchObject({ state: 'guiding', problems: [], instruction: 'go_field_security_sets Team' })
    expect(view?.markers.map(({ element }) => element?.id || element?.getAttribute('name'))).toEqual([
      `d${set}`,
      `r${set}`,
      'goNext',
    ])
    const unknown = renderGuide(wizard, body.replaceAll('SpaceIQ Integration', 'Robots')).view
    expect(unknown?.markers.map(({ element }) => element?.getAttribute('name'))).toEqual(['goNext'])
    expect(unknown?.problems).toEqual([])
  })

  test.each(both)('of %s of another object’s field of the same name tell nothing of Case’s', (page) => {
    const body = stage(page, 'Team', 'Team', hidden('DeveloperName', 'Team'))
    const saved = (html: string) => {
      const { page: at, plan } = renderGuide(wizard, html)
      return at && extractSaveReport(at, document, plan)
    }
    const last = page === 'field-layouts'
    expect(saved(body)).toEqual(last ? { kind: 'field-saved', name: 'Team' } : null)
    const other = body.replace('value="Case"', 'value="Account"')
    expect(saved(other)).toEqual(last ? { kind: 'field-saved', name: '' } : null)
    expect(renderGuide(wizard, other).view?.instruction).toBe('blocked_object Account')
  })

  test('come after one in which the name can still be entered', () => {
    const body = `<form id="stageForm">${hidden('dtype', 'S')}<input id="DeveloperName" value="Severity"></form>`
    expect(renderGuide(wizard, body).view?.instruction).toBe('go_field_details ExternalID')
  })
})

describe('a name of the admin’s own', () => {
  const ticked = (path: string, body: string, known = {}) =>
    Object.fromEntries(
      renderGuide(path, body, known).view?.markers.map(({ marker, done }) => [marker.control, done]) ?? [],
    )

  test('counts as done in the forms of profile, user and app; what is prescribed does not', () => {
    const clone = '<input id="newProfileName" value="My own profile">'
    expect(ticked('/_ui/perms/ui/profile/ProfileClone/e', clone)).toMatchObject({ profileName: true })
    const user = `<input id="name_lastName" value="Spaces Bot"><input id="Alias" value="sbot"><input id="Email" value="it@acme.example">
      <input id="Username" value="bot@acme.example"><input id="CommunityNickname" value="bot">`
    expect(ticked('/005/e', user)).toMatchObject({
      lastName: true,
      alias: true,
      email: true,
      username: true,
      nickname: true,
    })
    const app = `<form id="appsetup:setupForm"><input type="text" id="x:nameSection:name" value="Tickets">
      <input type="text" id="x:emailSection:contactEmail" value="it@acme.example"></form>`
    expect(ticked(`${apps}/forceAppEdit.apexp`, app)).toMatchObject({ appName: true, appEmail: true })
    const wizard = `<form id="stageForm"><input type="hidden" name="dtype" value="S"><input id="MasterLabel" value="My label">
      <input id="Length" value="18"><input id="DeveloperName" value="Severity"></form>`
    expect(ticked('/p/setup/field/NewCustomFieldStageManager', wizard)).toMatchObject({
      fieldLabel: false,
      fieldLength: false,
      fieldName: false,
    })
  })
})
