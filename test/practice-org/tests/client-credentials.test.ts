import { describe, expect, it } from 'vitest'
import { handleLoginApiRequest } from '../api/index.ts'
import { migrateConnectedApp } from '../external-client-apps.ts'
import {
  addConnectedAppFixture,
  addExternalClientAppFixture,
  addReadyConnectedAppFixture,
  addUserFixture,
} from '../fixtures.ts'
import { findProfile } from '../state.ts'
import type { FakeOrg, OrgConnectedApp, OrgExternalClientApp, OrgUser, OrgVariant } from '../types.ts'
import { createApiClient, readReply } from './api-client.ts'

const connected = (org: FakeOrg, runAs: string) => addReadyConnectedAppFixture(org, { runAs })
const external = (org: FakeOrg, runAs: string) => addExternalClientAppFixture(org, { runAs })
type App = OrgConnectedApp | OrgExternalClientApp

function createFlowClient(
  addApp: (org: FakeOrg, runAs: string) => App = connected,
  variant: Partial<OrgVariant> = {},
) {
  const there = createApiClient(variant)
  const user = addUserFixture(there.org)
  const app = addApp(there.org, user.id)
  const post = (form: Record<string, string>, at?: string) =>
    there.call('/services/oauth2/token', { form, ...(at ? { at } : {}) })
  const credentials = () => ({ client_id: app.consumerKey, client_secret: app.consumerSecret })
  return {
    ...there,
    user,
    app,
    ask: (other: Record<string, string> = {}, at?: string) =>
      post({ grant_type: 'client_credentials', ...credentials(), ...other }, at),
    askByPassword: () =>
      post({
        grant_type: 'password',
        ...credentials(),
        username: user.username,
        password: user.password,
      }),
    lastLogin: async () =>
      (await there.query('SELECT Status,LoginType,LoginSubType,Application FROM LoginHistory')).records.at(
        -1,
      ),
  }
}

