/**
 * Adds to an org what exists already, or what others change: for tests, and for
 * `OrgVariant.fixtures`.
 */

import {
  type CaseFieldName,
  requiredCaseFields,
  requiredConnectedApp,
  requiredProfile,
  requiredUser,
} from '../../src/required-setup.ts'
import { createExternalClientApp } from './external-client-apps.ts'
import { deleteField } from './pages/field/deleted-fields.ts'
import { findFreeId, to18 } from './pages/ids.ts'
import { createConsumerCredentials, createFieldId, randomText } from './state.ts'
import type {
  FakeOrg,
  FixtureName,
  OrgConnectedApp,
  OrgExternalClientApp,
  OrgField,
  OrgProfile,
  OrgUser,
} from './types.ts'

const everyName = requiredCaseFields.map(({ name }) => name)

/** Adds a field as the manual wants it: visible to all profiles, on all layouts. */
function createExpectedField(org: FakeOrg, name: CaseFieldName): OrgField {
  const wanted = requiredCaseFields.find((one) => one.name === name)
  if (!wanted) throw new Error(`The manual has no field ${name}`)
  return {
    id: createFieldId(org),
    label: name,
    developerName: name,
    dtype: wanted.type === 'Text' ? 'S' : 'J',
    length: wanted.length,
    externalId: wanted.externalId,
    visibleLines: wanted.visibleLines ?? null,
    description: '',
    security: Object.fromEntries(org.profiles.map(({ id }) => [id, { visible: true, readOnly: false }])),
    layouts: org.layouts.map(({ id }) => id),
    namespace: '',
  }
}

interface FieldsFixture {
  /** All seven by default. */
  names?: readonly CaseFieldName[]
  /** Differences of each from the manual. */
  changes?: Partial<OrgField>
}

export function addFieldsFixture(
  org: FakeOrg,
  { names = everyName, changes = {} }: FieldsFixture = {},
): OrgField[] {
  return names.map((name) => {
    const field = { ...createExpectedField(org, name), ...changes }
    org.fields.push(field)
    return field
  })
}

const addFieldFixture = (org: FakeOrg, name: CaseFieldName, changes: Partial<OrgField> = {}): OrgField => {
  const [field] = addFieldsFixture(org, { names: [name], changes })
  if (!field) throw new Error('No field was made')
  return field
}

/** Adds a field of the right name with wrong attributes, by default too short and on no layout. */
export const addWrongFieldFixture = (
  org: FakeOrg,
  name: CaseFieldName = 'ExternalID',
  changes: Partial<OrgField> = { length: 50, externalId: false, layouts: [] },
): OrgField => addFieldFixture(org, name, changes)

/** Adds a package's field of the same label and name: `pkg__ExternalID__c`. */
export const addManagedFieldFixture = (
  org: FakeOrg,
  namespace = 'pkg',
  name: CaseFieldName = 'ExternalID',
): OrgField => addFieldFixture(org, name, { namespace })

/** Adds a deleted field: it is on the page of deleted fields, and its name is free. */
export function addDeletedFieldFixture(org: FakeOrg, name: CaseFieldName = 'ExternalID'): OrgField {
  const field = addFieldFixture(org, name)
  deleteField(org, field)
  return field
}

/** Adds a field of the right label and another API name: labels need not be unique. */
export const addSameLabelFieldFixture = (
  org: FakeOrg,
  name: CaseFieldName = 'ExternalID',
  developerName = `SpaceIQ_${name}`,
): OrgField => addFieldFixture(org, name, { developerName })

/** Adds fields that have nothing to do with SpaceIQ. */
export function addUnrelatedFieldsFixture(org: FakeOrg, count = 1000): OrgField[] {
  const made = Array.from({ length: count }, (_, index): OrgField => {
    const number = String(index + 1).padStart(4, '0')
    return {
      ...createExpectedField(org, 'Department'),
      // Numbered here: finding a free id a thousand times is slow.
      id: to18(`00N5g00001${number}M`),
      label: `Legacy Field ${number}`,
      developerName: `Legacy_Field_${number}`,
      security: {},
      layouts: [],
    }
  })
  org.fields.push(...made)
  return made
}

/**
 * Adds a custom profile of the Salesforce licence with access to Cases, by default with all three
 * permissions.
 */
export function addProfileFixture(
  org: FakeOrg,
  name: string = requiredProfile.name,
  permissions: Readonly<Record<string, boolean>> | readonly string[] = requiredProfile.permissions,
  changes: Partial<OrgProfile> = {},
): OrgProfile {
  const on = Array.isArray(permissions)
    ? Object.fromEntries(permissions.map((one: string) => [one, true]))
    : { ...(permissions as Readonly<Record<string, boolean>>) }
  const made: OrgProfile = {
    id: findFreeId(
      '00e',
      org.profiles.map(({ id }) => id),
    ),
    name,
    licence: 'Salesforce',
    custom: true,
    description: '',
    permissions: on,
    caseAccess: { read: true, create: true, edit: true, delete: false },
    ...changes,
  }
  org.profiles.push(made)
  return made
}

/** Adds the integration user, by default with the profile of the usual name, created if missing. */
export function addUserFixture(org: FakeOrg, changes: Partial<OrgUser> = {}): OrgUser {
  const profileId =
    changes.profileId ??
    (org.profiles.find(({ name }) => name === requiredProfile.name) ?? addProfileFixture(org)).id
  const made: OrgUser = {
    id: findFreeId(
      '005',
      org.users.map(({ id }) => id),
    ),
    firstName: '',
    lastName: requiredUser.lastName,
    alias: requiredUser.alias,
    email: 'it@acme.example',
    username: `spaceiq@${org.name}.example`,
    nickname: requiredUser.nickname,
    active: true,
    password: `Pw1-${randomText(16)}`,
    ...changes,
    profileId,
  }
  org.users.push(made)
  const licence = org.licences.find(
    ({ name }) => name === org.profiles.find(({ id }) => id === profileId)?.licence,
  )
  if (made.active && licence) licence.free -= 1
  return made
}

