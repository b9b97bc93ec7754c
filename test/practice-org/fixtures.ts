/** What someone made in the org earlier, and what happens to it from outside: for tests, and for `existing` of a world. */

import { type CaseFieldName, caseFields, connectedApp, profile, user } from '../../src/required-setup.ts'
import { deleteField } from './pages/field/deleted-fields.ts'
import { freeId, to18 } from './pages/ids.ts'
import { newConsumer, newFieldId, randomText } from './state.ts'
import type { Existing, OrgApp, OrgField, OrgProfile, OrgState, OrgUser } from './types.ts'

const everyName = caseFields.map(({ name }) => name)

/** The field as the manual wants it: visible to all profiles, on all layouts. */
function manualField(org: OrgState, name: CaseFieldName): OrgField {
  const wanted = caseFields.find((one) => one.name === name)
  if (!wanted) throw new Error(`The manual has no field ${name}`)
  return {
    id: newFieldId(org),
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

export interface FieldsSeed {
  /** All seven when left out. */
  names?: readonly CaseFieldName[]
  /** What is otherwise than the manual wants it, of each. */
  changes?: Partial<OrgField>
}

export function withFields(org: OrgState, { names = everyName, changes = {} }: FieldsSeed = {}): OrgField[] {
  return names.map((name) => {
    const field = { ...manualField(org, name), ...changes }
    org.fields.push(field)
    return field
  })
}

const withField = (org: OrgState, name: CaseFieldName, changes: Partial<OrgField> = {}): OrgField => {
  const [field] = withFields(org, { names: [name], changes })
  if (!field) throw new Error('No field was made')
  return field
}

/** One field under its right name with wrong attributes: too short and on no layout, when nothing is said. */
export const withWrongField = (
  org: OrgState,
  name: CaseFieldName = 'ExternalID',
  changes: Partial<OrgField> = { length: 50, externalId: false, layouts: [] },
): OrgField => withField(org, name, changes)

/** A package's field of the same label and name: `pkg__ExternalID__c`. */
export const withManagedField = (
  org: OrgState,
  namespace = 'pkg',
  name: CaseFieldName = 'ExternalID',
): OrgField => withField(org, name, { namespace })

/** Made and deleted: it stands on the page of deleted fields, and its name is free. */
export function withDeletedField(org: OrgState, name: CaseFieldName = 'ExternalID'): OrgField {
  const field = withField(org, name)
  deleteField(org, field)
  return field
}

/** The right label, another API name: Salesforce allows a label twice. */
export const withFieldUnderOtherApiName = (
  org: OrgState,
  name: CaseFieldName = 'ExternalID',
  developerName = `SpaceIQ_${name}`,
): OrgField => withField(org, name, { developerName })

/** Fields that have nothing to do with SpaceIQ. */
export function withManyFields(org: OrgState, count = 1000): OrgField[] {
  const made = Array.from({ length: count }, (_, index): OrgField => {
    const number = String(index + 1).padStart(4, '0')
    return {
      ...manualField(org, 'Department'),
      // Numbered here: asking for the next free id a thousand times is slow.
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

/** A custom profile of the Salesforce licence that may work with Cases; by default with all three permissions. */
export function withProfile(
  org: OrgState,
  name: string = profile.name,
  permissions: Readonly<Record<string, boolean>> | readonly string[] = profile.permissions,
  changes: Partial<OrgProfile> = {},
): OrgProfile {
  const on = Array.isArray(permissions)
    ? Object.fromEntries(permissions.map((one: string) => [one, true]))
    : { ...(permissions as Readonly<Record<string, boolean>>) }
  const made: OrgProfile = {
    id: freeId(
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

/** The integration user; with the profile of the usual name, which is made when there is none. */
export function withUser(org: OrgState, changes: Partial<OrgUser> = {}): OrgUser {
  const profileId =
    changes.profileId ?? (org.profiles.find(({ name }) => name === profile.name) ?? withProfile(org)).id
  const made: OrgUser = {
    id: freeId(
      '005',
      org.users.map(({ id }) => id),
    ),
    firstName: '',
    lastName: user.lastName,
    alias: user.alias,
    email: 'it@acme.example',
    username: `spaceiq@${org.name}.example`,
    nickname: user.nickname,
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

/** The connected app, right in all unless told otherwise. */
export function withApp(org: OrgState, changes: Partial<OrgApp> = {}): OrgApp {
  const made: OrgApp = {
    id: freeId(
      '06P',
      org.apps.map(({ id }) => id),
    ),
    policyId: freeId(
      '0H4',
      org.apps.map(({ policyId }) => policyId),
    ),
    name: connectedApp.name,
    apiName: connectedApp.apiName,
    contactEmail: 'it@acme.example',
    oauth: true,
    callbackUrl: connectedApp.callbackUrl,
    scopes: [connectedApp.scope],
    secretForWebServer: false,
    secretForRefreshToken: true,
    pkce: false,
    ...newConsumer(),
    savedAt: Date.now() - 86_400_000,
    ...changes,
  }
  org.apps.push(made)
  return made
}

/** An app of somebody else's. */
export const withOtherApp = (org: OrgState, changes: Partial<OrgApp> = {}): OrgApp =>
  withApp(org, {
    name: 'Data Loader Bridge',
    apiName: 'Data_Loader_Bridge',
    callbackUrl: 'https://bridge.example/oauth/callback',
    scopes: ['api', 'refresh_token'],
    secretForWebServer: true,
    ...changes,
  })

/** No user of this licence can be made active any more. */
export function withoutLicence(org: OrgState, name = 'Salesforce'): void {
  for (const licence of org.licences) if (licence.name === name) licence.free = 0
}

/** The username is another org's: Salesforce refuses it as a duplicate, though no list shows it. */
export const withUsernameElsewhere = (org: OrgState, username: string): void => {
  org.usernamesElsewhere.push(username)
}

/** Ends every session now: the next request leads to `/?ec=302&startURL=…`, and back after the login. */
export const expireSession = (org: OrgState): void => org.sessions.clear()

const wrongApp = { name: 'Facilities Integration', apiName: 'Facilities_Integration' }

const seeds: Readonly<Record<Existing, (org: OrgState) => unknown>> = {
  fields: (org) => withFields(org),
  'wrong-field': (org) => withWrongField(org),
  'managed-field': (org) => withManagedField(org),
  'deleted-field': (org) => withDeletedField(org),
  'field-under-other-name': (org) => withFieldUnderOtherApiName(org),
  'many-fields': (org) => withManyFields(org),
  profile: (org) => withProfile(org, 'Integration Access'),
  'wrong-profile': (org) => withProfile(org, profile.name, { ApiEnabled: true }),
  user: (org) => withUser(org),
  'inactive-user': (org) => withUser(org, { active: false }),
  app: (org) => withApp(org),
  'app-by-callback': (org) => withApp(org, wrongApp),
  'app-by-name': (org) =>
    withApp(org, { callbackUrl: 'https://login.salesforce.com/services/oauth2/success' }),
  'app-wrong': (org) => withApp(org, { ...wrongApp, scopes: ['api'], secretForWebServer: true }),
  'other-app': (org) => withOtherApp(org),
  'no-licence': (org) => withoutLicence(org),
}

/** Puts in place what the org's world says was there before. */
export function applyExisting(org: OrgState): OrgState {
  for (const one of org.world.existing) seeds[one](org)
  return org
}
