// @vitest-environment happy-dom
/** What the guide makes of pages that are otherwise in this org: other names, other steps, other pages in their place. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { renderGuide, stubVisibility } from '../../../test/support/render-guide.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { startFieldCreation } from '../field-creation/field-creation.ts'
import { extractPageReport, extractSaveReport } from './extract-page.ts'

beforeEach(stubVisibility)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  document.documentElement.className = ''
})

const id = '00e3i000001abcd'
const profile = {
  id,
  name: 'SpaceIQ API Only',
  licence: 'Salesforce',
  apiOnly: false,
  apiEnabled: true,
  passwordNeverExpires: true,
}
const okReply: ObservedSetup = { profile: { ...profile, apiOnly: true } }
const title = (name: string) => `<div class="bPageTitle"><h1>Page</h1><h2>${name}</h2></div>`
const wizard = '/p/setup/field/NewCustomFieldStageManager'
const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
const next = '<input type="submit" name="goNext">'
const idsOf = (view: ReturnType<typeof renderGuide>['view']) =>
  view?.markers.map(({ element }) => element?.id)
const problemsOf = (view: ReturnType<typeof renderGuide>['view']) => view?.problems.map(({ text }) => text)
const actionsOf = (view: ReturnType<typeof renderGuide>['view']) => view?.links.map(({ action }) => action)

describe('the access to cases of a profile', () => {
  const box = (name: string) => `<td><input type="checkbox" ${name}></td>`
  const row = (label: string, of: (right: string) => string) =>
    `<tr><th class="labelCol" scope="row">${label}</th>${['Read', 'Create', 'Update'].map((right) => box(of(right))).join('')}</tr>`
  const system = (label: string, more = '') =>
    `<tr><td class="labelCol">${label}</td><td class="dataCol"><input type="checkbox" ${more}></td></tr>`
  const save = '<input type="submit" name="save">'
  const edit = (rows: string) =>
    renderGuide(
      `/${id}/e`,
      `${title(profile.name)}<form><table>${system('API Only User', 'id="perm_0"')}${system('API Enabled', 'id="perm_1"')}${system('Password Never Expires', 'id="perm_2"')}</table><table>${rows}</table>${save}</form>`,
      { profile },
    ).view
  const wanted = ['Read', 'Create', 'Update']

  test.each([
    ['Tickets', (right: string) => `id="crud${right}___Case"`],
    ['Kundenvorgänge', (right: string) => `id="crud${right}Case"`],
    ['Requêtes', (right: string) => `id="j_${right}" name="crud${right}___Case"`],
    ['Cases', (right: string) => `id="crud${right}_01I5g000000abcd"`],
  ])('is told by its API name before the label: %s', (label, of) => {
    const others = row('Objects', (right) => `id="crud${right}___Account"`)
    const view = edit(others + row(label, of))
    expect(view).toMatchObject({ state: 'guiding', problems: [] })
    const found = view?.markers.slice(3, 6).map(({ element }) => element?.closest('tr')?.textContent)
    expect(found).toEqual([label, label, label])
  })

  test('is not that of an object whose own name is Cases', () => {
    const custom = row('Cases', (right) => `id="crud${right}___01I5g000000abcd"`)
    const view = edit(custom + row('Tickets', (right) => `id="crud${right}___Case"`))
    expect(idsOf(view)?.slice(3, 6)).toEqual(wanted.map((right) => `crud${right}___Case`))
  })

  test.each(['Tickets', 'Vorgänge'])('that cannot be told is named, box by box: %s', (label) => {
    const view = edit(row(label, (right) => `id="crud${right}_7"`))
    expect(view?.state).toBe('lost')
    expect(problemsOf(view)).toEqual(
      ['caseRead', 'caseCreate', 'caseEdit'].map((control) => `problem_several control_${control}`),
    )
  })

  test('that the page does not have is not missed', () => {
    expect(edit('')).toMatchObject({ state: 'guiding', problems: [] })
  })

  test('and permissions of a page in another language are named as well, not those of a section without any', () => {
    const body = `${title(profile.name)}<form><table>${system('Nur API-Benutzer', 'id="perm_0"')}${system('API aktiviert', 'id="perm_1"')}</table>${save}</form>`
    const { view } = renderGuide(`/${id}/e`, body, { profile })
    expect(view?.problems.map(({ control }) => control)).toEqual([
      'apiOnly',
      'apiEnabled',
      'passwordNeverExpires',
    ])
    const section = `${title(profile.name)}<div class="pc_find"></div><form><input type="checkbox" title="Read">${save}</form>`
    const enhanced = renderGuide(`/${id}/e?s=ObjectsAndTabs`, section, { profile }).view
    expect(enhanced?.problems.map(({ control }) => control)).toEqual(['apiOnly'])
  })
})

describe('the wizard for a new field', () => {
  const hidden = (name: string, value: string) =>
    `<input type="hidden" id="${name}" name="${name}" value="${value}">`
  const stage = (inside: string) => `<form id="stageForm">${hidden('entity', 'Case')}${inside}</form>`

  test('asks for Read Access and Edit Access of permission sets: both are ticked, by their order', () => {
    const boxes = (name: string, key: string) =>
      `<tr><th scope="row">${name}</th><td><input type="checkbox" id="a${key}0PS"></td><td><input type="checkbox" id="b${key}0PS"></td></tr>`
    const body = stage(
      `${hidden('DeveloperName', 'Team')}<table><tr><th>Permission Set</th><th>Read Access</th><th>Edit Access</th></tr>${boxes('Robots', '1')}${boxes('SpaceIQ Integration', '2')}</table>${next}`,
    )
    const { page, view } = renderGuide(wizard, body)
    expect(page).toBe('field-security-sets')
    expect(view?.markers.slice(0, 2).map(({ element, marker }) => [element?.id, marker.action.kind])).toEqual(
      [
        ['a20PS', 'tick'],
        ['b20PS', 'tick'],
      ],
    )
  })

  test.each([
    ['that names no field', ''],
    ['that carries the field', hidden('DeveloperName', 'Team')],
    [
      'with boxes',
      '<table><tr><td><input type="checkbox" name="page" id="p0"></td><th>Case Page</th></tr></table>',
    ],
  ])('can have a step that is passed on with Next: one %s', (_, inside) => {
    const { page, view } = renderGuide(wizard, stage(`${hidden('dtype', 'S')}${inside}${next}`))
    expect(page).toBe('field-record-pages')
    expect(view).toMatchObject({ state: 'guiding', instruction: 'go_field_record_pages', fillable: false })
    expect(view?.markers.map(({ element }) => element?.getAttribute('name'))).toEqual(['goNext'])
  })

  test('has no such step in another wizard’s form', () => {
    const at = (action: string) =>
      renderGuide(wizard, stage(next).replace('<form', `<form action="${action}"`)).page
    expect(at('/ui/massmail/MassMailStageManager')).toBeNull()
    expect(at(wizard)).toBe('field-record-pages')
  })

  test('is not passed on where another type was chosen, nor at a stage whose own controls are there', () => {
    expect(renderGuide(wizard, stage(`${hidden('dtype', 'N')}${next}`)).view?.instruction).toBe(
      'blocked_field_type',
    )
    for (const own of ['dtype', 'MasterLabel', 'DeveloperName', 'd00e5g0000001', 'LayoutNameids'])
      expect(renderGuide(wizard, stage(`<input name="${own}">${next}`)).page).not.toBe('field-record-pages')
  })

  const details = (said: string, length = '255') =>
    stage(
      `${hidden('dtype', 'S')}<input id="MasterLabel" value="ExternalID"><input id="Length" value="${length}"><input id="DeveloperName" value="ExternalID">${said && `<div class="errorMsg">${said}</div>`}${next}`,
    )

  test.each([
    'Error: There is already a field named ExternalID on Case.',
    'Fehler: Es gibt bereits ein Feld namens externalid.',
    'この名前 ExternalID はすでに使用されています。',
  ])('that finds the name taken leads to the list: %s', (said) => {
    const { view } = renderGuide(wizard, details(said))
    expect(view).toMatchObject({
      state: 'blocked',
      instruction: 'blocked_field_exists ExternalID',
      markers: [],
    })
    expect(problemsOf(view)).toEqual([`problem_refused ${said}`])
    expect(view?.links[0]?.href).toMatch(/\/p\/setup\/layout\/LayoutFieldList\?type=Case/)
  })

  test('that refuses something else keeps its markers', () => {
    const { view } = renderGuide(wizard, details('Error: Invalid number'))
    expect(view?.instruction).toBe('go_field_details ExternalID')
    expect(view?.markers.length).toBeGreaterThan(2)
  })

  test.each([
    ['', ''],
    ['255', ''],
    ['25', 'difference_field_length ExternalID 25 255'],
    ['2555', 'difference_field_length ExternalID 2555 255'],
  ])('says a wrong length where it is typed, and in the stages after: “%s”', (length, warning) => {
    expect(renderGuide(wizard, details('', length)).view?.warning).toBe(warning)
    const last = `${hidden('Length', length)}${hidden('DeveloperName', 'ExternalID')}<input type="checkbox" name="LayoutNameids"><input type="submit" name="save">`
    expect(renderGuide(wizard, stage(last)).view?.warning).toBe(warning)
  })
})

describe('a page in place of the wizard', () => {
  const pages = {
    box: '<div class="message infoM3"><h4>Limit</h4><div class="messageText">No room for more.</div></div>',
    plain: '<div class="bPageTitle"><h1>Limit</h1></div><div class="pbBody">No room for more.</div>',
    told: '<div class="pbError errorMsg">No room for more.</div>',
    bare: '<p>No room</p> for more.',
  }
  const run = { ...startFieldCreation(1, 'proposed', 0), field: 'Team', stage: 0 }

  test.each(Object.entries(pages))('is told in its own words, with a way back: %s', (_, body) => {
    const { page, view } = renderGuide(wizard, body, {}, { fieldCreation: run })
    expect(page).toBeNull()
    expect(view).toMatchObject({ state: 'blocked', instruction: 'blocked_wizard', step: 'fields' })
    expect(problemsOf(view)?.join()).toContain('for more.')
    expect(actionsOf(view)).toEqual(['setup-home', 'case-fields'])
  })

  test('says why the creation ended there, and lets it go on', () => {
    const failed = { ...run, state: 'failed', reason: 'refused', message: 'Limit No room for more.' } as const
    const { view } = renderGuide(wizard, pages.plain, {}, { fieldCreation: failed })
    expect(problemsOf(view)?.[0]).toBe('run_refused Team Limit No room for more.')
    expect(view?.resumable).toBe('proposed')
  })

  test('without a word says nothing, and without a creation only where Salesforce names an error', () => {
    expect(renderGuide(wizard, '', {}, { fieldCreation: run }).view).toBeNull()
    expect(renderGuide(wizard, pages.plain).view).toBeNull()
    expect(renderGuide(wizard, pages.told).view?.instruction).toBe('blocked_wizard')
    const other = { ...run, state: 'failed', reason: 'refused', message: 'Something else.' } as const
    expect(renderGuide(wizard, pages.plain, {}, { fieldCreation: other }).view).toBeNull()
  })
})

describe('a page of missing rights', () => {
  const wall = (heading: string, sentence: string) =>
    `<div id="bodyCell"><table class="errorPage"><tr><td><span id="errorTitle">${heading}</span><br><span id="errorDesc">${sentence}</span></td></tr></table></div>`
  const places = [
    list,
    '/00e?setupid=EnhancedProfiles',
    '/005?setupid=ManageUsers',
    '/02u?setupid=TabSet',
    wizard,
  ]
  const stronger = [
    'To open this page, add an authenticator app or a passkey to your account, then log out and log in again.',
    'Your session’s security level is too low for this page.',
    'A high-assurance session is required.',
    'Multi-factor authentication is required to access Setup.',
    'Verify your identity to continue.',
    'Please sign in again with your security key.',
    'Register a verification method first.',
    'Für diese Seite ist eine Multi-Faktor-Authentifizierung erforderlich.',
    'このページには多要素認証が必要です。',
  ]
  const otherwise = [
    'The address does not lead anywhere any more.',
    'You do not have the level of access necessary to perform the operation you requested.',
    'You have attempted to reach a URL that no longer exists on salesforce.com.',
    'Field-level security hides this.',
  ]

  test.each(places)('in place of %s: what it says decides, not its heading', (place) => {
    for (const heading of ['Insufficient Privileges', 'Keine ausreichenden Rechte']) {
      for (const sentence of stronger)
        expect([sentence, renderGuide(place, wall(heading, sentence)).view?.instruction]).toEqual([
          sentence,
          'blocked_sign_in',
        ])
      for (const sentence of otherwise) {
        const { view } = renderGuide(place, wall(heading, sentence))
        expect([sentence, view?.instruction, view?.links[0]?.action]).toEqual([
          sentence,
          heading.startsWith('Ins')
            ? 'blocked_privileges'
            : place === wizard
              ? 'blocked_wizard'
              : 'blocked_error',
          'setup-home',
        ])
      }
    }
  })

  test('that says it outside of its own areas is understood as well, and the menu around it is not', () => {
    const body = wall('Insufficient Privileges', '').replace('</td>', '<p>Use a passkey.</p></td>')
    const around = '<div id="sidebarCell">Identity Verification, Session Settings</div><a>Logout</a>'
    expect(renderGuide(list, around + body).view?.instruction).toBe('blocked_sign_in')
    expect(renderGuide(list, around + wall('Insufficient Privileges', 'No.')).view?.instruction).toBe(
      'blocked_privileges',
    )
  })

  test('in place of the form for an app asks for the stronger sign-in too, and else for what it did', () => {
    const form = '/app/mgmt/forceconnectedapps/forceAppEdit.apexp'
    expect(renderGuide(form, wall('Insufficient Privileges', 'Use a passkey.')).view?.instruction).toBe(
      'blocked_sign_in',
    )
    expect(renderGuide(form, wall('Insufficient Privileges', 'No.')).view?.instruction).toBe(
      'closed_app_unsure',
    )
  })
})

describe('a proof of identity', () => {
  test.each([
    '/_ui/identity/verification/method/UnifiedPasskeyVerificationUi?retURL=%2F02u',
    '/_ui/identity/verification/method/AuthenticatorVerificationUi/e',
    '/_ui/identity/webauthn/AddPasskeyUi',
  ])('without a code asks for none: %s', (path) => {
    const body =
      '<form id="editPage"><input type="hidden" name="retURL"><button>Log In With a Passkey</button></form>'
    const { page, view } = renderGuide(path, body)
    expect(page).toBe('verify-identity')
    expect(view).toMatchObject({
      instruction: 'go_prove_identity',
      markers: [],
      problems: [],
      fillable: false,
    })
  })

  test('by a code is still that, also where its box has lost its id', () => {
    const at = '/_ui/identity/verification/method/EmailVerificationFinishUi/e'
    for (const box of ['<input id="emc" type="text">', '<input type="tel" name="code">']) {
      const { view } = renderGuide(at, `<form id="editPage">${box}<input type="submit" id="save"></form>`)
      expect(view?.instruction).toBe('go_verify_identity')
      expect(view?.markers.map(({ marker }) => marker.control)).toEqual(['verificationCode', 'verify'])
    }
  })
})

describe('an org with a namespace', () => {
  const row = (name: string, icon = '') =>
    `<tr class="dataRow"><td></td><td class="iconColumn">${icon}</td><th><a>${name}</a></th><td>${name}__c</td><td>Text(255)</td></tr>`
  const page = (...rows: string[]) =>
    `<div id="x_CustomFieldRelatedList"><div class="pbTitle"><h3>Fields</h3></div><input name="new_field" type="button"><table>${rows.join('')}</table></div>`

  test('is told by one field that has it before its name, before another is made', () => {
    const { setup, view } = renderGuide(list, page(row('acmens__Team')))
    expect(setup).toMatchObject({
      namespacedFields: ['acmens__Team__c'],
      fields: { Team: { status: 'missing' } },
    })
    expect(view).toMatchObject({ instruction: 'warn_field_prefix acmens', markers: [], missing: '' })
    expect(view?.rows.find(({ name }) => name === 'Team')).toMatchObject({
      text: 'finding_prefixed',
    })
  })

  test('warns in the wizard too, and offers no second try of a creation that ended', () => {
    const known = renderGuide(list, page(row('acmens__Team'))).setup
    const first =
      '<form id="stageForm"><input type="radio" id="dtypeS"><input type="radio" id="dtypeJ"></form>'
    expect(renderGuide(wizard, first, known).view?.warning).toBe('warn_field_prefix acmens')
    const run = {
      ...startFieldCreation(1, 'proposed', 0),
      state: 'failed',
      reason: 'prefix',
      field: 'Team',
      message: 'acmens',
    } as const
    const { view } = renderGuide(list, page(row('acmens__Team')), known, { fieldCreation: run })
    expect(problemsOf(view)).toEqual(['run_prefix Team acmens'])
    expect(view).toMatchObject({ resumable: null, missing: '' })
  })

  test('is not told by a package’s field, nor is a field without the namespace overlooked beside one', () => {
    const packaged = renderGuide(list, page(row('pkg__Team', '<img class="installedPackageIcon">')))
    expect(packaged.setup.namespacedFields).toBeUndefined()
    expect(packaged.view?.missing).toContain('Team')
    const both = renderGuide(list, page(row('acmens__Team'), row('Team')))
    expect(both.setup.fields?.Team).toEqual({ status: 'found' })
    expect(both.setup.namespacedFields).toBeUndefined()
    const known = { namespacedFields: ['acmens__Team__c'] }
    expect(renderGuide(list, page(row('Team')), known).setup.namespacedFields).toEqual([])
  })
})

describe('a page that the browser has translated', () => {
  const wrapped = (text: string) =>
    `<font style="vertical-align: inherit;"><font style="vertical-align: inherit;">${text}</font></font>`
  const appPath = '/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=06P3i0000000001'
  const app = {
    applicationId: '06P3i0000000001',
    name: 'SpaceIQ',
    callback: true,
    fullScope: true,
    secretNotRequired: true,
  }
  const detail = (name: string) =>
    `${title(name)}<table><tr><td class="dataCol">https://api.spaceiq.com</td></tr></table><input type="submit" id="a:manageConsumer" value="x">`

  test('changes nothing of the record, and says what to do', () => {
    const { setup, view } = renderGuide(appPath, detail(wrapped('RaumIQ')), { connectedApp: app })
    expect(setup).toEqual({ connectedApp: app })
    expect(problemsOf(view)).toEqual(['problem_translated'])
    expect(view?.choice).toBeNull()
    // What has an id goes on.
    expect(idsOf(view)).toEqual(['a:manageConsumer'])
  })

  test.each(['translated-ltr', 'x translated-rtl'])('is told by the class %s as well', (name) => {
    document.documentElement.className = name
    const { setup, view } = renderGuide(appPath, detail('RaumIQ'), { connectedApp: app })
    expect([setup, problemsOf(view)]).toEqual([{ connectedApp: app }, ['problem_translated']])
  })

  test('has nothing marked that is found by its words, and calls none of it lost', () => {
    const body = `${title(wrapped('Nur API'))}<form><div id="topButtonRow"><input type="submit" name="save" id="save"></div><table><tr><td class="labelCol">${wrapped('Nur API-Benutzer')}</td><td class="dataCol"><input type="checkbox" id="perm_0"></td></tr></table><table><tr><th>${wrapped('Fälle')}</th><td><input type="checkbox" id="crudRead___Case"></td></tr></table></form>`
    const { view } = renderGuide(`/${id}/e`, body, { profile })
    expect(idsOf(view)).toEqual(['crudRead___Case', 'save'])
    expect(problemsOf(view)).toEqual(['problem_translated'])
  })

  test('has no list marked whose entries are chosen by their words', () => {
    const body = `${wrapped('x')}<form action="/_ui/perms/ui/profile/ProfileClone/e"><input id="newProfileName"><select id="from"><option value="00e3i0000000001">Normaler Benutzer</option></select><input id="save" name="save" type="submit"></form>`
    const { view } = renderGuide('/_ui/perms/ui/profile/ProfileClone/e', body)
    expect(idsOf(view)).toEqual(['newProfileName', 'save'])
  })

  test('of the details of SpaceIQ’s own app does not call it another', () => {
    const body = `${title(wrapped('RaumIQ'))}<span id="a:consumerDetails:b"></span>`
    const { page, view } = renderGuide(appPath.replace('forceAppDetail', 'forceConsumerDetails'), body, {
      connectedApp: app,
    })
    expect(page).toBe('consumer-details')
    expect(view?.instruction).not.toContain('blocked_app')
  })

  test('offers no creation of fields, and a Save there tells nothing', () => {
    const rows = `<tr class="dataRow"><th>x</th><td>${wrapped('Mannschaft__c')}</td><td>Text(255)</td></tr>`
    const body = `<div id="x_CustomFieldRelatedList"><table>${rows}</table><input name="new_field" type="button"></div>`
    const { view, plan, setup } = renderGuide(list, body)
    expect(setup).toEqual({})
    expect(view?.missing).toBe('')
    expect([
      extractPageReport('case-fields', document, plan),
      extractSaveReport('profile-clone', document, plan),
    ]).toEqual([null, null])
  })

  test('in the wizard’s later stages is not said to be about another field', () => {
    const body = `<form id="stageForm"><input type="hidden" name="entity" value="Case"><table><tr><td>${wrapped('Mannschaft')}</td></tr></table><input type="checkbox" name="LayoutNameids"><input type="submit" name="save"></form>`
    expect(renderGuide(wizard, body).view?.instruction).toBe('problem_translated')
  })
})

describe('an org that is another one under the same name', () => {
  const gone = '<div id="errorTitle">Not available</div><div id="errorDesc">It may have been deleted.</div>'
  const known: ObservedSetup = {
    ...okReply,
    user: { id: '0053i000001abcd', username: 'u@acme.example', profileName: profile.name, active: true },
    connectedApp: {
      applicationId: '06P3i0000000001AAA',
      name: 'SpaceIQ',
      callback: true,
      fullScope: true,
      secretNotRequired: true,
    },
  }

  test.each([
    `/${id}`,
    `/${id}AAA`,
    '/0053i000001abcd',
    '/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=06P3i0000000001',
  ])('is asked about where what is known is gone: %s', (path) => {
    const { view } = renderGuide(path, gone, known)
    expect(view).toMatchObject({ state: 'blocked', instruction: 'blocked_gone' })
  })

  test('is not asked about for what is not known, and not where a stronger sign-in is wanted', () => {
    expect(renderGuide('/00e3i000001zzzz', gone, known).view?.instruction).toBe('blocked_error')
    const wall = gone.replace('It may have been deleted.', 'Use a passkey.')
    expect(renderGuide(`/${id}`, wall, known).view?.instruction).toBe('blocked_sign_in')
  })

  test.each([profile.name, 'Robots'])(
    'is asked about at a profile of the known name under another id: %s',
    (name) => {
      const mine = { profile: { ...profile, name, named: name, apiOnly: true } }
      for (const path of ['/00e3i000001zzzz', '/00e3i000001zzzz/e']) {
        const { view, setup } = renderGuide(path, title(name), mine)
        expect(setup).toEqual(mine)
        expect(view).toMatchObject({ state: 'blocked', instruction: `blocked_twin ${name}`, markers: [] })
        // There may be two: which of them is SpaceIQ's the admin says, on the profile's own page.
        expect(view?.choice?.action).toBe(path.endsWith('/e') ? undefined : 'use-profile')
      }
      expect(renderGuide('/00e3i000001zzzz', title('Sales'), mine).view?.instruction).not.toContain(
        'blocked_twin',
      )
      expect(renderGuide(`/${id}`, title(name), mine).view?.instruction).not.toContain('blocked_twin')
    },
  )

  test('is asked about at a profile that cannot be SpaceIQ’s as well, which is not offered', () => {
    const mine = { profile: { ...profile, apiOnly: true } }
    const right = '<tr><td class="labelCol">Manage Users</td><td><input type="checkbox" checked></td></tr>'
    const body = (name: string) => `${title(name)}<table>${right}</table>`
    expect(renderGuide('/00e3i000001zzzz', body(profile.name), mine).view).toMatchObject({
      state: 'blocked',
      instruction: `blocked_twin ${profile.name}`,
      choice: null,
    })
    // Of another name it is only not the one that is known.
    expect(renderGuide('/00e3i000001zzzz', body('Sales'), mine).view).toMatchObject({
      state: 'done',
      choice: null,
    })
    const left = { profile: { ...profile, bySet: ['apiOnly' as const], apiOnly: true } }
    expect(renderGuide('/00e3i000001zzzz', title(profile.name), left).view).toMatchObject({
      state: 'blocked',
      instruction: `blocked_twin ${profile.name}`,
    })
  })

  test('is asked about at the user of the known user name under another id', () => {
    const body = `${title('SpaceIQ Integration')}<table class="detailList"><tr><td class="labelCol">Username</td><td class="dataCol">u@acme.example</td></tr><tr><td class="dataCol"><a href="/00e3i000001zzzz">${profile.name}</a></td></tr></table>`
    const { view, setup } = renderGuide('/0053i000001zzzz', body, known)
    expect(setup.user).toEqual(known.user)
    expect(view).toMatchObject({
      state: 'blocked',
      instruction: 'blocked_twin SpaceIQ Integration',
      choice: { action: 'use-user' },
    })
  })

  test('has its app of the known name not taken for the known one', () => {
    const other = '/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=06P3i0000000009'
    const body = `${title('SpaceIQ')}<table><tr><td class="dataCol">https://api.spaceiq.com</td></tr></table>`
    const { view, setup } = renderGuide(other, body, known)
    expect(setup.connectedApp).toEqual(known.connectedApp)
    expect(view).toMatchObject({ choice: { action: 'use-app' }, instruction: 'go_app_detail_other' })
    expect(view?.state).not.toBe('done')
  })
})

describe('a connected app', () => {
  const apps = '/app/mgmt/forceconnectedapps'
  const save = '<input type="submit" name="a:b:bottom:save" id="a:b:bottom:save">'
  const form = (name: string) =>
    `<form id="a:setupForm"><input type="text" id="a:nameSection:name" value="${name}">${save}</form>`
  const detail = (name: string) =>
    `${title(name)}<table><tr><td class="dataCol">https://api.spaceiq.co</td></tr></table>`

  test('that the admin has just made under a name of its own is known on the next page', () => {
    const app = { name: 'SpaceIQ', callback: true, fullScope: true, secretNotRequired: true }
    const { page, plan } = renderGuide(`${apps}/forceAppEdit.apexp`, form('Tickets'))
    const reading = page && extractSaveReport(page, document, plan)
    expect(reading).toEqual({ kind: 'app-named', name: 'Tickets' })
    const at = `${apps}/forceAppDetail.apexp?applicationId=06P3i0000000001`
    const known = { connectedAppNamed: 'Tickets' }
    const { setup, view } = renderGuide(at, detail('Tickets'), known)
    expect(setup.connectedApp).toMatchObject({ name: 'Tickets', callback: false })
    expect(view).toMatchObject({ choice: null, step: 'app' })
    expect(renderGuide(at, detail('Another'), known).view?.choice).not.toBeNull()
    const other = { ...app, applicationId: '06P3i0000000009' }
    for (const name of ['Tickets', 'SpaceIQ']) {
      // One that is known by its id gives way to no name.
      const seen = renderGuide(at, detail(name), { connectedAppNamed: 'Tickets', connectedApp: other })
      expect(seen.setup.connectedApp).toEqual(other)
      expect(seen.view?.choice?.action).toBe('use-app')
    }
  })

  test('whose form has four submits is saved by the lower Save, and left by none of the others', () => {
    const row = (where: string) =>
      `<input type="submit" id="a:b${where}:save" value="Save"><input type="submit" id="a:b${where}:cancel" value="Cancel">`
    const inside = '<input type="text" id="a:nameSection:name">'
    const { view } = renderGuide(
      `${apps}/forceAppEdit.apexp`,
      `<form id="a:setupForm">${row('')}${inside}${row(':bottom')}</form>`,
    )
    expect(view?.markers.at(-1)?.element?.id).toBe('a:b:bottom:save')
    const saved = `<form id="a:setupForm"><input type="submit" class="btn btnCancel" id="a:j_1"><input type="submit" id="a:j_2"></form>`
    expect(idsOf(renderGuide(`${apps}/forceAppEdit.apexp`, saved).view)).toEqual(['a:j_2'])
  })

  test('has its API name found without a label, and not missed where it is greyed out or mere text', () => {
    const row = (label: string, input: string) =>
      `<tr><th class="labelCol">${label}</th><td><div class="requiredInput">${input}</div></td></tr>`
    const body = (second: string) =>
      `<form id="a:setupForm"><table>${row('Nom', '<input type="text" id="a:nameSection:name" value="SpaceIQ">')}${row('Nom d’API', second)}${row('E-mail', '<input type="text" id="a:emailSection:contactEmail" value="a@b.example">')}</table></form>`
    const found = renderGuide(`${apps}/forceAppEdit.apexp`, body('<input type="text" id="second">')).view
    expect(found?.markers.find(({ marker }) => marker.control === 'appApiName')?.element?.id).toBe('second')
    const app = {
      applicationId: '06P3i0000000001',
      name: 'SpaceIQ',
      callback: false,
      fullScope: true,
      secretNotRequired: true,
    }
    for (const second of ['<input type="text" disabled value="SpaceIQ">', 'SpaceIQ']) {
      const { view } = renderGuide(`${apps}/forceAppEdit.apexp?applicationId=06P3i0000000001`, body(second), {
        connectedApp: app,
      })
      expect(view?.problems.map(({ control }) => control)).not.toContain('appApiName')
      expect(
        view?.markers.find(({ marker }) => marker.control === 'appApiName')?.marker.action.kind,
      ).not.toBe('type')
    }
  })

  test('that was chosen by hand is known as such when its own page is read again', () => {
    const app = {
      applicationId: '06P3i0000000001',
      name: 'Tickets',
      callback: false,
      fullScope: true,
      secretNotRequired: true,
    }
    const at = `${apps}/forceAppDetail.apexp?applicationId=06P3i0000000001`
    expect(
      renderGuide(at, detail('Tickets'), { connectedApp: app }).setup.connectedApp?.chosen,
    ).toBeUndefined()
    expect(
      renderGuide(at, detail('Tickets'), { connectedApp: { ...app, chosen: true } }).setup.connectedApp
        ?.chosen,
    ).toBe(true)
  })
})
