import { Window } from 'happy-dom'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { logInClient, logInLightningClient, type OrgClient } from '../client.ts'
import { deleteExternalClientApp, findMigratedApp, migrateConnectedApp } from '../external-client-apps.ts'
import {
  addConnectedAppFixture,
  addExternalClientAppFixture,
  addReadyConnectedAppFixture,
  addUserFixture,
  applyFixtures,
} from '../fixtures.ts'
import { startPracticeOrg } from '../index.ts'
import {
  getAppDetailUrl,
  getAppEditUrl,
  getAppPoliciesEditUrl,
  getAppPoliciesUrl,
} from '../pages/connected-app/urls.ts'
import { createOrg } from '../state.ts'
import type { FakeOrg, PracticeOrg } from '../types.ts'
import { createApiClient } from './api-client.ts'

const manager = '/lightning/setup/ManageExternalClientApplication'

describe('external client apps in the API', () => {
  it('are found with their policies, and without key and secret', async () => {
    const { org, query } = createApiClient()
    const app = addExternalClientAppFixture(org)
    const apps = await query(
      "SELECT Id,DeveloperName,MasterLabel,DistributionState,ContactEmail FROM ExternalClientApplication WHERE DeveloperName='SpaceIQ'",
    )
    expect(apps.records).toMatchObject([
      { Id: app.id, DeveloperName: 'SpaceIQ', MasterLabel: 'SpaceIQ', DistributionState: 'Local' },
    ])
    expect(app.id).toMatch(/^0xI\w{15}$/)
    const policies = await query(
      'SELECT ExternalClientApplicationId,IsClientCredentialsFlowEnabled,ClientCredentialsFlowUser,PermittedUsersPolicyType,IpRelaxationPolicyType FROM ExtlClntAppOauthPlcyCnfg',
    )
    expect(policies.records).toMatchObject([
      {
        ExternalClientApplicationId: app.id,
        IsClientCredentialsFlowEnabled: true,
        ClientCredentialsFlowUser: 'spaceiq@acme.example',
        PermittedUsersPolicyType: 'AllSelfAuthorized',
        IpRelaxationPolicyType: 'Enforce',
      },
    ])
    const [refusal] = await query('SELECT ConsumerKey FROM ExternalClientApplication')
    expect(refusal.errorCode).toBe('INVALID_FIELD')
  })

  it('say when no user runs them, and whom they admit', async () => {
    const { org, query } = createApiClient()
    const app = addExternalClientAppFixture(org, { approvedProfiles: [], ipRelaxation: 'Bypass' })
    delete app.runAs
    app.clientCredentialsPolicy = false
    const { records } = await query(
      'SELECT IsClientCredentialsFlowEnabled,ClientCredentialsFlowUser,PermittedUsersPolicyType,IpRelaxationPolicyType FROM ExtlClntAppOauthPlcyCnfg',
    )
    expect(records).toMatchObject([
      {
        IsClientCredentialsFlowEnabled: false,
        ClientCredentialsFlowUser: null,
        PermittedUsersPolicyType: 'AdminApprovedPreAuthorized',
        IpRelaxationPolicyType: 'Bypass',
      },
    ])
  })

  it.each(['clientCredentials', 'clientCredentialsPolicy'] as const)(
    'give no token while %s is off',
    async (one) => {
      const { org, call } = createApiClient()
      const app = addExternalClientAppFixture(org, { [one]: false })
      const { json } = await call('/services/oauth2/token', {
        form: {
          grant_type: 'client_credentials',
          client_id: app.consumerKey,
          client_secret: app.consumerSecret,
        },
      })
      expect(json.error_description).toBe('client credentials flow not enabled')
    },
  )

  it('count at once, unlike connected apps', async () => {
    const { org, call } = createApiClient({ propagationMs: 60_000 })
    const savedAt = Date.now()
    const apps = [
      addExternalClientAppFixture(org, { savedAt }),
      addReadyConnectedAppFixture(org, { savedAt }),
    ]
    const statuses = apps.map(
      async (app) =>
        (
          await call('/services/oauth2/token', {
            form: {
              grant_type: 'client_credentials',
              client_id: app.consumerKey,
              client_secret: app.consumerSecret,
            },
          })
        ).status,
    )
    expect(await Promise.all(statuses)).toEqual([200, 400])
  })

  it('and apps ready for both flows are fixtures, run by the integration user', () => {
    const org = createOrg('acme', { fixtures: ['user', 'app-for-both', 'external-client-app'] })
    applyFixtures(org)
    const [, integration, ...more] = org.users
    expect(more).toEqual([])
    expect(org.apps).toMatchObject([
      { scopes: ['full', 'api'], clientCredentials: true, runAs: integration?.id },
    ])
    expect(org.externalClientApps).toMatchObject([
      { scopes: ['api'], clientCredentials: true, clientCredentialsPolicy: true, runAs: integration?.id },
    ])
  })
})

