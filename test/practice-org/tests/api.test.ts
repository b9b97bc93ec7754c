// @vitest-environment node
import { request } from 'node:https'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import { countConcurrentRequests, countSequentialRequests, filterApiRequests } from '../api/measure.ts'
import { getApiRecords, getProfilePermissionSetId } from '../api/records.ts'
import {
  addConnectedAppFixture,
  addFieldsFixture,
  addProfileFixture,
  addUserFixture,
  useUpLicences,
} from '../fixtures.ts'
import { startPracticeOrg } from '../index.ts'
import { findField, findProfile, openSession } from '../state.ts'
import type { FakeOrg, OrgVariant, PracticeOrg } from '../types.ts'

let practice: PracticeOrg
let made = 0
beforeAll(async () => {
  practice = await startPracticeOrg()
})
afterAll(() => practice.close())

interface Reply {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: whatever Salesforce sends
  json: any
}

interface Ask {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** Requests without a browser or certificate check, on loopback only. */
const fetchFrom = (host: string, path: string, { method = 'GET', headers = {}, body }: Ask = {}) =>
  new Promise<Reply>((done, failed) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: practice.port,
        path,
        method,
        rejectUnauthorized: false,
        headers: { host, ...headers },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => {
          text += part
        })
        response.on('end', () => {
          const isJson =
            String(response.headers['content-type']).startsWith('application/json') && text !== ''
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: isJson ? JSON.parse(text) : null,
          })
        })
      },
    )
    outgoing.on('error', failed)
    outgoing.end(body)
  })

