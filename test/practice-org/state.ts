/** Creates a new org as Salesforce delivers it, and looks up its records. */

import { randomBytes, randomInt } from 'node:crypto'
import { getEraDefaults, getOrgCreatedDate } from './era.ts'
import { findFreeId, to18 } from './pages/ids.ts'
import { defaultOrgVariant, type FakeOrg, type OrgField, type OrgProfile, type OrgVariant } from './types.ts'

const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
export const randomText = (length: number, alphabet = characters): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')

/**
 * Creates a key and secret like Salesforce's: 85 characters beginning with 3MVG9, and 64 hex
 * digits.
 */
export const createConsumerCredentials = (): { consumerKey: string; consumerSecret: string } => ({
  consumerKey: `3MVG9${randomText(80, `${characters}._`)}`,
  consumerSecret: randomBytes(32).toString('hex').toUpperCase(),
})

/** Creates a record id of this type, unique by `number`. */
const recordId = (prefix: string, number: number) =>
  to18(`${prefix}5g00000${String(number).padStart(3, '0')}Qx`.padEnd(15, 'A'))

const fullCaseAccess = { read: true, create: true, edit: true, delete: true }
const noCaseAccess = { read: false, create: false, edit: false, delete: false }
const administrator = [
  'ApiEnabled',
  'CustomizeApplication',
  'LightningExperienceUser',
  'ManageUsers',
  'ModifyAllData',
  'ViewAllData',
  'ViewSetup',
  'AllowEmailIC',
  'EditTask',
  'ExportReport',
  'ManageCases',
  'RunReports',
  'TransferAnyCase',
]
const standard = ['ApiEnabled', 'LightningExperienceUser', 'EditTask', 'ExportReport', 'RunReports']

type ProfileSeed = [
  name: string,
  licence: string,
  permissions: string[],
  caseAccess: OrgProfile['caseAccess'],
]
const profileSeeds: ProfileSeed[] = [
  [
    'Analytics Cloud Integration User',
    'Analytics Cloud Integration User',
    ['ApiEnabled', 'ViewAllData'],
    noCaseAccess,
  ],
  ['Chatter Free User', 'Chatter Free', [], noCaseAccess],
  ['Contract Manager', 'Salesforce', standard, { ...fullCaseAccess, delete: false }],
  ['Cross Org Data Proxy User', 'XOrg Proxy User', [], noCaseAccess],
  ['Marketing User', 'Salesforce', [...standard, 'AllowEmailIC'], { ...fullCaseAccess, delete: false }],
  ['Minimum Access - Salesforce', 'Salesforce', ['LightningExperienceUser'], noCaseAccess],
  ['Read Only', 'Salesforce', standard, { ...noCaseAccess, read: true }],
  [
    'Salesforce API Only System Integrations',
    'Salesforce Integration',
    ['ApiEnabled', 'ApiUserOnly'],
    noCaseAccess,
  ],
  ['Solution Manager', 'Salesforce', standard, { ...fullCaseAccess, delete: false }],
  ['Standard Platform User', 'Salesforce Platform', standard, { ...fullCaseAccess, delete: false }],
  ['Standard User', 'Salesforce', standard, { ...fullCaseAccess, delete: false }],
  ['System Administrator', 'Salesforce', administrator, fullCaseAccess],
]

const makeProfiles = (): OrgProfile[] =>
  profileSeeds.map(([name, licence, permissions, caseAccess], index) => ({
    id: recordId('00e', index + 1),
    name,
    licence,
    custom: false,
    description: '',
    permissions: Object.fromEntries(permissions.map((permission) => [permission, true])),
    caseAccess: { ...caseAccess },
  }))

const field = (number: number, label: string, dtype: string, length: number): OrgField => ({
  id: recordId('00N', number),
  label,
  developerName: label.replace(/ /g, ''),
  dtype,
  length,
  externalId: false,
  visibleLines: null,
  description: '',
  security: {},
  layouts: [],
  namespace: '',
})

const licenceSeeds: Record<string, number> = {
  Salesforce: 1,
  'Salesforce Integration': 1,
  'Salesforce Platform': 3,
  'Analytics Cloud Integration User': 1,
  'Chatter Free': 5000,
  'XOrg Proxy User': 1,
}

