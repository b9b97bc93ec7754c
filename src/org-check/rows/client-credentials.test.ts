/** What *Check my org* says of the way that is open, and of the apps' client credentials. */

import { describe, expect, test } from 'vitest'
import { createErrorResponse, createFakeApi, otherUser } from '../../../test/support/fake-api.ts'
import { passwordFlowEndDate } from '../../flow-retirement/flow-retirement.ts'
import type { GrantType } from '../../flow-retirement/grant-type.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { parseObservedSetup } from '../../setup-guide/background/observed-setup.schema.ts'
import { fetchOrgFacts } from '../facts/fetch-facts.ts'
import type { CheckRow } from '../row.ts'
import { checkRows, observeFacts } from '../rows.ts'

const org = 'acme.my.salesforce.com'
const today = new Date('2026-11-29T09:00:00Z')
const username = 'spaceiq@acme.example'
const user = { id: '005000000000002', username, profileName: 'SpaceIQ', active: true }

/** The stand-in answers every type with the same records: the flow's setting is in there too. */
const appXml = (inner = '', scopes = ['Full', 'Api']) => `<records><fullName>SpaceIQ</fullName>
  <label>SpaceIQ</label><oauthConfig><callbackUrl>https://api.spaceiq.com</callbackUrl>
  ${scopes.map((scope) => `<scopes>${scope}</scopes>`).join('')}
  <isConsumerSecretOptional>true</isConsumerSecretOptional>${inner}</oauthConfig>
  <blockOAuthUnPwFlow>false</blockOAuthUnPwFlow></records>`
const flow = (runAs = username, enabled = true) =>
  `<isClientCredentialEnabled>${enabled}</isClientCredentialEnabled><oauthClientCredentialUser>${runAs}</oauthClientCredentialUser>`

const withConnectedApp = (xml: string) => {
  const fake = createFakeApi()
  fake.tables.ConnectedApplication?.push({ Id: '0H4000000000001AAA', Name: 'SpaceIQ' })
  fake.setMetadata(xml)
  return fake
}

const externalApp = { Id: '0xI000000000001AAA', DeveloperName: 'SpaceIQ', MasterLabel: 'SpaceIQ' }
const withExternalApp = (policies: Readonly<Record<string, unknown>> | null, fake = createFakeApi()) => {
  fake.tables.ExternalClientApplication = [{ ...externalApp }]
  if (policies)
    fake.tables.ExtlClntAppOauthPlcyCnfg = [
      { Id: '0xP1', ExternalClientApplicationId: externalApp.Id, ...policies },
    ]
  return fake
}
const policies = { IsClientCredentialsFlowEnabled: true, ClientCredentialsFlowUser: username }

const check = async (
  { api }: ReturnType<typeof createFakeApi>,
  { now = today, known = { user }, chosenGrant = null as GrantType | null } = {},
) => {
  const facts = await fetchOrgFacts(api, known, { username, defaultUsername: username })
  if (!facts.ok) throw new Error(facts.reason)
  const setup: ObservedSetup = { ...observeFacts(facts.value, known), user }
  const rows = new Map(
    checkRows(facts.value, { org, isPasswordLost: false, loginTest: {}, setup, now, chosenGrant }).map(
      (row) => [row.id, row],
    ),
  )
  return { rows, setup }
}
const keysOf = (row: CheckRow | undefined) => row?.details.map(({ key }) => key)

describe('the connected app', () => {
  test('that nobody prepared is no finding while the manual’s way is open', async () => {
    const { rows } = await check(withConnectedApp(appXml(flow('', false))))
    expect(rows.get('way')).toMatchObject({ status: 'right', details: [{ key: 'way_password' }] })
    expect(rows.has('app-client-credentials')).toBe(false)
    expect(rows.has('external-client-app')).toBe(false)
  })

  test('with full alone is named as the trap, once its client credentials were begun', async () => {
    const { rows, setup } = await check(withConnectedApp(appXml(flow(), ['Full'])))
    expect(rows.get('app-client-credentials')?.status).toBe('wrong')
    expect(keysOf(rows.get('app-client-credentials'))).toEqual(['cc_gap_api_scope'])
    expect(setup.connectedApp?.clientCredentials).toEqual({
      apiScope: false,
      flowEnabled: true,
      runAs: username,
    })
  })

  test.each([
    ['', 'cc_gap_no_run_as'],
    ['admin@acme.example', 'cc_gap_other_run_as'],
  ])('that acts as “%s” is shown with what to look at', async (runAs, key) => {
    const { rows } = await check(withConnectedApp(appXml(flow(runAs))))
    expect(rows.get('app-client-credentials')?.status).toBe('wrong')
    expect(keysOf(rows.get('app-client-credentials'))).toEqual([key])
  })

  test('that is ready for both says so, and the password stays the way', async () => {
    const { rows } = await check(withConnectedApp(appXml(flow())))
    expect(rows.get('app-client-credentials')).toMatchObject({
      status: 'right',
      details: [{ key: 'cc_ready', subs: [username] }],
    })
    expect(rows.get('way')?.details).toEqual([{ key: 'way_password', subs: [] }])
  })

  test('that nobody prepared is a finding once client credentials were chosen, or are the only way', async () => {
    const fake = () => withConnectedApp(appXml(flow('', false)))
    for (const more of [{ chosenGrant: 'client_credentials' as const }, { now: passwordFlowEndDate }])
      expect((await check(fake(), more)).rows.get('app-client-credentials')?.status).toBe('wrong')
  })

  test('of which the API does not tell the flow is not called ready', async () => {
    const { rows } = await check(withConnectedApp(appXml()), { now: passwordFlowEndDate })
    expect(rows.get('app-client-credentials')?.status).toBe('unknown')
  })
})