function orgWith(variant: Partial<OrgVariant> = {}) {
  made += 1
  const org = practice.addOrg(`api-${made}`, variant)
  const host = `${org.name}.my.salesforce.com`
  const sid = openSession(org, 'admin@acme.example')
  const authorization = `Bearer ${sid}`
  const v = '/services/data/v66.0/'
  const send = (method: string, path: string, body?: unknown) =>
    fetchFrom(host, path.startsWith('/') ? path : v + path, {
      method,
      headers: body === undefined ? { authorization } : { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    org,
    host,
    sid,
    get: (path: string) => send('GET', path),
    post: (path: string, body: unknown) => send('POST', path, body),
    patch: (path: string, body: unknown) => send('PATCH', path, body),
    query: (soql: string) => send('GET', `query?q=${encodeURIComponent(soql)}`),
    tooling: (soql: string) => send('GET', `tooling/query?q=${encodeURIComponent(soql)}`),
    soap: (type: string, names: string[], session = sid) =>
      fetchFrom(host, '/services/Soap/m/66.0', {
        method: 'POST',
        headers: { 'content-type': 'text/xml; charset=UTF-8', soapaction: '""' },
        body: `<soapenv:Envelope xmlns:soapenv="x" xmlns:met="y"><soapenv:Header><met:SessionHeader><met:sessionId>${session}</met:sessionId></met:SessionHeader></soapenv:Header><soapenv:Body><met:readMetadata><met:type>${type}</met:type>${names.map((name) => `<met:fullNames>${name}</met:fullNames>`).join('')}</met:readMetadata></soapenv:Body></soapenv:Envelope>`,
      }),
  }
}

const refusal = ({ status, json }: Reply) => [status, json?.[0]?.errorCode]
const profileId = (org: FakeOrg, name: string) => findProfile(org, name)?.id ?? ''

const fieldBody = ({
  name,
  type,
  length,
  externalId,
  visibleLines,
}: (typeof requiredCaseFields)[number]) => ({
  FullName: `Case.${name}__c`,
  Metadata: { label: name, type, length, externalId, ...(visibleLines ? { visibleLines } : {}) },
})
const seventh = requiredCaseFields.map(fieldBody)

const userBody = (ProfileId: string, changes: Record<string, unknown> = {}) => ({
  Username: 'spaceiq@acme.example',
  LastName: 'SpaceIQ Integration',
  Email: 'it@acme.example',
  Alias: 'spaceiq',
  TimeZoneSidKey: 'America/Los_Angeles',
  LocaleSidKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
  LanguageLocaleKey: 'en_US',
  ProfileId,
  ...changes,
})

describe('the gate', () => {
  it('lists versions to anyone, answers a session’s bearer and no cookie', async () => {
    const { host, sid, get } = orgWith()
    const list = await fetchFrom(host, '/services/data')
    expect(list.json.at(-1)).toEqual({ label: "Winter '27", url: '/services/data/v68.0', version: '68.0' })
    expect((await get('limits')).json.DailyApiRequests).toEqual({ Max: 15000, Remaining: 14999 })
    const cookie = await fetchFrom(host, '/services/data/v66.0/limits', { headers: { cookie: `sid=${sid}` } })
    expect(cookie.status).toBe(401)
    expect(cookie.json).toEqual([{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }])
    expect(refusal(await get('/services/data/v69.0/limits'))).toEqual([404, 'NOT_FOUND'])
    expect((await get('/services/data/v30.0/limits')).status).toBe(410)
    expect(refusal(await get('nothing/here'))).toEqual([404, 'NOT_FOUND'])
  })

  it.each([
    [{ api: 'disabled' }, [403, 'API_DISABLED_FOR_ORG']],
    [{ api: 'access-control' }, [401, 'INVALID_SESSION_ID']],
    [{ api: 'limit-exceeded' }, [403, 'REQUEST_LIMIT_EXCEEDED']],
    [{ apiIpMismatch: true }, [401, 'INVALID_SESSION_ID']],
  ] as const)('refuses in a world of %o', async (variant, expected) => {
    const { get, soap } = orgWith(variant)
    expect(refusal(await get('limits'))).toEqual(expected)
    const fault = await soap('OauthOidcSettings', ['OauthOidc'])
    expect(fault.status).toBe(500)
    expect(fault.text).toContain(`<faultcode>sf:${expected[1]}</faultcode>`)
  })

  it('refuses a user without API Enabled', async () => {
    const { org, get } = orgWith()
    Object.assign(findProfile(org, 'System Administrator')?.permissions ?? {}, { ApiEnabled: false })
    expect(refusal(await get('limits'))).toEqual([403, 'API_CURRENTLY_DISABLED'])
  })

  it('refuses a user whose password has expired, in data and in who they are', async () => {
    const { org, get } = orgWith()
    const admin = org.users.find(({ username }) => username === 'admin@acme.example')
    Object.assign(admin ?? {}, { passwordExpired: true })
    for (const path of ['limits', 'sobjects/Case/describe', '/services/oauth2/userinfo'])
      expect(refusal(await get(path)), path).toEqual([403, 'INVALID_OPERATION_WITH_EXPIRED_PASSWORD'])
  })

  it('tells the one who asks what they may do', async () => {
    const { org, query } = orgWith()
    const asked = 'SELECT PermissionsCustomizeApplication,PermissionsManageUsers FROM UserPermissionAccess'
    const told = async () => (await query(asked)).json.records
    expect(await told()).toMatchObject([
      { PermissionsCustomizeApplication: true, PermissionsManageUsers: true },
    ])
    Object.assign(findProfile(org, 'System Administrator')?.permissions ?? {}, { ManageUsers: false })
    expect(await told()).toMatchObject([{ PermissionsManageUsers: false }])
  })

  it('takes a marked _ and % of LIKE for themselves', async () => {
    const { org, query } = orgWith()
    const [admin] = org.users
    if (!admin) throw new Error('No user')
    org.users.push(
      ...['a_b@x.example', 'aXb@x.example'].map((username) => ({ ...admin, id: `${username}`, username })),
    )
    const found = async (pattern: string) =>
      (await query(`SELECT Username FROM User WHERE Username LIKE '${pattern}'`)).json.records.map(
        ({ Username }: { Username: string }) => Username,
      )
    expect(await found('a_b@%')).toEqual(['a_b@x.example', 'aXb@x.example'])
    expect(await found('a\\_b@%')).toEqual(['a_b@x.example'])
  })

  it('lets no web page read it, and redirects from the other hosts', async () => {
    const { org, host, get } = orgWith()
    const asked = await fetchFrom(host, '/services/data', {
      method: 'OPTIONS',
      headers: { origin: 'https://other.example' },
    })
    expect(asked.status).toBe(403)
    const headers = [...Object.keys(asked.headers), ...Object.keys((await get('limits')).headers)]
    expect(headers.filter((name) => name.startsWith('access-control'))).toEqual([])
    const lightning = await fetchFrom(`${org.name}.lightning.force.com`, '/services/data/v66.0/limits')
    expect(lightning.headers.location).toBe(`https://${host}/services/data/v66.0/limits`)
  })

  it('records what ran beside what', async () => {
    const { org, get } = orgWith({ apiLatency: 300 })
    await get('limits')
    await Promise.all([get('limits'), get('limits'), get('limits')])
    await get('limits')
    const requests = filterApiRequests(org.requests)
    expect(requests).toHaveLength(5)
    expect(requests.every(({ at, end = 0 }) => end - at >= 298)).toBe(true)
    expect([countSequentialRequests(requests), countConcurrentRequests(requests)]).toEqual([3, 3])
  })
})

describe('queries', () => {
  it('reads org, profile, user and release updates', async () => {
    const { query, tooling } = orgWith({ fixtures: ['profile', 'user'], edition: 'Developer Edition' })
    const organization = await query('SELECT Id, IsSandbox, OrganizationType FROM Organization')
    expect(organization.json).toMatchObject({
      totalSize: 1,
      done: true,
      records: [
        { attributes: { type: 'Organization' }, IsSandbox: false, OrganizationType: 'Developer Edition' },
      ],
    })
    const profile = await query(
      "select id, name, userlicense.name, permissionsapienabled from profile where name like 'spaceiq%' and PermissionsApiUserOnly = true",
    )
    expect(profile.json.records).toMatchObject([
      { Name: 'SpaceIQ API Only', UserLicense: { Name: 'Salesforce' }, PermissionsApiEnabled: true },
    ])
    const users = await query(
      "SELECT Username, Profile.UserLicense.Name FROM User WHERE (Alias IN ('spaceiq','x') OR Username='none') AND IsActive=true ORDER BY Username DESC LIMIT 1",
    )
    expect(users.json.records[0].Profile.UserLicense.Name).toBe('Salesforce')
    const updates = await tooling('SELECT Title, Status, DueDate FROM ReleaseUpdate')
    expect(updates.json).toMatchObject({ size: 3, entityTypeName: 'ReleaseUpdate' })
    expect((await query('SELECT COUNT() FROM User')).json).toEqual({ totalSize: 2, done: true, records: [] })
  })

  it.each([
    ['SELECT Id FROM User WHERE', 'MALFORMED_QUERY'],
    ['SELECT Id FROM User WHERE Alias = x', 'MALFORMED_QUERY'],
    ["SELECT Id FROM User WHERE Alias='a' AND Alias='b' OR Alias='c'", 'MALFORMED_QUERY'],
    ["SELECT Id FROM User WHERE Alias='a", 'MALFORMED_QUERY'],
    ['SELECT Nothing FROM User', 'INVALID_FIELD'],
    ['SELECT Nobody.Name FROM User', 'INVALID_FIELD'],
    ['SELECT Id FROM User WHERE Alias = 3', 'INVALID_FIELD'],
    ["SELECT Id FROM User WHERE IsActive = 'true'", 'INVALID_FIELD'],
    ["SELECT Id FROM User WHERE ProfileId = 'bad'", 'INVALID_QUERY_FILTER_OPERATOR'],
    ['SELECT Id FROM CustomField', 'INVALID_TYPE'],
  ])('refuses %s', async (soql, code) => {
    expect(refusal(await orgWith().query(soql))).toEqual([400, code])
  })

  it('points at the unknown column', async () => {
    const { json } = await orgWith().query('SELECT Id,Nothing FROM User')
    expect(json[0].message).toMatch(
      /^\nSELECT Id,Nothing FROM User\n {10}\^\nERROR at Row:1:Column:11\nNo such column 'Nothing' on entity 'User'\./,
    )
  })

  it('gives Metadata for one row only', async () => {
    const { tooling } = orgWith({ fixtures: ['fields'] })
    const columns = "FROM CustomField WHERE TableEnumOrId='Case'"
    const many = await tooling(`SELECT Id, Metadata ${columns}`)
    expect(refusal(many)).toEqual([400, 'MALFORMED_QUERY'])
    expect(many.json[0].message).toContain('no more than one row for retrieval. Result size: 9')
    const one = await tooling(`SELECT FullName, Metadata ${columns} AND DeveloperName='EmployeeNotes'`)
    expect(one.json.records[0]).toMatchObject({
      FullName: 'Case.EmployeeNotes__c',
      Metadata: { type: 'LongTextArea', length: 1024, visibleLines: 2, externalId: false },
    })
  })

  it('names apps without their key', async () => {
    const { query } = orgWith({ fixtures: ['app'] })
    const apps = await query('SELECT Id,Name,OptionsAllowAdminApprovedUsersOnly FROM ConnectedApplication')
    expect(apps.json.records).toMatchObject([{ Name: 'SpaceIQ', OptionsAllowAdminApprovedUsersOnly: false }])
    expect(refusal(await query('SELECT ConsumerKey FROM ConnectedApplication'))).toEqual([
      400,
      'INVALID_FIELD',
    ])
    expect((await query('SELECT DeveloperName FROM ExternalClientApplication')).json.totalSize).toBe(0)
  })
})

describe('fields', () => {
  const names = async ({ get }: ReturnType<typeof orgWith>) => {
    const described = await get('sobjects/Case/describe')
    return described.json.fields.map(({ name }: { name: string }) => name)
  }

  it('made by the API are seen by nobody until that is granted', async () => {
    const there = orgWith()
    const { org, post, query, tooling, patch } = there
    const created = await post('tooling/sobjects/CustomField', seventh[0])
    expect(created.status).toBe(201)
    expect(created.json).toMatchObject({ success: true, errors: [] })
    const listed = await tooling("SELECT Id FROM CustomField WHERE DeveloperName='ExternalID'")
    expect(listed.json.records[0].Id).toBe(created.json.id)
    expect(await names(there)).not.toContain('ExternalID__c')
    const rows =
      "SELECT Id,Field,Parent.ProfileId,PermissionsEdit FROM FieldPermissions WHERE Field='Case.ExternalID__c'"
    expect((await query(rows)).json.totalSize).toBe(0)

    const admin = profileId(org, 'System Administrator')
    const body = {
      ParentId: getProfilePermissionSetId(admin),
      SobjectType: 'Case',
      Field: 'Case.ExternalID__c',
      PermissionsRead: true,
      PermissionsEdit: false,
    }
    expect((await post('sobjects/FieldPermissions', body)).status).toBe(201)
    expect(refusal(await post('sobjects/FieldPermissions', body))).toEqual([400, 'DUPLICATE_VALUE'])
    const [row] = (await query(rows)).json.records
    expect(row).toMatchObject({ Parent: { ProfileId: admin }, PermissionsEdit: false })
    expect((await patch(`sobjects/FieldPermissions/${row.Id}`, { PermissionsEdit: true })).status).toBe(204)
    expect(await names(there)).toContain('ExternalID__c')
    expect(findField(org, 'ExternalID')).toMatchObject({
      security: { [admin]: { visible: true, readOnly: false } },
      layouts: [],
    })
  })

  it('made in the wizard keep theirs', async () => {
    const there = orgWith({ fixtures: ['fields'] })
    expect(await names(there)).toEqual(
      expect.arrayContaining(requiredCaseFields.map(({ name }) => `${name}__c`)),
    )
    const { query } = there
    const soql =
      "SELECT Field FROM FieldPermissions WHERE SobjectType='Case' AND ParentId IN (SELECT Id FROM PermissionSet WHERE IsOwnedByProfile=true AND Profile.Name='Standard User')"
    expect((await query(soql)).json.totalSize).toBe(7)
  })

  it.each([
    [
      { FullName: 'Case.ExternalID__c', Metadata: { label: 'x', type: 'Text', length: 255 } },
      'DUPLICATE_DEVELOPER_NAME',
    ],
    [
      { FullName: 'Case.New__c', Metadata: { label: 'x', type: 'Text', length: 1024 } },
      'FIELD_INTEGRITY_EXCEPTION',
    ],
    [
      { FullName: 'Case.New__c', Metadata: { label: 'x', type: 'LongTextArea', length: 1024 } },
      'FIELD_INTEGRITY_EXCEPTION',
    ],
    [
      {
        FullName: 'Case.New__c',
        Metadata: { label: 'x', type: 'LongTextArea', length: 1024, visibleLines: 2, externalId: true },
      },
      'FIELD_INTEGRITY_EXCEPTION',
    ],
    [{ FullName: 'Case.New__c', Metadata: { label: 'x', type: 'Wrong', length: 5 } }, 'JSON_PARSER_ERROR'],
    [{ FullName: 'Case.New' }, 'REQUIRED_FIELD_MISSING'],
  ])('%o is refused', async (body, code) => {
    const { post } = orgWith({ fixtures: ['fields'] })
    expect(refusal(await post('tooling/sobjects/CustomField', body))).toEqual([400, code])
  })

  it('need the permission to customize', async () => {
    const { org, post } = orgWith()
    Object.assign(findProfile(org, 'System Administrator')?.permissions ?? {}, {
      CustomizeApplication: false,
    })
    expect(refusal(await post('tooling/sobjects/CustomField', seventh[0]))).toEqual([
      400,
      'INSUFFICIENT_ACCESS',
    ])
  })

  it('are on the layouts the wizard put them on', async () => {
    const { org, get, tooling, soap } = orgWith()
    const [sales] = org.layouts.filter(({ name }) => name.includes('Sales'))
    addFieldsFixture(org, { names: ['Team'], changes: { layouts: [sales?.id ?? ''] } })
    const list = await tooling("SELECT Id,Name FROM Layout WHERE TableEnumOrId='Case'")
    expect(list.json.size).toBe(5)
    const one = await tooling(`SELECT Metadata FROM Layout WHERE Id='${sales?.id}'`)
    expect(JSON.stringify(one.json)).toContain('"Team__c"')
    const xml = await soap('Layout', ['Case-Case %28Sales%29 Layout', 'Case-Case Layout', 'Case-None'])
    expect(xml.text.match(/<field>Team__c<\/field>/g)).toHaveLength(1)
    expect(xml.text).toContain('<records xsi:nil="true"/>')
    expect((await get('sobjects/Case/describe/layouts')).json.layouts).toHaveLength(1)
  })
})

describe('composite', () => {
  const v = '/services/data/v66.0/'
  const subs = (bodies: readonly unknown[]) =>
    bodies.map((body, index) => ({
      method: 'POST',
      url: `${v}tooling/sobjects/CustomField`,
      referenceId: `f${index}`,
      body,
    }))
  const codes = ({ json }: Reply): number[] =>
    json.compositeResponse.map(({ httpStatusCode }: { httpStatusCode: number }) => httpStatusCode)

  it('makes all seven fields at once, or none where one is refused', async () => {
    const { org, post } = orgWith({ apiRejectedNames: ['Case.Team__c'] })
    const all = await post('tooling/composite', { allOrNone: true, compositeRequest: subs(seventh) })
    expect(codes(all)).toEqual([400, 400, 400, 400, 400, 400, 400])
    expect(
      all.json.compositeResponse.map(({ body }: { body: { errorCode: string }[] }) => body[0]?.errorCode),
    ).toEqual(seventh.map((_, index) => (index === 2 ? 'FIELD_INTEGRITY_EXCEPTION' : 'PROCESSING_HALTED')))
    expect(findField(org, 'ExternalID')).toBeUndefined()
    const some = await post('tooling/composite', { allOrNone: false, compositeRequest: subs(seventh) })
    expect(codes(some)).toEqual([201, 201, 400, 201, 201, 201, 201])
    org.variant.apiRejectedNames = []
    const rest = await post('tooling/composite', { allOrNone: false, compositeRequest: subs(seventh) })
    expect(codes(rest)).toEqual([400, 400, 201, 400, 400, 400, 400])
    expect(requiredCaseFields.every(({ name }) => findField(org, name))).toBe(true)
  })

  it('hands what one request gave to the next', async () => {
    const { org, post, query } = orgWith({ fixtures: ['fields', 'user'] })
    const user = org.users.at(-1)
    const sub = (referenceId: string, name: string, body: unknown) => ({
      method: 'POST',
      url: `${v}sobjects/${name}`,
      referenceId,
      body,
    })
    const reply = await post('composite', {
      allOrNone: true,
      compositeRequest: [
        sub('set', 'PermissionSet', {
          Name: 'SpaceIQ',
          Label: 'SpaceIQ',
          PermissionsApiEnabled: true,
          PermissionsApiUserOnly: true,
        }),
        sub('cases', 'ObjectPermissions', {
          ParentId: '@{set.id}',
          SobjectType: 'Case',
          PermissionsRead: true,
          PermissionsCreate: true,
          PermissionsEdit: true,
        }),
        sub('field', 'FieldPermissions', {
          ParentId: '@{set.id}',
          SobjectType: 'Case',
          Field: 'Case.Team__c',
          PermissionsRead: true,
          PermissionsEdit: true,
        }),
        sub('assigned', 'PermissionSetAssignment', { AssigneeId: user?.id, PermissionSetId: '@{set.id}' }),
      ],
    })
    expect(codes(reply)).toEqual([201, 201, 201, 201])
    const mine = await query(
      'SELECT Assignee.Username,PermissionSet.Name FROM PermissionSetAssignment WHERE PermissionSet.PermissionsApiUserOnly=true AND PermissionSet.IsOwnedByProfile=false',
    )
    expect(mine.json.records).toMatchObject([
      { Assignee: { Username: user?.username }, PermissionSet: { Name: 'SpaceIQ' } },
    ])
    const access = await query(
      "SELECT PermissionsCreate,PermissionsDelete FROM ObjectPermissions WHERE SobjectType='Case' AND Parent.Name='SpaceIQ'",
    )
    expect(access.json.records).toMatchObject([{ PermissionsCreate: true, PermissionsDelete: false }])
    const again = await post('sobjects/PermissionSet', { Name: 'spaceiq', Label: 'x' })
    expect(refusal(again)).toEqual([400, 'DUPLICATE_DEVELOPER_NAME'])
  })

  it('halts at a reference to what failed, reaches no other API, and takes five queries', async () => {
    const { post } = orgWith()
    const reply = await post('composite', {
      compositeRequest: [
        { method: 'POST', url: `${v}sobjects/PermissionSet`, referenceId: 'set', body: { Name: 'x' } },
        { method: 'GET', url: `${v}sobjects/PermissionSet/@{set.id}`, referenceId: 'read' },
        { method: 'GET', url: `${v}tooling/query?q=SELECT+Id+FROM+CustomField`, referenceId: 'fields' },
      ],
    })
    expect(codes(reply)).toEqual([400, 400, 404])
    expect(reply.json.compositeResponse[1].body[0].errorCode).toBe('PROCESSING_HALTED')
    const queries = Array.from({ length: 6 }, (_, index) => ({
      method: 'GET',
      url: `${v}query?q=SELECT+Id+FROM+User`,
      referenceId: `q${index}`,
    }))
    expect((await post('composite', { compositeRequest: queries })).status).toBe(400)
    expect(codes(await post('composite', { compositeRequest: queries.slice(1) }))).toEqual([
      200, 200, 200, 200, 200,
    ])
    const batch = await post('composite/batch', {
      batchRequests: queries.map(({ method, url }) => ({ method, url: url.slice(15) })),
    })
    expect(batch.json).toMatchObject({ hasErrors: false })
  })

  it('makes a collection of records', async () => {
    const { org, post } = orgWith({ fixtures: ['fields'] })
    const ParentId = getProfilePermissionSetId(profileId(org, 'Read Only'))
    for (const field of org.fields) field.security = {}
    const record = (Field: string) => ({
      attributes: { type: 'FieldPermissions' },
      ParentId,
      SobjectType: 'Case',
      Field,
      PermissionsRead: true,
      PermissionsEdit: true,
    })
    const records = [record('Case.Team__c'), record('Case.None__c')]
    const none = await post('composite/sobjects', { allOrNone: true, records })
    expect(
      none.json.map(({ errors }: { errors: { statusCode: string }[] }) => errors[0]?.statusCode),
    ).toEqual(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'])
    const some = await post('composite/sobjects', { allOrNone: false, records })
    expect(some.json.map(({ success }: { success: boolean }) => success)).toEqual([true, false])
    expect(Object.keys(findField(org, 'Team')?.security ?? {})).toEqual([profileId(org, 'Read Only')])
  })
})

describe('people', () => {
  it('makes a user and sets the password', async () => {
    const { org, get, post, patch } = orgWith({ fixtures: ['profile'] })
    const created = await post(
      'sobjects/User',
      userBody(profileId(org, 'SpaceIQ API Only') || profileId(org, 'Integration Access')),
    )
    expect(created.status).toBe(201)
    const path = `sobjects/User/${created.json.id}/password`
    expect(refusal(await post(path, { NewPassword: 'short1' }))).toEqual([400, 'INVALID_NEW_PASSWORD'])
    const set = await post(path, { NewPassword: 'Long-enough-1' })
    expect([set.status, set.text]).toEqual([204, ''])
    expect((await get(path)).json).toEqual({ isExpired: false })
    expect(org.users.at(-1)?.password).toBe('Long-enough-1')
    expect(org.mailbox).toEqual([])
    expect((await patch(`sobjects/User/${created.json.id}`, { IsActive: false })).status).toBe(204)
    expect(org.users.at(-1)?.active).toBe(false)
  })

  it.each([
    [{ Username: 'admin@acme.example' }, 'DUPLICATE_USERNAME'],
    [{ Username: 'nobody' }, 'INVALID_EMAIL_ADDRESS'],
    [{ Alias: 'much-too-long' }, 'STRING_TOO_LONG'],
    [{ Email: undefined }, 'REQUIRED_FIELD_MISSING'],
    [{ ProfileId: '00e000000000000AAA' }, 'INVALID_CROSS_REFERENCE_KEY'],
    [{ Nothing: 1 }, 'INVALID_FIELD'],
  ])('refuses a user with %o', async (changes, code) => {
    const { org, post } = orgWith()
    expect(refusal(await post('sobjects/User', userBody(profileId(org, 'Standard User'), changes)))).toEqual([
      400,
      code,
    ])
  })

  it('makes none where no licence is left', async () => {
    const { org, post } = orgWith()
    useUpLicences(org)
    expect(refusal(await post('sobjects/User', userBody(profileId(org, 'Standard User'))))).toEqual([
      400,
      'LICENSE_LIMIT_EXCEEDED',
    ])
  })

  it('makes a profile, or refuses to', async () => {
    const { org, post } = orgWith()
    const body = {
      Name: 'SpaceIQ API Only',
      UserLicenseId: org.licences[0]?.id,
      PermissionsApiEnabled: true,
      PermissionsApiUserOnly: true,
    }
    expect((await post('sobjects/Profile', body)).status).toBe(201)
    expect(findProfile(org, 'SpaceIQ API Only')).toMatchObject({ custom: true, caseAccess: { read: false } })
    expect(refusal(await post('sobjects/Profile', body))).toEqual([400, 'DUPLICATE_VALUE'])
    org.variant.profileCreation = 'refused'
    expect(refusal(await post('sobjects/Profile', body))).toEqual([
      400,
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    ])
  })

  it('gives an integration licence no object without its permission set licence', async () => {
    const { org, post, query } = orgWith()
    const user = addUserFixture(org, { profileId: profileId(org, 'Salesforce API Only System Integrations') })
    const set = (await post('sobjects/PermissionSet', { Name: 'S', Label: 'S' })).json.id
    await post('sobjects/ObjectPermissions', { ParentId: set, SobjectType: 'Case', PermissionsRead: true })
    const assign = () =>
      post('sobjects/PermissionSetAssignment', { AssigneeId: user.id, PermissionSetId: set })
    expect(refusal(await assign())).toEqual([400, 'FIELD_INTEGRITY_EXCEPTION'])
    const [licence] = (
      await query("SELECT Id FROM PermissionSetLicense WHERE DeveloperName='SalesforceAPIIntegrationPsl'")
    ).json.records
    await post('sobjects/PermissionSetLicenseAssign', {
      AssigneeId: user.id,
      PermissionSetLicenseId: licence.Id,
    })
    expect((await assign()).status).toBe(201)
  })
})

describe('metadata by SOAP', () => {
  it('tells whether the flow is blocked, and of an app the key but no secret', async () => {
    const { org, soap } = orgWith({ passwordFlowBlocked: true })
    const app = addConnectedAppFixture(org, { ipRelaxation: 'BYPASS' })
    const settings = await soap('OauthOidcSettings', ['OauthOidc'])
    expect(settings.text).toContain('<blockOAuthUnPwFlow>true</blockOAuthUnPwFlow>')
    const { text } = await soap('ConnectedApp', ['SpaceIQ'])
    expect(text).toContain(`<consumerKey>${app.consumerKey}</consumerKey>`)
    expect(text).toContain('<scopes>Full</scopes>')
    expect(text).toContain('<isConsumerSecretOptional>true</isConsumerSecretOptional>')
    expect(text).toContain('<ipRelaxation>BYPASS</ipRelaxation>')
    expect(text).not.toContain(app.consumerSecret)
    expect((await soap('OauthOidcSettings', ['OauthOidc'], 'none')).text).toContain('sf:INVALID_SESSION_ID')
    expect((await soap('CustomField', Array<string>(11).fill('Case.X__c'))).text).toContain(
      'sf:EXCEEDED_ID_LIMIT',
    )
  })
})

const emptySet = {
  id: '0PS000000000001AAA',
  name: 'S',
  label: 'S',
  description: '',
  permissions: {},
  caseAccess: { read: false, create: false, edit: false, delete: false },
  fields: {},
}

describe('what orgs of other kinds answer', () => {
  it('names profiles and licences in the language of who asks, keys never', async () => {
    const { query } = orgWith({
      translatedApiNames: { Salesforce: 'Salesforce-Lizenz', 'Read Only': 'Nur Lesen' },
    })
    const { json } = await query(
      "SELECT Name,UserLicense.Name,UserLicense.LicenseDefinitionKey FROM Profile WHERE Name='Nur Lesen'",
    )
    expect(json.records).toMatchObject([
      { Name: 'Nur Lesen', UserLicense: { Name: 'Salesforce-Lizenz', LicenseDefinitionKey: 'SFDC' } },
    ])
  })

  it('gives all fields of a few records, and refuses it without a limit', async () => {
    const { query } = orgWith()
    const { json } = await query(
      'SELECT FIELDS(ALL) FROM PermissionSet WHERE IsOwnedByProfile=true LIMIT 200',
    )
    expect(json.records[0]).toMatchObject({ IsOwnedByProfile: true, PermissionsModifyAllData: false })
    expect(refusal(await query('SELECT FIELDS(ALL) FROM PermissionSet'))).toEqual([400, 'MALFORMED_QUERY'])
  })

  it('puts its namespace before a new field, and calls it there the next time', async () => {
    const { post, tooling, org } = orgWith({ namespace: 'acmens' })
    expect((await post('tooling/sobjects/CustomField', seventh[0])).status).toBe(201)
    expect(refusal(await post('tooling/sobjects/CustomField', seventh[0]))).toEqual([
      400,
      'DUPLICATE_DEVELOPER_NAME',
    ])
    const { json } = await tooling("SELECT NamespacePrefix FROM CustomField WHERE DeveloperName='ExternalID'")
    expect(json.records).toMatchObject([{ NamespacePrefix: 'acmens' }])
    expect(findField(org, 'ExternalID')).toBeUndefined()
  })

  it('is busy for as many writes as it was told', async () => {
    const { post, query } = orgWith({ lockedRowWrites: 1 })
    const body = { Name: 'X', Label: 'X' }
    expect(refusal(await post('sobjects/PermissionSet', body))).toEqual([400, 'UNABLE_TO_LOCK_ROW'])
    expect((await query('SELECT Id FROM Organization')).status).toBe(200)
    expect((await post('sobjects/PermissionSet', body)).status).toBe(201)
  })

  it('has no column that it was told to lack', async () => {
    const { query } = orgWith({ absentColumns: ['NamespacePrefix'] })
    expect(refusal(await query('SELECT Id,NamespacePrefix FROM Organization'))).toEqual([
      400,
      'INVALID_FIELD',
    ])
  })

  it('tells how many more fields Case takes, and takes no more', async () => {
    const { tooling, post, org } = orgWith()
    org.variant.maxCaseFields = org.fields.length + 1
    const { json } = await tooling("SELECT Type,Remaining FROM EntityLimit WHERE EntityDefinitionId='Case'")
    expect(json.records).toMatchObject([{ Type: 'CustomFields', Remaining: 1 }])
    expect((await post('tooling/sobjects/CustomField', seventh[0])).status).toBe(201)
    expect(refusal(await post('tooling/sobjects/CustomField', seventh[1]))).toEqual([400, 'LIMIT_EXCEEDED'])
  })

  it('lists the full names of layouts, whose letters stay as they are', async () => {
    const { host, sid, org } = orgWith()
    org.layouts.push({ id: '00h5g00000999Qx', name: 'Geräte (DE)' })
    const { text } = await fetchFrom(host, '/services/Soap/m/66.0', {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=UTF-8', soapaction: '""' },
      body: `<soapenv:Envelope><met:sessionId>${sid}</met:sessionId><met:listMetadata><met:queries><met:type>Layout</met:type></met:queries></met:listMetadata></soapenv:Envelope>`,
    })
    expect(text).toContain('<fullName>Case-Geräte %28DE%29</fullName>')
    expect(text).toContain('<fullName>Account-')
  })

  it('writes a layout whole: what is in it is on the page, what is not is off', async () => {
    const { get, patch, org } = orgWith()
    const [field] = addFieldsFixture(org, { names: ['Team'], changes: { layouts: [] } })
    const path = `tooling/sobjects/Layout/${org.layouts[0]?.id}`
    const { Metadata } = (await get(path)).json
    const items = Metadata.layoutSections[0].layoutColumns[0].layoutItems
    items.push({ behavior: 'Edit', field: 'Team__c' })
    expect((await patch(path, { Metadata })).status).toBe(204)
    expect(field?.layouts).toEqual([org.layouts[0]?.id])
    items.pop()
    await patch(path, { Metadata })
    expect(field?.layouts).toEqual([])
    items.push({ behavior: 'Edit', field: 'Nothing__c' })
    expect(refusal(await patch(path, { Metadata }))).toEqual([400, 'FIELD_INTEGRITY_EXCEPTION'])
  })

  it('takes a password by older versions only', async () => {
    const { post, org } = orgWith({ apiPasswordChange: 'older-versions' })
    const id = org.users[0]?.id
    const body = { NewPassword: 'practice-2026-x' }
    expect(refusal(await post(`sobjects/User/${id}/password`, body))).toEqual([404, 'NOT_FOUND'])
    expect((await post(`/services/data/v58.0/sobjects/User/${id}/password`, body)).status).toBe(204)
  })
})

describe('the token endpoint', () => {
  function createTokenClient(changes: Partial<OrgVariant> = {}) {
    const there = orgWith(changes)
    const profile = addProfileFixture(there.org)
    const user = addUserFixture(there.org, { profileId: profile.id })
    const app = addConnectedAppFixture(there.org)
    const values = {
      grant_type: 'password',
      client_id: app.consumerKey,
      client_secret: app.consumerSecret,
      username: user.username,
      password: user.password,
    }
    const form = (path: string, pairs: Record<string, string>, host = there.host) =>
      fetchFrom(host, path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(pairs).toString(),
      })
    const ask = (other: Partial<typeof values> = {}, host?: string) =>
      form('/services/oauth2/token', { ...values, ...other }, host)
    const lastStatus = () => getApiRecords(there.org).logins.at(-1)?.status
    return { ...there, user, app, profile, ask, form, lastStatus }
  }

  it('gives a token that tells who it is, and takes it back', async () => {
    const { host, user, ask, form, query } = createTokenClient()
    const { status, json } = await ask()
    expect(status).toBe(200)
    expect(json).toMatchObject({ instance_url: `https://${host}`, token_type: 'Bearer' })
    expect(json).not.toHaveProperty('refresh_token')
    const headers = { authorization: `Bearer ${json.access_token}` }
    const info = await fetchFrom(host, '/services/oauth2/userinfo', { headers })
    expect(info.json).toMatchObject({
      preferred_username: user.username,
      urls: { custom_domain: `https://${host}` },
    })
    expect((await form('/services/oauth2/revoke', { token: json.access_token })).status).toBe(200)
    const after = await fetchFrom(host, '/services/oauth2/userinfo', { headers })
    expect([after.status, after.text]).toEqual([403, 'Bad_OAuth_Token'])
    const history = await query(
      `SELECT Status,SourceIp,Application FROM LoginHistory WHERE UserId='${user.id}' ORDER BY LoginTime DESC LIMIT 5`,
    )
    expect(history.json.records).toMatchObject([{ Status: 'Success', Application: 'SpaceIQ' }])
  })

  it.each([
    ['a wrong key', { client_id: 'x' }, 'invalid_client_id', 'client identifier invalid', undefined],
    ['a wrong secret', { client_secret: 'x' }, 'invalid_client', 'invalid client credentials', undefined],
    ['a wrong password', { password: 'x' }, 'invalid_grant', 'authentication failure', 'Invalid Password'],
    ['an unknown user', { username: 'x' }, 'invalid_grant', 'authentication failure', undefined],
    [
      'another grant',
      { grant_type: 'authorization_code' },
      'unsupported_grant_type',
      'grant type not supported',
      undefined,
    ],
  ])('refuses %s', async (_, other, error, error_description, status) => {
    const { ask, lastStatus } = createTokenClient()
    const reply = await ask(other)
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual({ error, error_description })
    expect(lastStatus()).toBe(status)
  })

  it.each([
    [{ passwordFlowBlocked: true }, 'authentication failure', 'Username-Password Flow Disabled'],
    [{ trustedIp: false }, 'authentication failure', 'Failed: API security token required'],
    [{ myDomainTokenRefused: true }, 'request not supported on this domain', undefined],
    [{ loginRateExceeded: true }, 'login rate exceeded', 'Login Rate Exceeded'],
  ])('in a world of %o', async (changes, description, status) => {
    const { ask, lastStatus } = createTokenClient(changes)
    expect((await ask()).json.error_description).toBe(description)
    expect(lastStatus()).toBe(status)
  })

  it('takes the security token, or an app that relaxes addresses, from an untrusted address', async () => {
    const { ask, user, app } = createTokenClient({ trustedIp: false })
    user.securityToken = 'Token123'
    expect((await ask()).status).toBe(400)
    expect((await ask({ password: `${user.password}Token123` })).status).toBe(200)
    app.ipRelaxation = 'BYPASS'
    expect((await ask()).status).toBe(200)
  })

  it('looks at user and app', async () => {
    const { org, ask, user, app, profile, lastStatus } = createTokenClient()
    const said = async () => (await ask()).json.error_description
    app.approvedProfiles = []
    expect((await ask()).json).toEqual({
      error: 'invalid_app_access',
      error_description: 'user is not admin approved to access this app',
    })
    app.approvedProfiles = [profile.id]
    expect((await ask()).status).toBe(200)
    app.blocked = true
    expect(await said()).toBe('this app is blocked by admin')
    app.blocked = false
    user.active = false
    expect([await said(), lastStatus()]).toEqual(['inactive user', 'User is inactive'])
    user.active = true
    profile.permissions.ApiEnabled = false
    expect([await said(), lastStatus()]).toEqual([
      'authentication failure',
      'Failed: OAuth API access disabled',
    ])
    getApiRecords(org).permissionSets.push({ ...emptySet, permissions: { ApiEnabled: true } })
    getApiRecords(org).assignments.push({ id: '0Pa000000000001AAA', userId: user.id, setId: emptySet.id })
    expect((await ask()).status).toBe(200)
    for (let time = 0; time < 10; time++) await ask({ password: 'x' })
    expect([await said(), lastStatus()]).toEqual(['user is locked', 'Password Lockout'])
  })

  it('does not know an app that was saved just now', async () => {
    const { ask, app } = createTokenClient({ propagationMs: 60_000 })
    expect((await ask()).status).toBe(200)
    app.savedAt = Date.now()
    expect((await ask()).json.error).toBe('invalid_client_id')
    app.savedAt -= 61_000
    expect((await ask()).status).toBe(200)
  })

  it('is not on the setup host, and on the login host by the user', async () => {
    const { org, ask } = createTokenClient()
    const setup = await ask({}, `${org.name}.my.salesforce-setup.com`)
    expect(setup.json.error_description).toBe('request not supported on this domain')
    // Real usernames are unique; the orgs of these tests share the admin's.
    expect((await ask({}, 'login.salesforce.com')).json.instance_url).toBe(
      `https://${org.name}.my.salesforce.com`,
    )
    expect((await ask({ username: 'none@none.example' }, 'login.salesforce.com')).json.error).toBe(
      'invalid_client_id',
    )
  })
})

describe('what orgs restrict and ask', () => {
  it('tells by UserLogin who is frozen and who is locked', async () => {
    const { org, query } = orgWith()
    const user = addUserFixture(org, { frozen: true, failedLogins: 10 })
    const { json } = await query(`SELECT IsFrozen,IsPasswordLocked FROM UserLogin WHERE UserId='${user.id}'`)
    expect(json.records).toMatchObject([{ IsFrozen: true, IsPasswordLocked: true }])
  })

  it('has the login IP ranges and hours of a profile, by the name that the list has of it', async () => {
    const { org, soap } = orgWith()
    const admin = findProfile(org, 'System Administrator')
    Object.assign(admin ?? {}, {
      loginIpRanges: [{ start: '10.0.0.0', end: '10.0.0.9' }],
      loginHours: { mondayStart: 480, mondayEnd: 1020 },
    })
    const { text } = await soap('Profile', ['Admin', 'System Administrator'])
    expect(text).toContain('<startAddress>10.0.0.0</startAddress>')
    expect(text).toContain(
      '<loginHours><mondayStart>480</mondayStart><mondayEnd>1020</mondayEnd></loginHours>',
    )
    expect(text).toContain('<records xsi:nil="true"/>')
  })

  it('says in the security settings what is locked and trusted', async () => {
    const { soap } = orgWith({
      lockSessionsToIp: true,
      trustedRanges: [{ start: '10.0.0.1', end: '10.0.0.2' }],
    })
    const { text } = await soap('SecuritySettings', ['Security'])
    expect(text).toContain('<lockSessionsToIp>true</lockSessionsToIp>')
    expect(text).toContain('<ipRanges><end>10.0.0.2</end><start>10.0.0.1</start></ipRanges>')
  })

  it('gives Case’s validation rules, required fields and record types', async () => {
    const { org, tooling, get } = orgWith({
      validationRules: [{ name: 'Region_needed', active: true }],
      recordTypes: [{ name: 'Facilities', active: true, profiles: ['Standard User'] }],
    })
    addFieldsFixture(org, { names: ['Team'], changes: { required: true } })
    const rules = await tooling(
      "SELECT ValidationName,EntityDefinition.DeveloperName FROM ValidationRule WHERE Active=true AND EntityDefinition.DeveloperName='Case'",
    )
    expect(rules.json.records).toMatchObject([
      { ValidationName: 'Region_needed', EntityDefinition: { DeveloperName: 'Case' } },
    ])
    const { json } = await get('sobjects/Case/describe')
    const team = json.fields.find(({ name }: { name: string }) => name === 'Team__c')
    expect(team).toMatchObject({ nillable: false, createable: true, defaultedOnCreate: false })
    expect(json.recordTypeInfos).toMatchObject([
      { name: 'Master', master: true, available: true },
      { name: 'Facilities', master: false, available: false },
    ])
  })
})