describe('Migrate to External Client App', () => {
  const tokens = async ({ org, call }: ReturnType<typeof createApiClient>) => {
    const user = org.users.at(-1)
    const app = org.apps[0]
    const credentials = { client_id: app?.consumerKey ?? '', client_secret: app?.consumerSecret ?? '' }
    const forms: Record<string, string>[] = [
      {
        grant_type: 'password',
        ...credentials,
        username: user?.username ?? '',
        password: user?.password ?? '',
      },
      { grant_type: 'client_credentials', ...credentials },
    ]
    const replies = forms.map(async (form) => (await call('/services/oauth2/token', { form })).status)
    return Promise.all(replies)
  }

  it('makes an app of the same name, and ends the password flow; deleting that brings it back', async () => {
    const client = createApiClient()
    const { org, query } = client
    const app = addConnectedAppFixture(org)
    addUserFixture(org)
    expect(await tokens(client)).toEqual([200, 400])
    const successor = migrateConnectedApp(org, app)
    expect(successor).toMatchObject({ name: 'SpaceIQ', apiName: 'SpaceIQ', migratedFrom: app.id })
    expect(await tokens(client)).toEqual([400, 400])
    expect((await query('SELECT Name FROM ConnectedApplication')).totalSize).toBe(1)
    expect(
      (await query('SELECT DeveloperName FROM ExternalClientApplication')).records[0].DeveloperName,
    ).toBe('SpaceIQ')
    deleteExternalClientApp(org, successor)
    expect(await tokens(client)).toEqual([200, 400])
    expect(findMigratedApp(org, app)).toBeUndefined()
  })

  it('carries client credentials over', async () => {
    const client = createApiClient()
    const app = addReadyConnectedAppFixture(client.org)
    expect(await tokens(client)).toEqual([200, 200])
    migrateConnectedApp(client.org, app)
    expect(await tokens(client)).toEqual([400, 200])
  })

  it('happens once', () => {
    const { org } = createApiClient()
    const app = addConnectedAppFixture(org)
    expect(migrateConnectedApp(org, app)).toBe(migrateConnectedApp(org, app))
    expect(org.externalClientApps).toHaveLength(1)
  })
})