describe.each([
  ['a connected app', connected],
  ['an external client app', external],
] as const)('client credentials of %s', (_, addApp) => {
  it('log the run-as user in, with all scopes of the app that such a token can have', async () => {
    const { app, user, ask, call, query, lastLogin, host } = createFlowClient(addApp)
    app.scopes = ['full', 'api', 'id', 'refresh_token', 'web']
    const { status, json } = await ask()
    expect(status).toBe(200)
    expect(json).toMatchObject({
      token_type: 'Bearer',
      scope: 'api id',
      instance_url: `https://${host}`,
      id: expect.stringContaining(user.id),
    })
    expect(json).not.toHaveProperty('refresh_token')
    const session = json.access_token
    expect((await query('SELECT Name FROM Organization', '', session)).totalSize).toBe(1)
    const info = await call('/services/oauth2/userinfo', { session })
    expect(info.json.preferred_username).toBe(user.username)
    expect(await lastLogin()).toMatchObject({
      Status: 'Success',
      LoginType: 'Remote Access 2.0',
      LoginSubType: 'OauthClientCredentials',
      Application: 'SpaceIQ',
    })
  })

  it('give a token that is of no use to REST and SOAP where the app has full access alone', async () => {
    const { app, ask, query, soap, call } = createFlowClient(addApp)
    app.scopes = ['full']
    const { status, json } = await ask()
    expect([status, json.scope]).toEqual([200, ''])
    const session = json.access_token
    expect(await query('SELECT Name FROM Organization', '', session)).toEqual([
      {
        errorCode: 'INVALID_SESSION_ID',
        message: 'This session is not valid for use with the REST API',
      },
    ])
    expect((await call('/services/data/v66.0/limits', { session })).status).toBe(401)
    expect(await soap('ConnectedApp', 'SpaceIQ', session)).toContain(
      'This session is not valid for use with the API',
    )
    expect((await call('/services/oauth2/userinfo', { session })).text).toBe('Bad_OAuth_Token')
  })

  it('take the token back', async () => {
    const { ask, call } = createFlowClient(addApp)
    const { access_token: token } = (await ask()).json
    const revoke = () => call('/services/oauth2/revoke', { form: { token } })
    expect((await revoke()).status).toBe(200)
    expect((await call('/services/data/v66.0/limits', { session: token })).status).toBe(401)
    expect((await revoke()).json.error).toBe('unsupported_token_type')
  })

  it.each([
    ['an unknown key', { client_id: 'x' }, 'invalid_client_id', 'client identifier invalid'],
    ['no key', { client_id: '' }, 'invalid_client_id', 'client identifier invalid'],
    ['a wrong secret', { client_secret: 'x' }, 'invalid_client', 'invalid client credentials'],
  ])('are refused with %s', async (_case, other, error, error_description) => {
    const { ask, query } = createFlowClient(addApp)
    const { status, json } = await ask(other)
    expect([status, json]).toEqual([400, { error, error_description }])
    expect((await query('SELECT Id FROM LoginHistory')).totalSize).toBe(0)
  })

  it.each<[string, (app: App, user: OrgUser) => void, string, string, string | undefined]>([
    [
      'Run As is empty',
      (app) => delete app.runAs,
      'invalid_grant',
      'no client credentials user enabled',
      undefined,
    ],
    [
      'the flow is off in the settings',
      (app) => Object.assign(app, { clientCredentials: false }),
      'invalid_grant',
      'client credentials flow not enabled',
      undefined,
    ],
    [
      'the run-as user is inactive',
      (_app, user) => Object.assign(user, { active: false }),
      'invalid_grant',
      'inactive user',
      'User is inactive',
    ],
    [
      'the run-as user is frozen',
      (_app, user) => Object.assign(user, { frozen: true }),
      'invalid_grant',
      'authentication failure',
      'User is frozen',
    ],
    [
      'wrong passwords locked the run-as user',
      (_app, user) => Object.assign(user, { failedLogins: 10 }),
      'invalid_grant',
      'user is locked',
      'Password Lockout',
    ],
    [
      'the run-as user’s profile is not approved',
      (app) => Object.assign(app, { approvedProfiles: [] }),
      'invalid_app_access',
      'user is not admin approved to access this app',
      'Failed: Not approved for access',
    ],
  ])('are refused when %s', async (_case, change, error, error_description, status) => {
    const { app, user, ask, lastLogin } = createFlowClient(addApp)
    change(app, user)
    expect(await ask()).toMatchObject({ status: 400, json: { error, error_description } })
    expect((await lastLogin())?.Status).toBe(status)
  })

  it('are refused when the run-as user lacks API Enabled', async () => {
    const { org, ask, lastLogin } = createFlowClient(addApp)
    Object.assign(findProfile(org, 'SpaceIQ API Only')?.permissions ?? {}, { ApiEnabled: false })
    expect((await ask()).json.error_description).toBe('authentication failure')
    expect((await lastLogin()).Status).toBe('Failed: OAuth API access disabled')
  })

  it.each(['login.salesforce.com', 'na112.salesforce.com', 'acme.my.salesforce-setup.com'])(
    'are for My Domain, not for %s',
    async (at) => {
      const { app, org, call } = createFlowClient(addApp)
      const form = {
        grant_type: 'client_credentials',
        client_id: app.consumerKey,
        client_secret: app.consumerSecret,
      }
      const body = new URLSearchParams(form).toString()
      const url = new URL('/services/oauth2/token', `https://${at}`)
      const { status, json } =
        at === 'login.salesforce.com'
          ? readReply(
              await handleLoginApiRequest(
                { method: 'POST', url, headers: {}, body },
                new Map([['acme', org]]),
              ),
            )
          : await call(url.pathname, { form, at, appearance: at.includes('setup') ? 'setup' : 'classic' })
      expect([status, json]).toEqual([
        400,
        { error: 'invalid_grant', error_description: 'request not supported on this domain' },
      ])
    },
  )

  it('need neither security token nor password', async () => {
    const { user, ask, call } = createFlowClient(addApp, { trustedIp: false })
    user.passwordExpired = true
    const { json } = await ask()
    const data = await call('/services/data/v66.0/limits', { session: json.access_token })
    expect(data.status).toBe(200)
  })

  it('meet the limit on logins', async () => {
    const { ask, lastLogin } = createFlowClient(addApp, { loginRateExceeded: true })
    expect((await ask()).json.error).toBe('rate_limit_exceeded')
    expect((await lastLogin()).Status).toBe('Login Rate Exceeded')
  })
})

describe('the password flow', () => {
  it('leaves its own sub-type in the login history', async () => {
    const { askByPassword, lastLogin } = createFlowClient()
    expect((await askByPassword()).status).toBe(200)
    expect(await lastLogin()).toMatchObject({
      LoginType: 'Remote Access 2.0',
      LoginSubType: 'OauthUsernamePassword',
    })
  })

  it('gives a token that full access alone makes good for the API', async () => {
    const { askByPassword, call, app } = createFlowClient()
    app.scopes = ['full']
    const session = (await askByPassword()).json.access_token
    expect((await call('/services/data/v66.0/limits', { session })).status).toBe(200)
  })

  it('does not exist for external client apps', async () => {
    const { askByPassword, ask, lastLogin } = createFlowClient(external)
    expect((await askByPassword()).json).toEqual({
      error: 'invalid_grant',
      error_description: 'authentication failure',
    })
    expect(await lastLogin()).toMatchObject({
      Status: 'Username-Password Flow Disabled',
      LoginSubType: 'OauthUsernamePassword',
    })
    expect((await ask()).status).toBe(200)
  })

  it('ends at once for a migrated connected app, while client credentials go on', async () => {
    const { org, ask, askByPassword } = createFlowClient()
    expect((await askByPassword()).status).toBe(200)
    migrateConnectedApp(org, org.apps[0] as OrgConnectedApp)
    expect((await askByPassword()).status).toBe(400)
    expect((await ask()).status).toBe(200)
  })
})