/** Adds the connected app, by default all right. */
export function addConnectedAppFixture(
  org: FakeOrg,
  changes: Partial<OrgConnectedApp> = {},
): OrgConnectedApp {
  const made: OrgConnectedApp = {
    id: findFreeId(
      '06P',
      org.apps.map(({ id }) => id),
    ),
    policyId: findFreeId(
      '0H4',
      org.apps.map(({ policyId }) => policyId),
    ),
    name: requiredConnectedApp.name,
    apiName: requiredConnectedApp.apiName,
    contactEmail: 'it@acme.example',
    oauth: true,
    callbackUrl: requiredConnectedApp.callbackUrl,
    scopes: [requiredConnectedApp.scope],
    secretForWebServer: false,
    secretForRefreshToken: true,
    pkce: false,
    ...createConsumerCredentials(),
    savedAt: Date.now() - 86_400_000,
    ...changes,
  }
  org.apps.push(made)
  return made
}

/** Returns the integration user's id: of the first API-only user, who is added if missing. */
function findRunAs(org: FakeOrg): string {
  const apiOnly = org.profiles.filter(({ permissions }) => permissions.ApiUserOnly).map(({ id }) => id)
  return (org.users.find(({ profileId }) => apiOnly.includes(profileId)) ?? addUserFixture(org)).id
}

/** Adds the connected app as both flows need it: scopes `full` and `api`, and a run-as user. */
export const addReadyConnectedAppFixture = (
  org: FakeOrg,
  changes: Partial<OrgConnectedApp> = {},
): OrgConnectedApp =>
  addConnectedAppFixture(org, {
    scopes: [requiredConnectedApp.scope, 'api'],
    clientCredentials: true,
    runAs: changes.runAs ?? findRunAs(org),
    ...changes,
  })

/** Adds the external client app, by default all right, with the integration user as *Run As*. */
export const addExternalClientAppFixture = (
  org: FakeOrg,
  changes: Partial<OrgExternalClientApp> = {},
): OrgExternalClientApp =>
  createExternalClientApp(org, {
    name: requiredConnectedApp.name,
    apiName: requiredConnectedApp.apiName,
    callbackUrl: requiredConnectedApp.callbackUrl,
    scopes: ['api'],
    clientCredentials: true,
    clientCredentialsPolicy: true,
    runAs: changes.runAs ?? findRunAs(org),
    savedAt: Date.now() - 86_400_000,
    ...changes,
  })

/** Adds an app of somebody else's. */
export const addUnrelatedAppFixture = (
  org: FakeOrg,
  changes: Partial<OrgConnectedApp> = {},
): OrgConnectedApp =>
  addConnectedAppFixture(org, {
    name: 'Data Loader Bridge',
    apiName: 'Data_Loader_Bridge',
    callbackUrl: 'https://bridge.example/oauth/callback',
    scopes: ['api', 'refresh_token'],
    secretForWebServer: true,
    ...changes,
  })

/** Uses up the licence: no more users of it can be active. */
export function useUpLicences(org: FakeOrg, name = 'Salesforce'): void {
  for (const licence of org.licences) if (licence.name === name) licence.free = 0
}

/**
 * Takes a username in another org: Salesforce refuses it as a duplicate, though no list shows it.
 */
export const reserveUsername = (org: FakeOrg, username: string): void => {
  org.usernamesInOtherOrgs.push(username)
}

/**
 * Expires every session: the next request leads to `/?ec=302&startURL=…`, and back after the login.
 */
export const expireSessions = (org: FakeOrg): void => org.sessions.clear()

const wrongApp = { name: 'Facilities Integration', apiName: 'Facilities_Integration' }

const fixtureBuilders: Readonly<Record<FixtureName, (org: FakeOrg) => unknown>> = {
  fields: (org) => addFieldsFixture(org),
  'wrong-field': (org) => addWrongFieldFixture(org),
  'managed-field': (org) => addManagedFieldFixture(org),
  'deleted-field': (org) => addDeletedFieldFixture(org),
  'field-under-other-name': (org) => addSameLabelFieldFixture(org),
  'many-fields': (org) => addUnrelatedFieldsFixture(org),
  profile: (org) => addProfileFixture(org, 'Integration Access'),
  'wrong-profile': (org) => addProfileFixture(org, requiredProfile.name, { ApiEnabled: true }),
  user: (org) => addUserFixture(org),
  'inactive-user': (org) => addUserFixture(org, { active: false }),
  app: (org) => addConnectedAppFixture(org),
  'app-by-callback': (org) => addConnectedAppFixture(org, wrongApp),
  'app-by-name': (org) =>
    addConnectedAppFixture(org, { callbackUrl: 'https://login.salesforce.com/services/oauth2/success' }),
  'app-wrong': (org) =>
    addConnectedAppFixture(org, { ...wrongApp, scopes: ['api'], secretForWebServer: true }),
  'app-for-both': (org) => addReadyConnectedAppFixture(org),
  'external-client-app': (org) => addExternalClientAppFixture(org),
  'other-app': (org) => addUnrelatedAppFixture(org),
  'no-licence': (org) => useUpLicences(org),
}

/** Adds the fixtures of the org's variant. */
export function applyFixtures(org: FakeOrg): FakeOrg {
  for (const one of org.variant.fixtures) fixtureBuilders[one](org)
  return org
}