describe('the pages of external client apps', () => {
  let practice: PracticeOrg
  let org: FakeOrg
  let visitor: OrgClient
  let made = 0
  beforeAll(async () => {
    practice = await startPracticeOrg()
  })
  afterAll(() => practice.close())
  beforeEach(async () => {
    made += 1
    org = practice.addOrg(`eca-${made}`)
    addUserFixture(org)
    visitor = await logInLightningClient(practice, org)
  })

  /** Parses a page with the content of its shadow roots in place. */
  const show = async (address: string) => {
    const { body } = await visitor.get(address)
    const { document } = new Window()
    document.write(body.replace(/<script[\s\S]*?<\/script>|<\/?template>/g, ''))
    return document
  }
  type Shown = Awaited<ReturnType<typeof show>>
  const textsOf = (page: Shown, selector: string) =>
    [...page.querySelectorAll(selector)].map((one) => one.textContent?.trim().replace(/^\*/, ''))
  const readValue = (page: Shown, label: string) =>
    [...page.querySelectorAll('dt')].find((one) => one.textContent === label)?.nextElementSibling?.textContent
  const post = async (path: string, form: Record<string, string>) =>
    JSON.parse((await visitor.post(`${manager}/${path}`, form)).body)

  const basic = {
    name: 'SpaceIQ',
    apiName: 'SpaceIQ',
    contactEmail: 'it@acme.example',
    distributionState: 'Local',
  }
  const oauth = {
    oauth: 'on',
    callbackUrl: 'https://api.spaceiq.com/',
    scopes: 'api',
    clientCredentials: 'on',
    secretForWebServer: 'on',
    secretForRefreshToken: 'on',
    pkce: 'on',
  }

  it('keep all that is theirs in shadow roots', async () => {
    for (const path of ['home', 'new', `${addExternalClientAppFixture(org).id}/detail`]) {
      const { body } = await visitor.get(`${manager}/${path}`)
      const outside = body
        .slice(body.indexOf('<main'))
        .replace(/<setup-external-client-apps><template>[\s\S]*<\/setup-external-client-apps>/, '')
      expect(outside).not.toMatch(/<(button|input|select|table|label)/)
      expect(body).toContain('attachShadow')
    }
  })

  it('list the apps, with what can be done to each', async () => {
    expect(textsOf(await show(`${manager}/home`), 'main button')).toEqual(['New External Client App'])
    addExternalClientAppFixture(org)
    const page = await show(`${manager}/home`)
    expect(textsOf(page, 'h1')).toEqual(['External Client App Manager'])
    expect(textsOf(page, 'tbody td a')).toEqual(['SpaceIQ'])
    expect(textsOf(page, 'tbody button')).toEqual(['Edit Policies', 'Edit Settings', 'Delete'])
  })

  it('have the New form’s labels in Salesforce’s order', async () => {
    const page = await show(`${manager}/new`)
    expect(textsOf(page, 'h3')).toEqual([
      'Basic Information',
      'API (Enable OAuth Settings)',
      'App Settings',
      'Flow Enablement',
      'Security',
    ])
    expect(textsOf(page, 'label')).toEqual([
      'External Client App Name',
      'API Name',
      'Contact Email',
      'Distribution State',
      'Enable OAuth',
      'Callback URL',
      'Available OAuth Scopes',
      'Selected OAuth Scopes',
      'Enable Client Credentials Flow',
      'Require secret for Web Server Flow',
      'Require secret for Refresh Token Flow',
      'Require PKCE',
    ])
    expect(textsOf(page, '#scopes-available option')).toContain('Manage user data via APIs (api)')
    expect(textsOf(page, '#scopes-selected option')).toEqual([])
    const ticked = [...page.querySelectorAll('input[checked]')].map((one) => one.getAttribute('name'))
    expect(ticked).toEqual(['secretForWebServer', 'secretForRefreshToken', 'pkce'])
    expect(textsOf(page, 'dialog button')).toEqual(['OK', 'Cancel'])
    expect(textsOf(page, 'main button').slice(-2)).toEqual(['Cancel', 'Create'])
  })

  it('create an app, whose policies have no flow and no user yet', async () => {
    const { redirect } = await post('new', { ...basic, ...oauth })
    const [app] = org.externalClientApps
    expect(redirect).toBe(`${manager}/${app?.id}/detail`)
    expect(app).toMatchObject({
      ...basic,
      callbackUrl: oauth.callbackUrl,
      scopes: ['api'],
      clientCredentials: true,
      clientCredentialsPolicy: false,
      pkce: true,
    })
    expect(app?.runAs).toBeUndefined()
    expect(app?.consumerKey).toMatch(/^3MVG9/)
  })

  it('create an app without OAuth, which has no key', async () => {
    org.variant.verification = 'none'
    const { oauth: _without, ...rest } = oauth
    await post('new', { ...basic, ...rest })
    const [plain] = org.externalClientApps
    expect(plain).toMatchObject({ consumerKey: '', scopes: [], clientCredentials: false })
    const page = await show(`${manager}/${plain?.id}/detail?tab=settings`)
    expect(textsOf(page, 'main button')).toEqual(['Edit'])
    expect((await visitor.get(`${manager}/${plain?.id}/consumer`)).status).toBe(404)
  })

  it.each<[string, Record<string, string>, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['an API name with a space', { apiName: 'Space IQ' }, 'apiName'],
    ['an address that is none', { contactEmail: 'it' }, 'contactEmail'],
    ['no callback URL', { callbackUrl: '' }, 'callbackUrl'],
    ['the API name of another', { apiName: 'taken' }, 'apiName'],
  ])('refuse an app with %s', async (_case, change, field) => {
    addExternalClientAppFixture(org, { apiName: 'Taken' })
    const { errors } = await post('new', { ...basic, ...oauth, ...change })
    expect(Object.keys(errors)).toEqual([field])
    expect(org.externalClientApps).toHaveLength(1)
  })

  it('refuse an app with OAuth and no scope', async () => {
    const { scopes: _without, ...rest } = oauth
    expect(Object.keys((await post('new', { ...basic, ...rest })).errors)).toEqual(['scopes'])
  })

  const unset = { clientCredentialsPolicy: false } as const

  it('show the policies, to read and to edit', async () => {
    const app = addExternalClientAppFixture(org)
    const shown = await show(`${manager}/${app.id}/detail`)
    expect(textsOf(shown, '[role=tab]')).toEqual(['Policies', 'Settings'])
    expect(textsOf(shown, 'h3')).toEqual([
      'OAuth Policies',
      'OAuth Flows and External Client App Enhancements',
    ])
    expect(readValue(shown, 'Run As (Username)')).toBe(`spaceiq@${org.name}.example`)
    expect(readValue(shown, 'Permitted Users')).toBe('All users can self-authorize')
    expect(textsOf(shown, 'main button')).toEqual(['Edit'])
    const edited = await show(`${manager}/${app.id}/detail?tab=policies&edit=1`)
    expect(textsOf(edited, 'label').slice(-2)).toEqual([
      'Enable Client Credentials Flow',
      'Run As (Username)',
    ])
    expect(edited.querySelector('[name=clientCredentialsPolicy]')?.hasAttribute('checked')).toBe(true)
    expect(textsOf(edited, 'main button')).toEqual(['Cancel', 'Save'])
  })

  it('save the policies', async () => {
    const app = addExternalClientAppFixture(org, unset)
    delete app.runAs
    const user = org.users.at(-1)
    const saved = await post(`${app.id}/policies`, {
      clientCredentialsPolicy: 'on',
      runAs: ` ${user?.username} `,
      ipRelaxation: 'Bypass',
      permittedUsers: 'AdminApprovedPreAuthorized',
    })
    expect(saved.redirect).toBe(`${manager}/${app.id}/detail?tab=policies`)
    expect(app).toMatchObject({
      clientCredentialsPolicy: true,
      runAs: user?.id,
      ipRelaxation: 'Bypass',
      approvedProfiles: [],
    })
    await post(`${app.id}/policies`, { runAs: '', permittedUsers: 'AllSelfAuthorized' })
    expect(app).toMatchObject({ clientCredentialsPolicy: false, ipRelaxation: 'Enforce' })
    expect(app).not.toHaveProperty('runAs')
    expect(app).not.toHaveProperty('approvedProfiles')
  })

  it.each<[string, (org: FakeOrg) => string]>([
    ['nobody', () => ''],
    ['an e-mail address', ({ users }) => users.at(-1)?.email ?? ''],
    ['a username in other capitals', ({ users }) => users.at(-1)?.username.toUpperCase() ?? ''],
    [
      'an inactive user',
      (there) => addUserFixture(there, { username: 'x@x.example', active: false }).username,
    ],
    [
      'a user without API Enabled',
      (there) =>
        addUserFixture(there, {
          username: 'y@y.example',
          profileId: there.profiles.find(({ name }) => name === 'Minimum Access - Salesforce')?.id ?? '',
        }).username,
    ],
  ])('refuse to run as %s', async (_case, pick) => {
    const app = addExternalClientAppFixture(org, unset)
    delete app.runAs
    const runAs = pick(org)
    const { message } = await post(`${app.id}/policies`, { clientCredentialsPolicy: 'on', runAs })
    expect(message).toMatch(
      /^We couldn't save the external client app\..*Enter a valid execution user for the OAuth client credentials flow\.$/,
    )
    expect(app).toMatchObject(unset)
  })

  it('show and save the settings', async () => {
    const app = addExternalClientAppFixture(org, { scopes: ['full'], clientCredentials: false })
    const shown = await show(`${manager}/${app.id}/detail?tab=settings`)
    expect(readValue(shown, 'Selected OAuth Scopes')).toBe('Full access (full)')
    expect(textsOf(shown, 'main button')).toEqual(['Edit', 'Consumer Key and Secret'])
    const edited = await show(`${manager}/${app.id}/detail?tab=settings&edit=1`)
    expect(textsOf(edited, '#scopes-selected option')).toEqual(['Full access (full)'])
    const hidden = [...edited.querySelectorAll('input[type=hidden]')].map((one) => one.getAttribute('name'))
    expect(hidden).toEqual(['oauth', 'name', 'apiName', 'contactEmail', 'distributionState'])
    const key = app.consumerKey
    await post(`${app.id}/settings`, { ...basic, ...oauth })
    expect(app).toMatchObject({ scopes: ['api'], clientCredentials: true, consumerKey: key })
  })

  it('delete an app', async () => {
    const app = addExternalClientAppFixture(org)
    expect(await post(`${app.id}/delete`, {})).toEqual({ redirect: `${manager}/home` })
    expect(org.externalClientApps).toEqual([])
    expect((await visitor.get(`${manager}/${app.id}/detail`)).status).toBe(404)
    expect((await visitor.post(`${manager}/${app.id}/delete`, {})).status).toBe(404)
  })

  it('show key and secret after proof of identity only', async () => {
    const app = addExternalClientAppFixture(org)
    const address = `${manager}/${app.id}/consumer`
    const asked = await visitor.get(address)
    expect(asked.body).not.toContain(app.consumerSecret)
    expect(asked.location).toContain('/_ui/identity/verification/method/EmailVerificationFinishUi/e')
    const { code = '' } = org.mailbox.at(-1) ?? {}
    const classic = await logInClient(practice, org)
    classic.cookie = visitor.cookie
    const { location } = await classic.post(asked.location, { emc: code, retURL: address })
    expect(location).toBe(address)
    const page = await show(address)
    expect(readValue(page, 'Consumer Key')).toContain(app.consumerKey)
    expect(readValue(page, 'Consumer Secret')).toContain(app.consumerSecret)
    expect((await visitor.get(`${manager}/${app.id}/detail?tab=settings`)).body).not.toContain(
      app.consumerSecret,
    )
  })

  it('show them at once where no proof is asked for', async () => {
    org.variant.verification = 'none'
    const app = addExternalClientAppFixture(org)
    expect((await visitor.get(`${manager}/${app.id}/consumer`)).body).toContain(app.consumerSecret)
  })

  it('come from the App Manager by Migrate to External Client App, once for each app', async () => {
    const app = addConnectedAppFixture(org)
    const rows = async () =>
      /id="auraRows">([\s\S]*?)<\/script>/.exec(
        (await visitor.get('/lightning/setup/NavigationMenus/home')).body,
      )?.[1] ?? ''
    expect(await rows()).toContain('title="Migrate to External Client App"')
    const { location } = await visitor.post('/lightning/setup/NavigationMenus/migrate', { app: app.id })
    expect(location).toBe(`${manager}/${findMigratedApp(org, app)?.id}/detail`)
    expect(await rows()).not.toContain('Migrate to External Client App')
    expect(await rows()).toContain('SpaceIQ')
  })

  it('leave a migrated connected app read-only in Classic, and live again once they are deleted', async () => {
    const app = addReadyConnectedAppFixture(org)
    const classic = await logInClient(practice, org)
    const list = '/02u?setupid=TabSet'
    const hasButtons = async () => {
      const bodies = [getAppDetailUrl(app), getAppPoliciesUrl(app)].map(
        async (address) => (await classic.get(address)).body,
      )
      const [detail = '', policies = ''] = await Promise.all(bodies)
      return [
        detail.includes('name="edit"'),
        detail.includes('name="delete"'),
        policies.includes('name="edit"'),
        (await classic.get(list)).body.includes(`forceAppEdit.apexp?applicationId=${app.id}`),
      ]
    }
    const forms = [getAppEditUrl(app), getAppPoliciesEditUrl(app), `/${app.policyId}/e`]
    const statuses = () => Promise.all(forms.map(async (address) => (await classic.get(address)).status))
    expect(await hasButtons()).toEqual([true, true, true, true])
    expect(await statuses()).toEqual([200, 200, 200])
    const successor = migrateConnectedApp(org, app)
    expect(await hasButtons()).toEqual([false, false, false, false])
    expect(await statuses()).toEqual([403, 403, 403])
    const before = structuredClone(app)
    expect((await classic.post(getAppEditUrl(app), { name: 'Renamed' })).status).toBe(403)
    expect((await classic.post(getAppPoliciesEditUrl(app), {})).status).toBe(403)
    expect(app).toEqual(before)
    deleteExternalClientApp(org, successor)
    expect(await hasButtons()).toEqual([true, true, true, true])
    expect(await statuses()).toEqual([200, 200, 200])
  })

  it('open to nobody without a session, and not where they are forbidden', async () => {
    const app = addExternalClientAppFixture(org)
    org.variant.forbiddenPaths = [manager]
    expect((await visitor.get(`${manager}/home`)).status).toBe(404)
    expect((await visitor.post(`${manager}/${app.id}/delete`, {})).status).toBe(403)
    org.sessions.clear()
    expect((await visitor.post(`${manager}/${app.id}/delete`, {})).location).toContain('/visualforce/session')
    expect(org.externalClientApps).toEqual([app])
  })

  describe('beside them, Allow OAuth Username-Password Flows', () => {
    const settings = '/lightning/setup/OauthOidcSettings/home'
    const readSwitch = async () => (await show(settings)).querySelector('#allowPasswordFlow')

    it('is on or off as the org has it, and saved at once', async () => {
      expect((await readSwitch())?.hasAttribute('checked')).toBe(true)
      await visitor.post(settings, {})
      expect(org.variant.passwordFlowBlocked).toBe(true)
      expect((await readSwitch())?.hasAttribute('checked')).toBe(false)
      await visitor.post(settings, { allowPasswordFlow: 'on' })
      expect(org.variant.passwordFlowBlocked).toBe(false)
    })

    it('is greyed out, and stays off, in an org of Summer ’26', async () => {
      org.variant.era = 'summer-26'
      await visitor.post(settings, { allowPasswordFlow: 'on' })
      const shown = await readSwitch()
      expect([shown?.hasAttribute('disabled'), shown?.hasAttribute('checked')]).toEqual([true, false])
    })
  })
})