describe('the external client app', () => {
  test('is read with its policies, and what is stored of it is valid', async () => {
    const { rows, setup } = await check(withExternalApp(policies))
    expect(rows.get('external-client-app')?.status).toBe('right')
    expect(parseObservedSetup(setup).externalClientApp).toEqual({
      id: '0xI000000000001',
      name: 'SpaceIQ',
      flowEnabled: true,
      runAs: username,
    })
  })

  test('without Run As, or with the flow off in its policies, is shown with what is missing', async () => {
    const off = { IsClientCredentialsFlowEnabled: false, ClientCredentialsFlowUser: null }
    const { rows } = await check(withExternalApp(off), { now: passwordFlowEndDate })
    expect(rows.get('way')?.details).toEqual([{ key: 'way_prepare_external_client_app', subs: [] }])
    expect(keysOf(rows.get('external-client-app'))).toEqual([
      'check_external_app_found',
      'cc_gap_flow_disabled',
      'cc_gap_no_run_as',
    ])
  })

  test('whose policies are not there is not called right', async () => {
    expect((await check(withExternalApp(null))).rows.get('external-client-app')?.status).toBe('unknown')
  })

  test('of the connected app’s name is told as migrated, as that ends the password flow', async () => {
    const fake = withExternalApp(policies, withConnectedApp(appXml()))
    const { rows } = await check(fake)
    expect(rows.get('external-client-app')?.status).toBe('wrong')
    expect(rows.get('external-client-app')?.details).toEqual([{ key: 'check_migrated', subs: ['SpaceIQ'] }])
    expect((await check(fake, { now: passwordFlowEndDate })).rows.get('external-client-app')?.status).toBe(
      'right',
    )
  })

  test('is none in an org that has no such object, and unknown where it may not be read', async () => {
    const none = createFakeApi()
    none.answer(/FROM ExternalClientApplication/, createErrorResponse('INVALID_TYPE'))
    expect((await check(none)).rows.has('external-client-app')).toBe(false)
    const refused = createFakeApi()
    refused.answer(/FROM ExternalClientApplication/, createErrorResponse('INSUFFICIENT_ACCESS'))
    const known = {
      user,
      externalClientApp: { id: 'x', name: 'SpaceIQ', flowEnabled: true, runAs: username },
    }
    const { rows, setup } = await check(refused, { known, now: passwordFlowEndDate })
    expect(rows.get('external-client-app')?.status).toBe('unknown')
    // Not answered is not gone.
    expect(setup.externalClientApp).toEqual(known.externalClientApp)
  })

  test('that was deleted is not remembered', async () => {
    const known = {
      user,
      externalClientApp: { id: 'x', name: 'SpaceIQ', flowEnabled: true, runAs: username },
    }
    expect((await check(createFakeApi(), { known })).setup).not.toHaveProperty('externalClientApp')
  })
})

describe('the password flow', () => {
  const blocked =
    '<records><fullName>OauthOidc</fullName><blockOAuthUnPwFlow>true</blockOAuthUnPwFlow></records>'
  const orgOf = (createdDate: string) => {
    const fake = createFakeApi()
    fake.setMetadata(blocked)
    Object.assign(fake.tables.Organization?.[0] ?? {}, { CreatedDate: createdDate })
    return fake
  }

  test.each([
    ['2019-03-04T09:00:00.000+0000', today, 'check_flow_blocked', 'way_password_off'],
    ['2026-09-01T09:00:00.000+0000', today, 'check_flow_locked', 'way_create_external_client_app'],
    [
      '2019-03-04T09:00:00.000+0000',
      passwordFlowEndDate,
      'check_flow_over',
      'way_create_external_client_app',
    ],
  ])('blocked in an org of %s, on %s: %s', async (created, now, key, way) => {
    const { rows } = await check(orgOf(created), { now })
    expect(rows.get('flow')?.status).toBe('wrong')
    expect(keysOf(rows.get('flow'))).toEqual([key])
    expect(keysOf(rows.get('way'))).toEqual([way])
  })

  test('that is allowed is over all the same from the end date on', async () => {
    expect(keysOf((await check(createFakeApi(), { now: passwordFlowEndDate })).rows.get('flow'))).toEqual([
      'check_flow_over',
    ])
  })
})

describe('the login history', () => {
  const login = (LoginSubType: string | null, minute: number) => ({
    UserId: otherUser.Id,
    Status: 'Success',
    LoginTime: `2026-11-29T09:0${minute}:00.000+0000`,
    SourceIp: '203.0.113.7',
    Application: 'SpaceIQ',
    LoginType: 'Remote Access 2.0',
    LoginSubType,
  })

  test('tells which flow was used, once for equal ones in a row', async () => {
    const fake = createFakeApi()
    fake.tables.User?.push({ ...otherUser, Username: username })
    fake.tables.LoginHistory = [
      login('OauthClientCredentials', 3),
      login('OauthUsernamePassword', 2),
      login('OauthUsernamePassword', 1),
    ]
    expect(keysOf((await check(fake)).rows.get('logins'))).toEqual([
      'check_login',
      'login_flow_client_credentials',
      'check_login',
      'login_flow_password',
      'check_login',
    ])
    fake.tables.LoginHistory = [login('Unknown', 3), login(null, 2)]
    expect(keysOf((await check(fake)).rows.get('logins'))).toEqual(['check_login', 'check_login'])
  })
})