describe('the end of the password flow', () => {
  const before = '2027-02-19T23:59:59Z'
  const after = '2027-02-20T00:00:00Z'

  it.each<[Partial<OrgVariant>, number]>([
    [{ today: before }, 200],
    [{ today: after }, 400],
    [{ today: new Date(after) }, 400],
    [{ today: before, era: 'summer-23' }, 400],
    [{ today: before, era: 'summer-23', passwordFlowBlocked: false }, 200],
    [{ today: after, era: 'summer-23', passwordFlowBlocked: false }, 400],
    [{ today: before, era: 'summer-26' }, 400],
    [{ today: before, era: 'summer-26', passwordFlowBlocked: false }, 400],
  ])('in an org of %o is %i to the password', async (variant, status) => {
    const { ask, askByPassword, lastLogin } = createFlowClient(connected, variant)
    expect((await askByPassword()).status).toBe(status)
    expect((await lastLogin()).Status).toBe(status === 200 ? 'Success' : 'Username-Password Flow Disabled')
    expect((await ask()).status).toBe(200)
  })

  const updates = (query: ReturnType<typeof createApiClient>['query']) =>
    query('SELECT Title,DueDate FROM ReleaseUpdate', 'tooling/')
  const title = 'Retirement of OAuth 2.0 Username-Password Flow for Connected Apps (Release Update)'

  it('is a release update, by its official title and with its date', async () => {
    const { query } = createApiClient()
    expect((await updates(query)).records).toContainEqual(
      expect.objectContaining({ Title: title, DueDate: '2027-02-20' }),
    )
  })

  it('is not listed where the flow cannot be used anyway', async () => {
    const { query } = createApiClient({ era: 'summer-26' })
    const { records } = await updates(query)
    expect(records).toHaveLength(2)
    expect(records).not.toContainEqual(expect.objectContaining({ Title: title }))
  })
})

describe('an org by its era', () => {
  it.each([
    ['established', '2019-03-04', false, 'open'],
    ['summer-23', '2023-08-14', true, 'open'],
    ['summer-26', '2026-08-10', true, 'button-missing'],
  ] as const)('%s was created on %s', async (era, created, blocked, appCreation) => {
    const { org, query, soap } = createApiClient({ era })
    expect((await query('SELECT CreatedDate FROM Organization')).records[0].CreatedDate).toContain(created)
    expect(await soap('OauthOidcSettings', 'OauthOidc')).toContain(
      `<blockOAuthUnPwFlow>${blocked}</blockOAuthUnPwFlow>`,
    )
    expect(org.variant.appCreation).toBe(appCreation)
  })

  it('lets an admin of Summer ’23 allow the flow, and one of Summer ’26 not', async () => {
    for (const [era, blocked] of [
      ['summer-23', false],
      ['summer-26', true],
    ] as const) {
      const { org, soap } = createApiClient({ era })
      org.variant.passwordFlowBlocked = false
      expect(await soap('OauthOidcSettings', 'OauthOidc')).toContain(
        `<blockOAuthUnPwFlow>${blocked}</blockOAuthUnPwFlow>`,
      )
    }
  })

  it('has connected apps creatable in Summer ’26 once Salesforce Support enabled that', () => {
    expect(createApiClient({ era: 'summer-26', appCreation: 'open' }).org.variant.appCreation).toBe('open')
  })
})

describe('metadata of a connected app', () => {
  it('tells whether the flow is on, and who runs it', async () => {
    const { soap, org } = createApiClient()
    addReadyConnectedAppFixture(org)
    addConnectedAppFixture(org, { name: 'Plain', apiName: 'Plain' })
    const ready = await soap('ConnectedApp', 'SpaceIQ')
    expect(ready).toContain('<isClientCredentialEnabled>true</isClientCredentialEnabled>')
    expect(ready).toContain('<oauthClientCredentialUser>spaceiq@acme.example</oauthClientCredentialUser>')
    expect(ready).toContain('<scopes>Full</scopes><scopes>Api</scopes>')
    const plain = await soap('ConnectedApp', 'Plain')
    expect(plain).toContain('<isClientCredentialEnabled>false</isClientCredentialEnabled>')
    expect(plain).not.toContain('oauthClientCredentialUser')
  })
})