export const adminPassword = 'practice-1'

export function createOrg(name: string, variant: Partial<OrgVariant> = {}): FakeOrg {
  const profiles = makeProfiles()
  const administrators = profiles.find((profile) => profile.name === 'System Administrator')
  const layouts = [
    'Case (Marketing) Layout',
    'Case (Sales) Layout',
    'Case (Support) Layout',
    'Case Layout',
    'Close Case Layout',
  ]
  return {
    variant: { ...defaultOrgVariant, ...getEraDefaults(variant.era), ...variant },
    name,
    fields: [field(1, 'EngineeringReqNumber', 'S', 30), field(2, 'SLAViolation', 'L', 0)],
    deletedFields: [],
    profiles,
    users: [
      {
        id: recordId('005', 1),
        firstName: 'Alex',
        lastName: 'Admin',
        alias: 'aadmi',
        email: 'admin@acme.example',
        username: 'admin@acme.example',
        nickname: 'admin',
        profileId: administrators?.id ?? '',
        active: true,
        password: adminPassword,
      },
    ],
    apps: [],
    externalClientApps: [],
    layouts: layouts.map((layout, index) => ({ id: recordId('00h', index + 1), name: layout })),
    licences: Object.entries(licenceSeeds).map(([licence, free], index) => ({
      id: recordId('100', index + 1),
      name: licence,
      free,
    })),
    mailbox: [],
    sessions: new Map(),
    usernamesInOtherOrgs: [],
    maintenanceShown: false,
    cases: [1, 2].map((number) => ({
      id: recordId('500', number),
      modifiedAt: Date.parse('2019-05-06T07:08:09Z'),
    })),
    createdAt: new Map(),
    requests: [],
  }
}

/** Remembers that a record was made just now. */
export function markCreated(state: FakeOrg, id: string): void {
  state.createdAt.set(id.slice(0, 15), Date.now())
}

/** Formats a moment as the API does, in whole seconds. */
export const toApiTime = (at: number): string =>
  new Date(Math.floor(at / 1000) * 1000).toISOString().replace('Z', '+0000')

/** Returns a record's CreatedDate as the API writes it. */
export const getCreatedDate = (state: FakeOrg, id: string): string => {
  const at = state.createdAt.get(id.slice(0, 15))
  return at === undefined ? getOrgCreatedDate(state) : toApiTime(at)
}

/** Returns the API name, e.g. `Team__c` or `pkg__Team__c`. */
export const getFieldApiName = (one: OrgField): string =>
  `${one.namespace ? `${one.namespace}__` : ''}${one.developerName}__c`

export const listFields = (state: FakeOrg, entity: string): OrgField[] =>
  state.fields.filter((one) => (one.entity ?? 'Case') === entity)

/** Finds a field by name without `__c`, case-insensitively as Salesforce does. */
export const findField = (state: FakeOrg, developerName: string, entity = 'Case'): OrgField | undefined =>
  listFields(state, entity).find(
    (one) => one.namespace === '' && one.developerName.toLowerCase() === developerName.toLowerCase(),
  )

export const findUser = (state: FakeOrg, username: string) =>
  state.users.find((one) => one.username.toLowerCase() === username.toLowerCase())

export const findProfile = (state: FakeOrg, name: string) => state.profiles.find((one) => one.name === name)

/** This many wrong passwords lock a user. */
const MAX_FAILED_LOGINS = 10

export const isLocked = ({ failedLogins = 0 }: { failedLogins?: number }): boolean =>
  failedLogins >= MAX_FAILED_LOGINS

export const createFieldId = (state: FakeOrg): string =>
  findFreeId(
    '00N',
    state.fields.map((one) => one.id),
  )

export const getFullName = (user: { firstName: string; lastName: string }): string =>
  `${user.firstName} ${user.lastName}`.trim()

/** Starts a session and returns the value of its `sid` cookie; scopes limit what it may do. */
export function openSession(state: FakeOrg, username: string, scopes?: readonly string[]): string {
  const sid = `${recordId('00D', 1).slice(0, 15)}!${randomText(80, `${characters}._`)}`
  state.sessions.set(sid, { username, verifiedForConsumer: false, ...(scopes ? { scopes } : {}) })
  return sid
}
